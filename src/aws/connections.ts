import { queryOptions } from '@tanstack/react-query'
import type {
  ConnectionEntry,
  ConnectionList,
  ConnectionProblem,
} from '../bridge/connection-entries.ts'
import { askBridge } from './bridge-answer.ts'
import type { AwsFailure } from './failures.ts'
import {
  type Connection,
  findConnection,
  forgetConnections,
  knownConnections,
  registerConnections,
  sandboxConnection,
} from './connection.ts'
import { transportOf } from './transport.ts'

export type { ConnectionProblem } from '../bridge/connection-entries.ts'

interface Connections {
  /** The sandbox first. */
  connections: Connection[]
  /** What in the shared files could not be read. */
  problems: ConnectionProblem[]
}

const fromEntry = ({ region, ...entry }: ConnectionEntry): Connection => ({
  ...entry,
  ...(region !== undefined && { defaultRegion: region }),
  transport: 'bridge',
})

/** Whether there is a bridge; without one even the sandbox is in the page. */
export const hasBridge = (): boolean => transportOf(sandboxConnection.id) === undefined

/**
 * Reads which connections the bridge has: the profiles of the shared config and credentials files,
 * and the environment. They become known to `findConnection`.
 *
 * @throws AwsFailure
 */
async function listConnections(signal: AbortSignal): Promise<Connections> {
  // A hosted copy has registered all there is when it started.
  if (!hasBridge()) return { connections: knownConnections(), problems: [] }
  const { connections, problems } = await askBridge<ConnectionList>('/aws/connections', {
    operation: 'GET /aws/connections',
    signal,
  })
  const ids = new Set(connections.map(({ id }) => id))
  forgetConnections(
    ({ id, transport }) => transport === 'bridge' && id !== sandboxConnection.id && !ids.has(id),
  )
  registerConnections(connections.filter(({ id }) => id !== sandboxConnection.id).map(fromEntry))
  return { connections: knownConnections(), problems }
}

/** The files may change at any time, by `aws configure` for one. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => listConnections(signal),
  staleTime: 10_000,
})

export interface Credentials {
  /** Absent: they do not expire. */
  expires: Date | undefined
}

/** The shortest time between two looks at credentials, in milliseconds. */
const shortestPause = 5_000
/** The longest; a timer cannot wait for weeks. */
const longestPause = 30 * 60_000

/** Milliseconds until credentials are looked at again: as they expire, for the bridge has new ones by then. */
export function credentialsPause(expires: Date | undefined, now: number): number | false {
  if (!expires) return false
  return Math.min(longestPause, Math.max(shortestPause, expires.getTime() - now))
}

const credentialsKey = (connection: string) => [connection, 'credentials'] as const

export const isCredentialsKey = ([, kind]: readonly unknown[]): boolean => kind === 'credentials'

/** What a failure to come by credentials names. */
export const credentialsOperation = 'GET credentials'

const lackOf = new Set(['CredentialsUnavailable', 'MfaRequired', 'SsoSessionExpired'])

/** Whether the bridge could not come by credentials, as opposed to AWS not taking them. */
export const lacksCredentials = ({ code }: Pick<AwsFailure, 'code'>): boolean => lackOf.has(code)

/**
 * Whether a connection's credentials can be had, and until when they are good. The bridge holds and
 * renews them; none of them comes here. It fails as every call of the connection would.
 */
export const credentialsQuery = (connection: string) =>
  queryOptions({
    queryKey: credentialsKey(connection),
    queryFn: async ({ signal }): Promise<Credentials> => {
      const { expires } = await askBridge<{ expires?: string }>(
        `/aws/connections/${encodeURI(connection)}/credentials`,
        { operation: credentialsOperation, signal },
      )
      return { expires: expires === undefined ? undefined : new Date(expires) }
    },
    // Only the bridge knows of such credentials, and the sandbox needs none.
    enabled:
      connection !== sandboxConnection.id && findConnection(connection)?.transport === 'bridge',
    refetchInterval: ({ state }) => credentialsPause(state.data?.expires, Date.now()),
  })

/**
 * Hands on the code that an MFA device shows. The bridge uses it once, for the next assume-role.
 *
 * @param code six digits.
 */
export const sendMfaCode = (connection: string, code: string): Promise<void> =>
  askBridge(`/aws/connections/${encodeURI(connection)}/mfa`, {
    operation: 'AssumeRole',
    method: 'POST',
    body: { code },
  })
