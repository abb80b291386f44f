import Alert from '@cloudscape-design/components/alert'
import { useNavigate, useParams } from '@tanstack/react-router'
import { hasSandboxControls } from '../../aws/sandbox-controls.ts'
import { Page } from '../../ui/Page.tsx'
import { SandboxScreen } from './SandboxScreen.tsx'

/** The sandbox's controls; another connection is real, and has none. */
export function SandboxRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/sandbox' })
  const navigate = useNavigate()
  return (
    <Page
      title="Sandbox"
      breadcrumbs={[
        { text: 'Pipelines', href: `/${connection}/${region}/pipelines` },
        { text: 'Sandbox', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
    >
      {hasSandboxControls({ connection }) ? (
        <SandboxScreen place={{ connection, region }} />
      ) : (
        <Alert type="info" header="Only the sandbox can be steered" statusIconAriaLabel="Info">
          You are connected to {connection}, which is a real AWS account. Change the connection to
          Sandbox to make calls go wrong on purpose.
        </Alert>
      )}
    </Page>
  )
}
