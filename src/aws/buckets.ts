import type { Region } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'
import { s3 } from './s3.ts'

/** A bucket of the account and the region it lies in. */
export interface Bucket {
  name: string
  /** Absent when S3 did not say. */
  region: Region | undefined
}

/** Every bucket of the account with its region, in S3's order. */
export async function listBuckets(place: Place, signal: AbortSignal): Promise<Bucket[]> {
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
    throw toFailure('GetBucketLocation', error)
  }
}
