import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useNavigate } from '@tanstack/react-router'
import { Page } from './ui/Page.tsx'

const breadcrumbs = [
  { text: 'Pipelines', href: '/' },
  { text: 'Not found', href: '' },
]

/** An address that leads nowhere. */
export function NotFound() {
  const navigate = useNavigate()
  return (
    <Page title="Not found" breadcrumbs={breadcrumbs} onFollow={(to) => void navigate({ to })}>
      <ContentLayout header={<Header variant="h1">Not found</Header>}>
        <Alert
          type="warning"
          header="There is nothing at this address"
          action={<Button onClick={() => void navigate({ to: '/' })}>Go to pipelines</Button>}
        >
          Check the address, or start from the list of pipelines.
        </Alert>
      </ContentLayout>
    </Page>
  )
}
