import { clientSettings, deadlines, ThrottlingOnly } from './clients.ts'
import type { Place } from './connection.ts'
import { AwsFailure, toFailure } from './failures.ts'

/** CloudFormation's client is large and only templates need it, so it is loaded when first asked for. */
export async function cloudFormation(place: Place) {
  const sdk = await import('@aws-sdk/client-cloudformation')
  return { sdk, client: new sdk.CloudFormationClient(clientSettings(place, 'cloudformation')) }
}

/** For calls that change something: a lost answer is not followed by a second try. */
export async function cloudFormationWriter(place: Place) {
  const sdk = await import('@aws-sdk/client-cloudformation')
  const client = new sdk.CloudFormationClient({
    ...clientSettings(place, 'cloudformation', deadlines.write),
    retryStrategy: new ThrottlingOnly(3),
  })
  return { sdk, client }
}

/** CloudFormation has one error for all it refuses; only its words tell that a stack is not there. */
export function toStackFailure(operation: string, error: unknown, writes = false): AwsFailure {
  const failure = toFailure(operation, error, writes)
  const { kind, code, message, requestId } = failure
  if (kind !== 'refused' || code !== 'ValidationError' || !/does not exist/.test(message)) {
    return failure
  }
  return new AwsFailure('not-found', { operation, code, message, requestId, cause: error })
}
