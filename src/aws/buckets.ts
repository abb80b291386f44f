import type { Region } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { AwsFailure, toFailure } from './failures.ts'
import { bucketsOfPipelines } from './pipeline-buckets.ts'
import { isS3OutOfReach, s3 } from './s3.ts'
import { transportOf } from './transport.ts'

/** A bucket of the account and the region it lies in. */
export interface Bucket {
  name: string
  /** Absent when S3 did not say. */
  region: Region | undefined
}

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
