import type { ConnectionEntry } from '../bridge/connection-entries.ts'
import type { Region } from '../pipeline/pipeline.ts'

/** Where AWS answers: the sandbox, a profile behind the bridge, or credentials held by the browser. */
export interface Connection extends Omit<ConnectionEntry, 'kind' | 'region'> {
  /** How it comes by its credentials; `browser` holds them itself, and `file` needs none. */
  kind: ConnectionEntry['kind'] | 'browser' | 'file'
  /** The region a person lands in; absent where the profile names none. */
  defaultRegion?: Region
  /** Who signs: the bridge on this machine, or the page. */
  transport: 'bridge' | 'browser'
}

/** Answered on this machine; it needs no AWS account. */
export const sandboxConnection: Connection & { defaultRegion: Region } = {
  id: 'sandbox',
  label: 'Sandbox',
  kind: 'sandbox',
  defaultRegion: 'us-west-2',
  transport: 'bridge',
}

/** The connection to files that were opened in this tab; there is no AWS behind it. */
export const fileConnectionId = 'file'

export const isFile = ({ connection }: Pick<Place, 'connection'>): boolean =>
  connection === fileConnectionId

/** Every connection known so far: the sandbox first, then in the order they came. */
const known = new Map<string, Connection>([[sandboxConnection.id, sandboxConnection]])

/** Makes connections known. One of the same id takes the other's place. */
export function registerConnections(connections: readonly Connection[]): void {
  for (const connection of connections) known.set(connection.id, connection)
}

/** A connection that is gone from the shared files is no longer offered. */
export function forgetConnections(isGone: (connection: Connection) => boolean): void {
  for (const connection of known.values()) if (isGone(connection)) known.delete(connection.id)
}

export const knownConnections = (): Connection[] => [...known.values()]

export const findConnection = (id: string): Connection | undefined => known.get(id)

/** The place of one AWS call: every query key starts with it, so no account's answer is shown for another. */
export interface Place {
  connection: string
  region: Region
}

/**
 * The address of one service on the page's own origin; the bridge relays it. Requests leave the
 * page unsigned. A path takes the signs of a profile's name as they are, and so does the bridge.
 */
export const endpointOf = ({ connection, region }: Place, service: string): string =>
  `${globalThis.location.origin}/aws/${encodeURI(connection)}/${region}/${service}`

/** The address has a connection that this console does not have. */
export class UnknownConnection extends Error {
  readonly connection: string

  constructor(connection: string) {
    super(`There is no connection named "${connection}".`)
    this.name = 'UnknownConnection'
    this.connection = connection
  }
}
