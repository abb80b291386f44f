import { queryOptions } from '@tanstack/react-query'
import type { Region } from '../pipeline/pipeline.ts'
import { getBucketRegion } from './buckets.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'
import { fleetSlots, readFleet } from './fleet.ts'
import { addNews, emptyRegion, type FleetRegion, isComplete } from './fleet-region.ts'

/**
 * The pipelines of a region and what is known of each, growing as AWS answers. Cancelled, it keeps
 * what it has; asked again, it reads what is missing.
 */
export const fleetQuery = (place: Place) => {
  const queryKey = [place.connection, place.region, 'Fleet'] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<FleetRegion> => {
      const known = client.getQueryData<FleetRegion>(queryKey)
      let region = known ?? emptyRegion
      for await (const news of readFleet(place, { signal, known })) {
        if (signal.aborted) break
        region = addNews(region, news)
        client.setQueryData(queryKey, region)
      }
      return region
    },
    // Many calls: read again when a person says so, or when it was left unfinished.
    staleTime: Infinity,
    gcTime: 30 * 60_000,
    refetchOnMount: ({ state }) => (state.data && !isComplete(state.data) ? 'always' : true),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Pipelines remember the text they were read from, so they must not be rebuilt.
    structuralSharing: false,
    retry: false,
  })
}

/** Where a bucket lies that no list has shown. `gone`: there is none of that name. */
export const fleetBucketQuery = (place: Place, bucket: string) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'GetBucketLocation', bucket, 'fleet'],
    queryFn: async ({ signal }): Promise<{ region: Region } | 'gone' | 'unknown'> => {
      const giveOn = await fleetSlots.take(signal)
      try {
        return { region: await getBucketRegion(place, bucket, signal) }
      } catch (error) {
        const { kind } = toFailure('GetBucketLocation', error)
        if (kind === 'not-found') return 'gone'
        if (kind === 'not-allowed') return 'unknown'
        throw error
      } finally {
        giveOn()
      }
    },
    staleTime: 10 * 60_000,
  })
