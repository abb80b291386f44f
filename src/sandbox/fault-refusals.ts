import { arnOf } from './codepipeline/find-pipeline.ts'
import { accessDenied, Refusal } from './refusal.ts'
import type { Protocol } from './service.ts'
import { caller } from './world.ts'

/** The faults that are answered with an error. */
type RefusalKind = 'throttle' | 'internal-error' | 'expired-credentials' | 'deny'

interface Refused {
  kind: RefusalKind
  protocol: Protocol
  /** The service's signing name, which is also its prefix in policies. */
  service: string
  region: string
  operation: string
  pipeline: string | undefined
}

/**
 * AWS's own errors. Each protocol has its own names and statuses for what is common to all.
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function faultRefusal({ kind, protocol, ...call }: Refused): Refusal {
  switch (kind) {
    case 'throttle':
      return {
        json: new Refusal('ThrottlingException', 'Rate exceeded'),
        'rest-json': new Refusal('TooManyRequestsException', 'Rate exceeded', 429),
        query: new Refusal('Throttling', 'Rate exceeded'),
        s3: new Refusal('SlowDown', 'Please reduce your request rate.', 503),
      }[protocol]
    case 'internal-error': {
      const message =
        'The request processing has failed because of an unknown error, exception or failure.'
      return protocol === 's3'
        ? new Refusal('InternalError', 'We encountered an internal error. Please try again.', 500)
        : new Refusal('InternalFailure', message, 500)
    }
    case 'expired-credentials': {
      const message = 'The security token included in the request is expired'
      return {
        json: new Refusal('ExpiredTokenException', message),
        'rest-json': new Refusal('ExpiredTokenException', message, 403),
        query: new Refusal('ExpiredToken', message, 403),
        s3: new Refusal('ExpiredToken', 'The provided token has expired.'),
      }[protocol]
    }
    case 'deny': {
      if (protocol === 's3') return new Refusal('AccessDenied', 'Access Denied', 403)
      const message = accessDenied(`${call.service}:${call.operation}`, resourceOf(call), caller)
      if (protocol === 'query') return new Refusal('AccessDenied', message, 403)
      return new Refusal('AccessDeniedException', message, protocol === 'json' ? 400 : 403)
    }
  }
}

const resourceOf = ({ service, region, pipeline }: Omit<Refused, 'kind' | 'protocol'>) =>
  service === 'codepipeline' ? arnOf(region, pipeline ?? '*') : '*'
