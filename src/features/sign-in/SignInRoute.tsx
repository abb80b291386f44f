import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { SignInScreen } from './SignInScreen.tsx'

/** Where a person gives a connection its credentials; then it goes on where they were. */
export function SignInRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/sign-in' })
  const { to } = useSearch({ from: '/$connection/$region/sign-in' })
  const navigate = useNavigate()
  const pipelines = `/${connection}/${region}/pipelines`
  return (
    <Page
      title="Sign in"
      breadcrumbs={[
        { text: 'Pipelines', href: pipelines },
        { text: 'Sign in', href: '' },
      ]}
      onFollow={(href) => void navigate({ to: href })}
      contentType="form"
    >
      <SignInScreen
        connection={connection}
        returnTo={to ?? pipelines}
        onSignedIn={() => void navigate({ href: to ?? pipelines })}
      />
    </Page>
  )
}
