import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useNavigate } from '@tanstack/react-router'
import { Page } from './ui/Page.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  const navigate = useNavigate()
  return (
    <Page title="Not found" breadcrumbs={[]} onFollow={(to) => void navigate({ to })}>
      <Alert
        type="warning"
        header="There is nothing at this address"
        action={<Button onClick={() => void navigate({ to: '/' })}>Go to pipelines</Button>}
      >
        Check the address, or start from the list of pipelines.
      </Alert>
    </Page>
  )
}
