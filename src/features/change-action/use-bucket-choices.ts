import { useQuery } from '@tanstack/react-query'
import type { Bucket } from '../../aws/buckets.ts'
import type { Place } from '../../aws/connection.ts'
import { bucketsQuery } from '../../aws/queries.ts'
import { artifactStoresOf, type Pipeline, type Region } from '../../pipeline/pipeline.ts'
import { type Steady, useSteady } from '../../ui/use-steady.ts'

/** Finds the likely bucket of a region; the wizard's own way, handed to this feature. */
export type SuggestBucket = (
  region: Region,
  home: { region: Region; bucket: string | undefined },
  buckets: readonly Bucket[],
) => string | undefined

export interface BucketChoices {
  all: readonly Bucket[]
  /** Names of those that lie in the region, or of which S3 does not say where. */
  inRegion: readonly string[]
  suggested: string | undefined
  /** Keeps the suggestion as it is while its field has the focus. */
  steady: Pick<Steady, 'hold' | 'release'>
  status: 'loading' | 'error' | 'finished'
}

const none: readonly Bucket[] = []

interface Asked {
  place: Place
  pipeline: Pipeline | undefined
  region: Region
  suggestBucket: SuggestBucket
}

/** The account's buckets for one region. S3 is asked once a region is chosen. */
export function useBucketChoices({ place, pipeline, region, suggestBucket }: Asked): BucketChoices {
  const list = useQuery({ ...bucketsQuery(place), enabled: region !== '' })
  const all = list.data ?? none
  const store = pipeline && artifactStoresOf(pipeline, place.region)[place.region]
  const suggestion = suggestBucket(region, { region: place.region, bucket: store?.location }, all)
  const steady = useSteady(suggestion ?? '')
  return {
    all,
    inRegion: all
      .filter((bucket) => bucket.region === undefined || bucket.region === region)
      .map(({ name }) => name),
    suggested: steady.value || undefined,
    steady,
    status: list.isPending ? 'loading' : list.error ? 'error' : 'finished',
  }
}
