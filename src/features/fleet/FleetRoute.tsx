import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readRegions } from '../../pipeline/listed-regions.ts'
import { Page } from '../../ui/Page.tsx'
import type { FleetSearch } from './fleet-search.ts'
import { FleetHelp } from './FleetHelp.tsx'
import { FleetScreen } from './FleetScreen.tsx'

const here = '/$connection/fleet'

/** Every pipeline of several regions. Regions, filter and view are in the address. */
export function FleetRoute({ lastRegions }: { lastRegions: (connection: string) => string[] }) {
  const { connection } = useParams({ from: here })
  const search = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const asked = search.regions ?? lastRegions(connection).join(',')
  const regions = useMemo(() => readRegions(asked, asked.split(',')[0] ?? ''), [asked])
  const change = (part: { [Member in keyof FleetSearch]: FleetSearch[Member] | undefined }) =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined),
        ),
      replace: true,
    })
  return (
    <Page
      title="Fleet"
      breadcrumbs={[{ text: 'Fleet', href: `/${connection}/fleet` }]}
      onFollow={(to) => void navigate({ to })}
      contentType="table"
      help={<FleetHelp />}
    >
      <FleetScreen
        key={connection}
        connection={connection}
        regions={regions}
        search={search}
        onChange={change}
      />
    </Page>
  )
}
