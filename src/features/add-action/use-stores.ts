import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Bucket } from '../../aws/buckets.ts'
import { isFile, type Place } from '../../aws/connection.ts'
import { toFailure } from '../../aws/failures.ts'
import { bucketRegionQuery, bucketsQuery, pipelineStoresQuery } from '../../aws/queries.ts'
import type { AddActionAnswers } from '../../draft/add-action-answers.ts'
import type { PipelineStore } from '../../aws/pipeline-stores.ts'
import { isS3OutOfReach } from '../../aws/s3.ts'
import {
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionsInUse,
} from '../../pipeline/pipeline.ts'
import { hasCodePipeline } from '../../pipeline/regions.ts'
import { useSettled } from '../../ui/use-settled.ts'
import { findBucketProblem, storeRows, type Stores, type Whereabouts } from './stores.ts'

const noBuckets: readonly Bucket[] = []
const noStores: readonly PipelineStore[] = []

/** Regions whose pipelines may show which bucket is meant: home, and those without a store. */
const regionsToKnow = (base: Pipeline, edited: Pipeline, homeRegion: Region): Region[] => {
  const present = artifactStoresOf(base, homeRegion)
  const without = regionsInUse(edited, homeRegion).filter((region) => !present[region])
  return [...new Set([homeRegion, ...without])].filter(hasCodePipeline)
}

/** What a region does not tell is evidence missing, no more. */
const together = (answers: UseQueryResult<PipelineStore[]>[]) => ({
  isPending: answers.some(({ isPending }) => isPending),
  others: answers.flatMap(({ data }) => data ?? []),
})

/** Nobody is asked about every letter typed. */
const typingPause = 400

const isBucketName = (text: string) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(text)

interface StoresInput {
  place: Place
  /** The pipeline as it is. */
  base: Pipeline
  answers: Pick<AddActionAnswers, 'stores'>
  /** The pipeline with what is changed in it. */
  edited: Pipeline
  /** S3 is asked only once the question comes near. */
  isNeeded: boolean
}

/** Lists the account's buckets and looks up those that the list does not show. */
export function useStores({ place, base, answers, edited, isNeeded }: StoresInput): Stores {
  const homeRegion = place.region
  const list = useQuery({ ...bucketsQuery(place), enabled: isNeeded })
  const evidence = useQueries({
    queries: regionsToKnow(base, edited, homeRegion).map((region) => ({
      ...pipelineStoresQuery({ ...place, region }),
      enabled: isNeeded,
    })),
    combine: together,
  })
  const isListing = isNeeded && (list.isPending || evidence.isPending)
  const buckets = list.data ?? noBuckets
  const { others } = evidence
  // A suggestion that changes while the evidence comes in would be none.
  const known = useMemo(
    () => (isListing ? { buckets: noBuckets, others: noStores } : { buckets, others }),
    [isListing, buckets, others],
  )
  const rows = useMemo(
    () => storeRows({ base, homeRegion }, answers, edited, known),
    [base, homeRegion, answers, edited, known],
  )
  const names = rows.map(({ answer }) => answer.bucket.trim())

  const regions = new Map(buckets.map(({ name, region }) => [name, region]))
  const isOpen = (name: string) => isBucketName(name) && !regions.get(name)
  const settled = useSettled(names.join('\n'), typingPause).split('\n')
  const isAsked = isNeeded && !list.isPending && !isFile(place)
  const asked = isAsked ? [...new Set(settled.filter(isOpen))] : []
  const answersOfS3 = useQueries({
    queries: asked.map((name) => bucketRegionQuery(place, name)),
  })

  const whereaboutsOf = (name: string): Whereabouts | undefined => {
    if (!isBucketName(name) || !isNeeded) return undefined
    if (isFile(place)) return { state: 'unasked' }
    const listed = regions.get(name)
    if (listed) return { state: 'found', region: listed }
    const answer = answersOfS3[asked.indexOf(name)]
    if (answer?.data) return { state: 'found', region: answer.data }
    if (!answer?.error) return { state: 'asking' }
    const failure = toFailure('GetBucketLocation', answer.error)
    return failure.kind === 'not-found'
      ? { state: 'absent' }
      : { state: 'unknown', reason: `${failure.code}: ${failure.message}` }
  }

  const findings = rows.flatMap(({ region, answer, origin }) => {
    const name = answer.bucket.trim()
    const whereabouts = whereaboutsOf(name)
    const finding = findBucketProblem(region, name, whereabouts)
    const isTaken = whereabouts?.state === 'unasked' && origin === 'pipeline'
    if (!finding || isTaken) return []
    // AWS has taken the pipeline's own store before, so it is no reason to hold anyone up.
    const severity = origin === 'pipeline' ? 'warning' : finding.severity
    return [[region, { ...finding, severity }] as const]
  })
  return {
    rows,
    findings: Object.fromEntries(findings),
    isAsking: names.some((name) => whereaboutsOf(name)?.state === 'asking'),
    buckets,
    isListing,
    isS3OutOfReach: isS3OutOfReach(place),
    listFailure: list.error ? toFailure('ListBuckets', list.error) : undefined,
    listAgain: () => void list.refetch(),
  }
}
