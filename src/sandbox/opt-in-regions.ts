/**
 * Regions that the account has not enabled. New accounts start without any of the regions that AWS
 * has opened since March 2019; this one has enabled the others.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const notEnabled = new Set([
  'af-south-1',
  'ap-southeast-6',
  'il-central-1',
  'me-central-1',
  'me-south-1',
])

export const isEnabled = (region: string): boolean => !notEnabled.has(region)
