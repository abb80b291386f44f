import type { Region } from '../pipeline/pipeline.ts'
import { clientSettings } from './clients.ts'
import type { Place } from './connection.ts'
import { AwsFailure, toFailure } from './failures.ts'
import { bucketsOfPipelines } from './pipeline-buckets.ts'
import { transportOf } from './transport.ts'

/** A bucket of the account and the region it lies in. */
export interface Bucket {
  name: string
  /** Absent when S3 did not say. */
  region: Region | undefined
}

/** S3's client is large and only the wizard asks for buckets, so it is loaded then. */
async function s3(place: Place) {
  const sdk = await import('@aws-sdk/client-s3')
  // Where CORS forbids the answer, it forbids the second and the third too.
  const attempts = isS3OutOfReach(place) ? { maxAttempts: 1 } : {}
  const settings = { ...clientSettings(place, 's3'), ...attempts, forcePathStyle: true }
  const client = new sdk.S3Client(settings)
  return { sdk, client }
}

/**
 * Whether S3 cannot be asked: it answers a page only about buckets whose own CORS rules name the
 * page, and the list of buckets has no such rules.
 */
export const isS3OutOfReach = ({ connection }: Place): boolean =>
  transportOf(connection)?.bucketRegions !== undefined

/**
 * Every bucket of the account with its region, in S3's order. Where S3 cannot be asked: the
 * buckets of the pipelines' artifact stores.
 */
export async function listBuckets(place: Place, signal: AbortSignal): Promise<Bucket[]> {
  const elsewhere = transportOf(place.connection)?.bucketRegions
  if (elsewhere) return bucketsOfPipelines(place, elsewhere, signal)
  try {
    const { sdk, client } = await s3(place)
    const found: Bucket[] = []
    const pages = sdk.paginateListBuckets({ client, pageSize: 1000 }, {}, { abortSignal: signal })
    for await (const page of pages) {
      for (const { Name, BucketRegion } of page.Buckets ?? []) {
        if (Name) found.push({ name: Name, region: BucketRegion })
      }
    }
    return found
  } catch (error) {
    throw toFailure('ListBuckets', error)
  }
}

/** Where one bucket lies; S3 calls us-east-1 the empty location. */
export async function getBucketRegion(
  place: Place,
  bucket: string,
  signal: AbortSignal,
): Promise<Region> {
  try {
    const { sdk, client } = await s3(place)
    const { LocationConstraint } = await client.send(
      new sdk.GetBucketLocationCommand({ Bucket: bucket }),
      { abortSignal: signal },
    )
    if (!LocationConstraint) return 'us-east-1'
    return LocationConstraint === 'EU' ? 'eu-west-1' : LocationConstraint
  } catch (error) {
    const failure = toFailure('GetBucketLocation', error)
    if (failure.kind !== 'unreachable' || !isS3OutOfReach(place)) throw failure
    throw new AwsFailure('not-allowed', {
      operation: 'GetBucketLocation',
      code: 'CorsNotAllowed',
      message: "S3 answers a page only where the bucket's CORS rules allow it",
      requestId: undefined,
      cause: error,
    })
  }
}
