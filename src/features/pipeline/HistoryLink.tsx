import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'

/** Leads to the versions of a pipeline. */
export function HistoryLink({ place, name }: { place: Place; name: string }) {
  const navigate = useNavigate()
  return (
    <ScreenLink
      href={`/${place.connection}/${place.region}/pipelines/${name}/history`}
      onFollow={() =>
        void navigate({
          to: '/$connection/$region/pipelines/$name/history',
          params: { ...place, name },
        })
      }
    >
      History
    </ScreenLink>
  )
}
