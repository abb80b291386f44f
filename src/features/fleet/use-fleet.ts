import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import { fleetBucketQuery, fleetQuery } from '../../aws/fleet-queries.ts'
import { isComplete, isRead } from '../../aws/fleet-region.ts'
import { isNotEnabled } from '../../aws/opted-out.ts'
import { bucketsQuery } from '../../aws/queries.ts'
import { findRegionQuotas, type FleetFinding } from '../../pipeline/fleet/findings.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { fleetRow } from './fleet-row.ts'

/** How far one region is. */
export interface RegionProgress {
  region: Region
  count: number
  read: number
  isReading: boolean
  isListed: boolean
  isComplete: boolean
  isNotEnabled: boolean
  failure: AwsFailure | undefined
}

/** The pipelines of several regions as they come, and the reading of them to stop and go on with. */
export function useFleet(connection: string, regions: readonly Region[]) {
  const queryClient = useQueryClient()
  const answers = useQueries({
    queries: regions.map((region) => fleetQuery({ connection, region })),
  })
  const progress = answers.map(({ data, error, isFetching }, index): RegionProgress => {
    const region = regions[index] ?? ''
    const failure = error ? toFailure('ListPipelines', error) : undefined
    return {
      region,
      count: data?.pipelines.length ?? 0,
      read: data?.pipelines.filter(isRead).length ?? 0,
      isReading: isFetching,
      isListed: data?.isListed ?? false,
      isComplete: data !== undefined && isComplete(data),
      isNotEnabled: failure !== undefined && isNotEnabled(failure, region),
      failure,
    }
  })
  const found = useSame(answers.map(({ data }) => data))
  const pipelines = useMemo(() => found.flatMap((data) => data?.pipelines ?? []), [found])
  const shown = useDeferredValue(pipelines)
  const isReading = progress.some((one) => one.isReading)
  const buckets = useBuckets({ connection, region: regions[0] ?? '' }, shown, !isReading)
  const rows = useMemo(() => shown.map((one) => fleetRow(one, buckets)), [shown, buckets])
  const quotas = useMemo(
    () =>
      regions.flatMap((region): FleetFinding[] => {
        const here = rows.filter(({ home }) => home === region)
        const polling = here.filter(({ findings }) =>
          findings.some(({ kind }) => kind === 'polling-source'),
        )
        return findRegionQuotas(region, { pipelines: here.length, polling: polling.length })
      }),
    [regions, rows],
  )
  const each = (act: (queryKey: readonly unknown[]) => Promise<void>) =>
    void Promise.all(regions.map((region) => act(fleetQuery({ connection, region }).queryKey)))
  return {
    rows,
    quotas,
    progress,
    isReading,
    cancel: () => each((queryKey) => queryClient.cancelQueries({ queryKey })),
    /** Goes on where it was stopped; reads anew where nothing is missing. */
    read: () => each((queryKey) => queryClient.refetchQueries({ queryKey })),
  }
}

/** Where the buckets in use lie: S3's list, and one question for each bucket that is not in it. */
function useBuckets(
  place: { connection: string; region: Region },
  pipelines: readonly Parameters<typeof fleetRow>[0][],
  isSettled: boolean,
) {
  const [listed] = useQueries({ queries: [{ ...bucketsQuery(place), staleTime: 10 * 60_000 }] })
  const named = useMemo(
    () => [
      ...new Set(
        pipelines.flatMap(({ pipeline }) => [
          ...Object.values(pipeline?.artifactStores ?? {}).map(({ location }) => location),
          ...(pipeline?.artifactStore ? [pipeline.artifactStore.location] : []),
        ]),
      ),
    ],
    [pipelines],
  )
  const list = listed.data
  const others = useMemo(() => {
    const inList = new Set(list?.map(({ name }) => name))
    return list && isSettled ? named.filter((name) => !inList.has(name)) : []
  }, [list, named, isSettled])
  const asked = useQueries({ queries: others.map((bucket) => fleetBucketQuery(place, bucket)) })
  const answers = useSame(asked.map(({ data }) => data))
  return useMemo(() => {
    const known = new Map<string, Region | undefined>()
    for (const { name, region } of list ?? []) if (region) known.set(name, region)
    for (const [index, answer] of answers.entries()) {
      if (!answer || answer === 'unknown') continue
      known.set(others[index] ?? '', answer === 'gone' ? undefined : answer.region)
    }
    return known
  }, [list, others, answers])
}

/** The same array for as long as the same things are in it. */
function useSame<Item>(items: Item[]): Item[] {
  const [kept, keep] = useState(items)
  if (kept.length === items.length && kept.every((item, at) => item === items[at])) return kept
  keep(items)
  return items
}
