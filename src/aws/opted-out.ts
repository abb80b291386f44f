import type { Region } from '../pipeline/pipeline.ts'
import { codePipelineRegions } from '../pipeline/regions.ts'
import { reason } from './denied.ts'
import type { AwsFailure } from './failures.ts'

/**
 * How services answer in a region that the account has not enabled: it does not know the keys.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const codes = new Set([
  'AuthFailure',
  'InvalidClientTokenId',
  'InvalidToken',
  'OptInRequired',
  'UnrecognizedClientException',
])

/** Whether a call failed because the account has to enable the region first. */
export const isNotEnabled = (failure: Pick<AwsFailure, 'code'>, region: Region): boolean =>
  codes.has(failure.code) && (codePipelineRegions.find(({ id }) => id === region)?.optIn ?? false)

/** Why a region has not answered, for a status and its words. */
export function regionFailure(
  failure: AwsFailure,
  region: Region,
): { type: 'stopped' | 'error'; text: string } {
  return isNotEnabled(failure, region)
    ? { type: 'stopped', text: 'not enabled for this account' }
    : { type: 'error', text: reason(failure) }
}
