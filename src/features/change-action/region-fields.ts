import type { SelectProps } from '@cloudscape-design/components/select'
import type { Bucket } from '../../aws/buckets.ts'
import { storeFrom, type StoreAnswer } from '../../draft/add-action-answers.ts'
import { type RewrittenValue, rewrittenValues } from '../../pipeline/fan-out.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
} from '../../pipeline/pipeline.ts'
import { offeredRegions, regionName } from '../../pipeline/regions.ts'
import type { ChangedValue } from '../../ui/ChangedValues.tsx'
import type { BucketChoices } from './use-bucket-choices.ts'

/** Regions to choose from, those with a bucket of the pipeline first. */
export function regionChoices(pipeline: Pipeline, homeRegion: Region): SelectProps.OptionGroup[] {
  const { inUse, others } = offeredRegions(pipeline, homeRegion)
  const option = (region: Region): SelectProps.Option => ({
    value: region,
    label: regionName(region) ?? region,
    labelTag: region,
    ...(region === homeRegion && { description: 'Home region' }),
  })
  return [
    { label: 'In use by this pipeline', options: inUse.map(option) },
    { label: 'Other regions', options: others.map(({ id }) => option(id)) },
  ]
}

/** What is answered in the part of a form that names a region. */
export interface RegionAnswers {
  region: Region
  /** Typed for a region without a store; undefined while the suggestion stands. */
  store: StoreAnswer | undefined
  isRewriting: boolean
}

interface About {
  pipeline: Pipeline
  homeRegion: Region
  action: Action
}

/** What the answers bring: the store of a region that has none, and values that name the region. */
export function inRegion(
  { pipeline, homeRegion, action }: About,
  { region, store, isRewriting }: RegionAnswers,
  suggested: string | undefined,
): { region: Region; store: ArtifactStore | undefined; values: readonly RewrittenValue[] } {
  const answer = store ?? { bucket: suggested ?? '', keyId: '' }
  const isMissing = region !== '' && !artifactStoresOf(pipeline, homeRegion)[region]
  return {
    region,
    store: isMissing && answer.bucket.trim() ? storeFrom(answer, undefined) : undefined,
    values: isRewriting ? rewrittenValues(action, regionOf(action, homeRegion), region) : [],
  }
}

/** Why a bucket does not do; undefined where it does, or where it is not known. */
export function whyNotBucket(
  name: string,
  region: Region,
  buckets: readonly Bucket[],
): string | undefined {
  const found = buckets.find((bucket) => bucket.name === name.trim())?.region
  if (!found || found === region) return undefined
  return `Bucket "${name.trim()}" lies in ${found}. Choose one in ${region}.`
}

/** What is still to be answered before the change can go to the draft. */
export function openQuestion(
  { pipeline, homeRegion }: Pick<About, 'pipeline' | 'homeRegion'>,
  { region, store }: RegionAnswers,
  { all, suggested }: Pick<BucketChoices, 'all' | 'suggested'>,
): string | undefined {
  if (!region) return 'Choose a region.'
  if (artifactStoresOf(pipeline, homeRegion)[region]) return undefined
  const bucket = store?.bucket ?? suggested ?? ''
  if (!bucket.trim()) return `Choose an artifact bucket in ${region}.`
  return whyNotBucket(bucket, region, all)
}

/** Rewritten values as rows. */
export const rowsOf = (values: readonly RewrittenValue[]): ChangedValue[] =>
  values.map(({ path, from, to, what }) => ({
    field: path.at(-1) ?? '',
    from: [from].flat().join('\n'),
    to: [to].flat().join('\n'),
    why: `The ${what} names the region.`,
  }))
