import { clientSettings, deadlines, ThrottlingOnly } from './clients.ts'
import type { Place } from './connection.ts'
import { transportOf } from './transport.ts'

/**
 * Whether S3 cannot be asked: it answers a page only about buckets whose own CORS rules name the
 * page, and the list of buckets has no such rules.
 */
export const isS3OutOfReach = ({ connection }: Place): boolean =>
  transportOf(connection)?.bucketRegions !== undefined

/** S3's client is large and only buckets need it, so it is loaded when first asked for. */
export async function s3(place: Place) {
  const sdk = await import('@aws-sdk/client-s3')
  // Where CORS forbids the answer, it forbids the second and the third too.
  const attempts = isS3OutOfReach(place) ? { maxAttempts: 1 } : {}
  const settings = { ...clientSettings(place, 's3'), ...attempts, forcePathStyle: true }
  return { sdk, client: new sdk.S3Client(settings) }
}

/** For calls that change buckets: a lost answer is not followed by a second try. */
export async function s3Writer(place: Place) {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    ...clientSettings(place, 's3', deadlines.write),
    retryStrategy: new ThrottlingOnly(3),
    forcePathStyle: true,
  })
  return { sdk, client }
}
