import Link from '@cloudscape-design/components/link'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'

/** Leads to the versions of a pipeline. */
export function HistoryLink({ place, name }: { place: Place; name: string }) {
  const navigate = useNavigate()
  return (
    <Link
      href={`/${place.connection}/${place.region}/pipelines/${name}/history`}
      onFollow={(event) => {
        event.preventDefault()
        void navigate({
          to: '/$connection/$region/pipelines/$name/history',
          params: { ...place, name },
        })
      }}
    >
      History
    </Link>
  )
}
