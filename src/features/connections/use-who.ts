import { useQuery } from '@tanstack/react-query'
import type { Connection, Place } from '../../aws/connection.ts'
import { credentialsQuery } from '../../aws/connections.ts'
import { accountAliasQuery, callerIdentityQuery } from '../../aws/queries.ts'

/**
 * Who a connection is to AWS, and until when its credentials are good. Asked in the connection's
 * own region, so that a region that is not enabled does not hide who one is.
 */
export function useWho(connection: Connection, place: Place) {
  const home = { connection: connection.id, region: connection.defaultRegion ?? place.region }
  const credentials = useQuery(credentialsQuery(connection.id))
  const identity = useQuery(callerIdentityQuery(home))
  const alias = useQuery({ ...accountAliasQuery(home), enabled: identity.data !== undefined })
  return { identity, alias, credentials }
}

export type Who = ReturnType<typeof useWho>
