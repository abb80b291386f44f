import type { Region } from '../pipeline/pipeline.ts'

/** Where AWS answers. The sandbox is answered on this machine and needs no AWS account. */
export interface Connection {
  /** The name in the URL: `sandbox`. */
  id: string
  /** What a person reads. */
  label: string
  /** The region a person lands in. */
  defaultRegion: Region
}

export const sandboxConnection: Connection = {
  id: 'sandbox',
  label: 'Sandbox',
  defaultRegion: 'us-west-2',
}

const connections: readonly Connection[] = [sandboxConnection]

export const findConnection = (id: string): Connection | undefined =>
  connections.find((connection) => connection.id === id)

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
