import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { sandboxConnection } from '../../aws/connection.ts'
import { Page } from '../../ui/Page.tsx'
import { readRegions } from '../../pipeline/listed-regions.ts'
import { PipelinesHelp } from './PipelinesHelp.tsx'
import { PipelinesTable } from './PipelinesTable.tsx'
import { Welcome } from './Welcome.tsx'

/** Every pipeline of one region. */
export function PipelinesRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/pipelines' })
  const { filter = '', regions: asked } = useSearch({ from: '/$connection/$region/pipelines' })
  const regions = useMemo(() => readRegions(asked, region), [asked, region])
  const navigate = useNavigate({ from: '/$connection/$region/pipelines' })
  return (
    <Page
      title={regions.length > 1 ? 'Pipelines' : `Pipelines in ${regions[0]}`}
      breadcrumbs={[{ text: 'Pipelines', href: `/${connection}/${region}/pipelines` }]}
      onFollow={(to) => void navigate({ to })}
      contentType="table"
      help={<PipelinesHelp />}
    >
      {connection === sandboxConnection.id && <Welcome />}
      <PipelinesTable
        key={connection}
        connection={connection}
        regions={regions}
        filter={filter}
        onFilter={(text) =>
          void navigate({
            search: {
              ...(text && { filter: text }),
              ...(asked !== undefined && { regions: asked }),
            },
            replace: true,
          })
        }
        onOpenPlan={() =>
          void navigate({
            to: '/$connection/$region/open-plan',
            params: { connection, region },
            search: {},
          })
        }
        onRegions={(chosen) =>
          void navigate({
            to: '/$connection/$region/pipelines',
            params: {
              connection,
              region: chosen.includes(region) ? region : (chosen[0] ?? region),
            },
            search: {
              ...(filter && { filter }),
              ...(chosen.length > 1 && { regions: chosen.join(',') }),
            },
            replace: true,
          })
        }
      />
    </Page>
  )
}
