import type { SelectProps } from '@cloudscape-design/components/select'
import { storeFrom, type StoreAnswer } from '../../draft/add-action-answers.ts'
import { type RewrittenValue, rewrittenValues } from '../../pipeline/fan-out.ts'
import {
  type Action,
  type ArtifactStore,
  type Pipeline,
  type Region,
  regionOf,
} from '../../pipeline/pipeline.ts'
import { offeredRegions, regionName } from '../../pipeline/regions.ts'
import type { ChangedValue } from '../../ui/ChangedValues.tsx'

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

/** What the answers bring: the store of a region that has none, and values that name the region. */
export const inRegion = (
  { homeRegion, action }: { homeRegion: Region; action: Action },
  { region, isRewriting }: RegionAnswers,
  store: StoreAnswer | undefined,
): { region: Region; store: ArtifactStore | undefined; values: readonly RewrittenValue[] } => ({
  region,
  store: store?.bucket.trim() ? storeFrom(store, undefined) : undefined,
  values: isRewriting ? rewrittenValues(action, regionOf(action, homeRegion), region) : [],
})

/** Rewritten values as rows. */
export const rowsOf = (values: readonly RewrittenValue[]): ChangedValue[] =>
  values.map(({ path, from, to, what }) => ({
    field: path.at(-1) ?? '',
    from: [from].flat().join('\n'),
    to: [to].flat().join('\n'),
    why: `Region in the ${what}.`,
  }))
