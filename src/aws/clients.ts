import { CodePipelineClient } from '@aws-sdk/client-codepipeline'
import { FetchHttpHandler } from '@smithy/fetch-http-handler'
import { StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types'
import { endpointOf, type Place } from './connection.ts'
import { transportOf } from './transport.ts'

/** How long AWS is waited for, in milliseconds. Tests of lost answers shorten it. */
export const deadlines = {
  /** A read that takes longer is given up; the SDK then tries again. */
  read: 20_000,
  /** A write is given longer, because giving up leaves its outcome unknown. */
  write: 45_000,
  /** Pauses before each look at what became of a write whose answer was lost. */
  looksAfter: [0, 2_000, 4_000],
}

/** The bridge signs, so requests leave the page unsigned and no secret is ever in it. */
const unsigned = {
  credentials: { accessKeyId: 'unsigned', secretAccessKey: 'unsigned' },
  signer: { sign: async <Request>(request: Request) => request },
}

/**
 * What every SDK client of the page is made with.
 *
 * @param requestTimeout how long one attempt is waited for, in milliseconds.
 */
export function clientSettings(place: Place, service: string, requestTimeout = deadlines.read) {
  const { region, connection } = place
  const attempts = { region, maxAttempts: 3 }
  const transport = transportOf(connection)
  if (!transport) {
    const requestHandler = new FetchHttpHandler({ requestTimeout })
    return { ...unsigned, ...attempts, endpoint: endpointOf(place, service), requestHandler }
  }
  const endpoint = transport.endpointOf(service, region)
  return {
    ...(transport.credentials ? { credentials: transport.credentials } : unsigned),
    ...attempts,
    ...(endpoint && { endpoint }),
    requestHandler: new FetchHttpHandler({ requestTimeout, customFetch: transport.fetch }),
  }
}

/**
 * Repeats a write only after an answer that proves it did not run: throttling.
 * A timeout or a server error may come after the write happened.
 */
export class ThrottlingOnly extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(token: StandardRetryToken, info: RetryErrorInfo) {
    if (info.errorType !== 'THROTTLING') throw new Error('A write is not repeated.')
    return super.refreshRetryTokenForRetry(token, info)
  }
}

const kept = new Map<string, unknown>()

/** One client per place and purpose: making one is costly, and its retry budget is shared on purpose. */
function keep<Client>(key: string, make: () => Client): Client {
  const found = kept.get(key) as Client | undefined
  if (found) return found
  const made = make()
  kept.set(key, made)
  return made
}

/** Clients remember credentials; the next ones ask for them again. */
export function forgetClients(connection: string): void {
  for (const key of kept.keys()) if (key.startsWith(`${connection}/`)) kept.delete(key)
}

const keyOf = (place: Place, purpose: string) => `${place.connection}/${place.region}/${purpose}`

export const codePipelineReader = (place: Place) =>
  keep(
    keyOf(place, 'codepipeline'),
    () => new CodePipelineClient(clientSettings(place, 'codepipeline')),
  )

export const codePipelineWriter = (place: Place) =>
  keep(
    keyOf(place, 'codepipeline-writes'),
    () =>
      new CodePipelineClient({
        ...clientSettings(place, 'codepipeline', deadlines.write),
        retryStrategy: new ThrottlingOnly(3),
      }),
  )
