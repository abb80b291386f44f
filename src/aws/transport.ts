import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { Region } from '../pipeline/pipeline.ts'

/** How the calls of a connection reach AWS where no bridge relays them. */
export interface Transport {
  /** Absent: AWS's own host of the service and region. */
  endpointOf: (service: string, region: Region) => string | undefined
  /** Absent: nobody asks who calls, so requests leave unsigned. */
  credentials?: AwsCredentialIdentityProvider
  /** In place of the browser's own. */
  fetch: typeof fetch
  /** The sandbox's controls, where the sandbox is in the page. */
  control?: (request: Request) => Promise<Response>
  /** Regions that buckets are looked for in; absent: S3 itself can be asked. */
  bucketRegions?: readonly Region[]
}

const transports = new Map<string, Transport>()

/** Connections without one are relayed by the bridge. */
export const transportOf = (connection: string): Transport | undefined => transports.get(connection)

export function setTransport(connection: string, transport: Transport): void {
  transports.set(connection, transport)
}
