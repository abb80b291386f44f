import { FetchHttpHandler } from '@smithy/fetch-http-handler'
import { clientSettings, deadlines, ThrottlingOnly } from './clients.ts'
import type { Place } from './connection.ts'

/** S3's client is large and only buckets need it, so it is loaded when first asked for. */
export async function s3(place: Place) {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({ ...clientSettings(place, 's3'), forcePathStyle: true })
  return { sdk, client }
}

/** For calls that change buckets: a lost answer is not followed by a second try. */
export async function s3Writer(place: Place) {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    ...clientSettings(place, 's3'),
    requestHandler: new FetchHttpHandler({ requestTimeout: deadlines.write }),
    retryStrategy: new ThrottlingOnly(3),
    forcePathStyle: true,
  })
  return { sdk, client }
}
