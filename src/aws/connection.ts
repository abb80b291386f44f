import type { Region } from '../pipeline/pipeline.ts'

/** Where AWS answers: the sandbox, or credentials held by the browser. */
export interface Connection {
  /** The name in the URL: `sandbox`. */
  id: string
  /** What a person reads. */
  label: string
  kind: 'sandbox' | 'browser'
  /** The region a person lands in. */
  defaultRegion: Region
  /** Who signs: the bridge on this machine, or the page. */
  transport: 'bridge' | 'browser'
}

/** Answered on this machine; it needs no AWS account. */
export const sandboxConnection: Connection = {
  id: 'sandbox',
  label: 'Sandbox',
  kind: 'sandbox',
  defaultRegion: 'us-west-2',
  transport: 'bridge',
}

/** Every connection known so far: the sandbox first, then in the order they came. */
const known = new Map<string, Connection>([[sandboxConnection.id, sandboxConnection]])

/** Makes connections known. One of the same id takes the other's place. */
export function registerConnections(connections: readonly Connection[]): void {
  for (const connection of connections) known.set(connection.id, connection)
}

export const knownConnections = (): Connection[] => [...known.values()]

export const findConnection = (id: string): Connection | undefined => known.get(id)

/** The place of one AWS call: every query key starts with it, so no account's answer is shown for another. */
export interface Place {
  connection: string
  region: Region
}

/**
 * The address of one service on the page's own origin; the bridge relays it.
 * `browser` holds no credentials: requests leave unsigned.
 */
export const endpointOf = ({ connection, region }: Place, service: string): string =>
  `${globalThis.location.origin}/aws/${encodeURIComponent(connection)}/${region}/${service}`
