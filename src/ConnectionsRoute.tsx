import { useNavigate, useSearch } from '@tanstack/react-router'
import { editingPolicy, readOnlyPolicy } from './bridge/policies.ts'
import { ConnectionsPage } from './features/connections/ConnectionsPage.tsx'
import { lastListed, lastPlace, placeOf } from './last-place.ts'

const policies = { readOnly: readOnlyPolicy, editing: editingPolicy }

/** The connections, and the policies of the very list that the bridge enforces. */
export function ConnectionsRoute() {
  const { selected } = useSearch({ from: '/connections' })
  const navigate = useNavigate({ from: '/connections' })
  return (
    <ConnectionsPage
      current={lastPlace().connection}
      selected={selected}
      placeOf={placeOf}
      policies={policies}
      onSelect={(id) => void navigate({ search: id === undefined ? {} : { selected: id } })}
      onOpen={(place) => {
        const regions = lastListed(place.connection)
        void navigate({
          to: '/$connection/$region/pipelines',
          params: place,
          search: regions.length > 1 ? { regions: regions.join(',') } : {},
        })
      }}
      onFollow={(to) => void navigate({ to })}
    />
  )
}
