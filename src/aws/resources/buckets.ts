import { listBuckets as allBuckets } from '../buckets.ts'
import type { Lister } from './resource.ts'

/** Buckets of the region; those whose region S3 does not say are left for typing. */
export const listBuckets: Lister = async function* (place, _, signal) {
  const buckets = await allBuckets(place, signal)
  yield buckets.flatMap(({ name, region }) => (region === place.region ? [{ value: name }] : []))
}
