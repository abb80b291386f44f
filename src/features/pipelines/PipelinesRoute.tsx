import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { PipelinesTable } from './PipelinesTable.tsx'

/** Every pipeline of one region. */
export function PipelinesRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/pipelines' })
  const { filter = '' } = useSearch({ from: '/$connection/$region/pipelines' })
  const navigate = useNavigate({ from: '/$connection/$region/pipelines' })
  return (
    <Page
      title={`Pipelines in ${region}`}
      breadcrumbs={[{ text: 'Pipelines', href: `/${connection}/${region}/pipelines` }]}
      onFollow={(to) => void navigate({ to })}
      contentType="table"
    >
      <PipelinesTable
        key={`${connection}/${region}`}
        place={{ connection, region }}
        filter={filter}
        onFilter={(text) => void navigate({ search: text ? { filter: text } : {}, replace: true })}
      />
    </Page>
  )
}
