import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { isSignedOut, subscribeToSessions } from '../../aws/browser-session.ts'
import type { Connection, Place } from '../../aws/connection.ts'
import { credentialsQuery } from '../../aws/connections.ts'
import { accountAliasQuery, callerIdentityQuery } from '../../aws/queries.ts'

/**
 * Who a connection is to AWS, and until when its credentials are good. Asked in the connection's
 * own region, so that a region that is not enabled does not hide who one is.
 */
export function useWho(connection: Connection, place: Place) {
  const home = { connection: connection.id, region: connection.defaultRegion ?? place.region }
  // Nobody to ask about before a person signs in.
  const isOut = useSyncExternalStore(subscribeToSessions, () => isSignedOut(connection.id))
  const credentials = useQuery(credentialsQuery(connection.id))
  const identity = useQuery({ ...callerIdentityQuery(home), enabled: !isOut })
  const alias = useQuery({ ...accountAliasQuery(home), enabled: identity.data !== undefined })
  return { identity, alias, credentials, isSignedOut: isOut }
}

export type Who = ReturnType<typeof useWho>
