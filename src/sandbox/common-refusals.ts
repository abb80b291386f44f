import { faultRefusal } from './fault-refusals.ts'
import { isEnabled } from './opt-in-regions.ts'
import { Refusal } from './refusal.ts'
import type { Call, Service } from './service.ts'
import { sessionOf } from './sessions.ts'

/** Answered in every region, by one endpoint for all. */
const global = new Set(['iam'])

/** What AWS refuses before any service looks at the call: nothing for a call that may go on. */
export function refuseBefore(service: Service, call: Call): Response | undefined {
  const { scope, request, world, now } = call
  if (!global.has(scope.service) && !isEnabled(scope.region)) {
    return service.refuse(unknownKeys(service), call)
  }
  const session = sessionOf(request, world)
  if (session && session.expires <= now) {
    const expired = { kind: 'expired-credentials', protocol: service.protocol } as const
    const refusal = faultRefusal({ ...expired, ...scope, operation: '', pipeline: undefined })
    return service.refuse(refusal, call)
  }
  return undefined
}

/** A region that is not enabled does not know the account's keys. */
const unknownKeys = ({ protocol }: Service) => {
  const message = 'The security token included in the request is invalid.'
  return {
    json: new Refusal('UnrecognizedClientException', message),
    query: new Refusal('InvalidClientTokenId', message, 403),
    s3: new Refusal('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400),
  }[protocol]
}
