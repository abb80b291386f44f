import type { Region } from '../pipeline/pipeline.ts'
import { codePipelineRegions } from '../pipeline/regions.ts'
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
