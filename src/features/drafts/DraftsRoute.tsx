import Flashbar from '@cloudscape-design/components/flashbar'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { DraftsScreen } from './DraftsScreen.tsx'
import { useDiscarded } from './use-discarded.tsx'

/** Every draft of this browser. */
export function DraftsRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/drafts' })
  const navigate = useNavigate()
  const { flashes, discard } = useDiscarded()
  return (
    <Page
      title="Drafts"
      breadcrumbs={[
        { text: 'Pipelines', href: `/${connection}/${region}/pipelines` },
        { text: 'Drafts', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
      notifications={flashes.length > 0 && <Flashbar items={flashes} />}
    >
      <DraftsScreen place={{ connection, region }} onDiscard={discard} />
    </Page>
  )
}
