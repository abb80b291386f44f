import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import { isNotEnabled } from '../../aws/opted-out.ts'
import type { PipelineSummary } from '../../aws/pipelines.ts'
import { pipelinesQuery } from '../../aws/queries.ts'
import type { Region } from '../../pipeline/pipeline.ts'

/** One row: a pipeline and its home region. */
export interface ListedPipeline extends PipelineSummary {
  region: Region
  /** The name in small letters, which filters are compared with. */
  sought: string
  /** When it was last changed, in milliseconds; 0 where AWS does not say. */
  updatedTime: number
}

/** How far the list of one region is. */
export interface RegionList {
  region: Region
  /** Pipelines so far. */
  count: number
  isListing: boolean
  /** The account has to enable the region first. */
  isNotEnabled: boolean
  failure: AwsFailure | undefined
}

/** The pipelines of several regions; rows come as each region answers, whatever becomes of others. */
export function useListed(connection: string, regions: readonly Region[]) {
  const queryClient = useQueryClient()
  const answers = useQueries({
    queries: regions.map((region) => pipelinesQuery({ connection, region })),
  })
  const lists = answers.map(({ data = [], error, isFetching }, index): RegionList => {
    const region = regions[index] ?? ''
    const failure = error ? toFailure('ListPipelines', error) : undefined
    return {
      region,
      count: data.length,
      isListing: isFetching,
      isNotEnabled: failure !== undefined && isNotEnabled(failure, region),
      failure,
    }
  })
  const pages = answers.map(({ data }) => data)
  const rows = useMemo(
    () =>
      pages.flatMap((found, index): ListedPipeline[] => {
        const region = regions[index] ?? ''
        return (found ?? []).map((summary) => ({
          ...summary,
          region,
          sought: summary.name?.toLowerCase() ?? '',
          updatedTime: summary.updated?.getTime() ?? 0,
        }))
      }),
    // oxlint-disable-next-line react/exhaustive-deps -- the answers themselves, in a new array each time
    [...pages, regions],
  )
  const again = async (which: readonly Region[]) => {
    await Promise.all(
      which.map((region) =>
        queryClient.refetchQueries({ queryKey: pipelinesQuery({ connection, region }).queryKey }),
      ),
    )
  }
  return { rows, lists, again }
}
