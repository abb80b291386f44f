import { findConnection } from './aws/connection.ts'
import { FleetRoute as Fleet } from './features/fleet/FleetRoute.tsx'
import { lastListed, placeOf } from './last-place.ts'

/** Begins with the regions that were listed together last. */
function lastRegions(id: string): string[] {
  const connection = findConnection(id)
  const listed = lastListed(id)
  return listed.length > 0 || !connection ? listed : [placeOf(connection).region]
}

export const FleetRoute = () => <Fleet lastRegions={lastRegions} />
