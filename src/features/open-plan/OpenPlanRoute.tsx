import { useNavigate, useParams } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { OpenPlanScreen } from './OpenPlanScreen.tsx'

/** A plan that somebody has saved, on its way to a review. */
export function OpenPlanRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/open-plan' })
  const navigate = useNavigate()
  return (
    <Page
      title="Open plan"
      breadcrumbs={[
        { text: 'Pipelines', href: `/${connection}/${region}/pipelines` },
        { text: 'Open plan', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
    >
      <OpenPlanScreen
        connection={connection}
        onReview={(at, name) =>
          void navigate({
            to: '/$connection/$region/pipelines/$name/review',
            params: { connection, region: at, name },
          })
        }
      />
    </Page>
  )
}
