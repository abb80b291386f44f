import type { Bucket } from '../../aws/buckets.ts'
import type { AwsFailure } from '../../aws/failures.ts'
import type { AddActionAnswers, StoreAnswer } from '../../draft/add-action-answers.ts'
import {
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
  regionsInUse,
} from '../../pipeline/pipeline.ts'
import type { PipelineStore } from '../../aws/pipeline-stores.ts'
import { type RankedBucket, rankBuckets } from './bucket-ranking.ts'
import type { Ground } from './defaults.ts'

/** Where the shown answer comes from. */
export type StoreOrigin = 'answered' | 'pipeline' | 'suggested' | 'empty'

/** One region's artifact store as the wizard shows it. */
export interface StoreRow {
  region: Region
  answer: StoreAnswer
  origin: StoreOrigin
  /** Actions that run in the region, as "stage / action". */
  neededBy: string[]
  /** The buckets to choose from, best evidence first. */
  ranked: RankedBucket[]
}

const actionsIn = (pipeline: Pipeline, region: Region, homeRegion: Region) =>
  pipeline.stages.flatMap((stage) =>
    stage.actions
      .filter((action) => regionOf(action, homeRegion) === region)
      .map((action) => `${stage.name} / ${action.name}`),
  )

/**
 * A row for the home region and for every region in use.
 *
 * @param edited the pipeline with the new action in it.
 * @param others the stores of other pipelines.
 */
export function storeRows(
  { base, homeRegion }: Ground,
  answers: Pick<AddActionAnswers, 'stores'>,
  edited: Pipeline,
  { buckets, others }: { buckets: readonly Bucket[]; others: readonly PipelineStore[] },
): StoreRow[] {
  const present = artifactStoresOf(base, homeRegion)
  const home = { region: homeRegion, bucket: present[homeRegion]?.location }
  const stores = others.filter(({ pipeline }) => pipeline !== base.name)
  const rankedIn = (region: Region) =>
    rankBuckets({ region, own: present[region]?.location, home, stores, buckets })
  const answerFor = (
    region: Region,
    [best]: readonly RankedBucket[],
  ): { answer: StoreAnswer; origin: StoreOrigin } => {
    const answered = answers.stores[region]
    const store = present[region]
    if (store) {
      const inPipeline = { bucket: store.location, keyId: store.encryptionKey?.id ?? '' }
      const isKept = answered?.bucket === inPipeline.bucket && answered.keyId === inPipeline.keyId
      if (!answered || isKept) return { answer: inPipeline, origin: 'pipeline' }
    }
    // Lying in the region is no evidence.
    const suggested = best?.why && best.name
    if (!answered) {
      return suggested
        ? { answer: { bucket: suggested, keyId: '' }, origin: 'suggested' }
        : { answer: { bucket: '', keyId: '' }, origin: 'empty' }
    }
    return { answer: answered, origin: answered.bucket === suggested ? 'suggested' : 'answered' }
  }
  return regionsInUse(edited, homeRegion).map((region) => {
    const ranked = rankedIn(region)
    return {
      region,
      ...answerFor(region, ranked),
      neededBy: actionsIn(edited, region, homeRegion),
      ranked,
    }
  })
}

/** The answers with what the rows show and nobody has answered: suggestions become choices. */
export const withShownStores = (
  answers: AddActionAnswers,
  rows: readonly StoreRow[],
): AddActionAnswers => {
  const suggested = rows.filter(
    ({ region, origin }) => origin === 'suggested' && !answers.stores[region],
  )
  if (suggested.length === 0) return answers
  const stores = Object.fromEntries(suggested.map(({ region, answer }) => [region, answer]))
  return { ...answers, stores: { ...answers.stores, ...stores } }
}

/** What S3 says about where a bucket lies. */
export type Whereabouts =
  | { state: 'asking' }
  | { state: 'found'; region: Region }
  | { state: 'absent' }
  /** No AWS is behind a file. */
  | { state: 'unasked' }
  /** S3 did not say; `reason` is its words. */
  | { state: 'unknown'; reason: string }

interface BucketFinding {
  severity: 'error' | 'warning'
  text: string
}

/** The artifact stores as the wizard shows them, with what S3 says about each. */
export interface Stores {
  rows: StoreRow[]
  findings: Record<Region, BucketFinding>
  /** Whether S3 is still being asked about a bucket that was named. */
  isAsking: boolean
  /** Buckets of the account; empty while they are not known. */
  buckets: readonly Bucket[]
  isListing: boolean
  /** The page cannot ask S3: `buckets` are those of other pipelines. */
  isS3OutOfReach: boolean
  listFailure: AwsFailure | undefined
  listAgain: () => void
}

/** What is wrong with a bucket for a region; undefined while S3 is asked or when nothing is. */
export function findBucketProblem(
  region: Region,
  bucket: string,
  whereabouts: Whereabouts | undefined,
): BucketFinding | undefined {
  if (!whereabouts || whereabouts.state === 'asking') return undefined
  if (whereabouts.state === 'absent') {
    return {
      severity: 'error',
      text: `S3 knows no bucket named "${bucket}". Check the name, or create the bucket in ${region}.`,
    }
  }
  if (whereabouts.state === 'unasked') {
    return {
      severity: 'warning',
      text: `No AWS is behind a file, so nobody looks. Make sure that "${bucket}" lies in ${region}.`,
    }
  }
  if (whereabouts.state === 'unknown') {
    return {
      severity: 'warning',
      text: `S3 does not say where "${bucket}" lies (${whereabouts.reason}). Make sure that it lies in ${region}; AWS checks when you submit.`,
    }
  }
  return whereabouts.region === region
    ? undefined
    : {
        severity: 'error',
        text: `Bucket "${bucket}" lies in ${whereabouts.region}. Actions in ${region} need a bucket in ${region}: choose or create one there.`,
      }
}
