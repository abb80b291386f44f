import { useNavigate, useParams } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { StacksTable } from './StacksTable.tsx'

/** The stacks of one region. */
export function StacksRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/stacks' })
  const navigate = useNavigate()
  return (
    <Page
      title={`Stacks in ${region}`}
      breadcrumbs={[{ text: 'Stacks', href: `/${connection}/${region}/stacks` }]}
      onFollow={(to) => void navigate({ to })}
      contentType="table"
    >
      <StacksTable key={`${connection}/${region}`} place={{ connection, region }} />
    </Page>
  )
}
