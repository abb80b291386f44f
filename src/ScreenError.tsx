import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ErrorComponentProps, useNavigate } from '@tanstack/react-router'
import { UnknownConnection } from './aws/connection.ts'
import { Page } from './ui/Page.tsx'

const breadcrumbs = [
  { text: 'Pipelines', href: '/' },
  { text: 'Error', href: '' },
]

/** The last resort: a screen that could not be shown. Drafts are kept in the browser. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const navigate = useNavigate()
  return (
    <Page title="Error" breadcrumbs={breadcrumbs} onFollow={(to) => void navigate({ to })}>
      <ContentLayout header={<Header variant="h1">This screen cannot be shown</Header>}>
        <Alert
          type="error"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              {error instanceof UnknownConnection ? (
                <Button onClick={() => void navigate({ to: '/connections' })}>
                  Choose a connection
                </Button>
              ) : (
                <Button onClick={reset}>Try again</Button>
              )}
              <Button onClick={() => void navigate({ to: '/' })}>Go to pipelines</Button>
            </SpaceBetween>
          }
        >
          {error instanceof Error ? error.message : String(error)}{' '}
          {error instanceof UnknownConnection &&
            'The address may come from another machine, or the profile has been renamed or removed. '}
          Drafts are kept.
        </Alert>
      </ContentLayout>
    </Page>
  )
}
