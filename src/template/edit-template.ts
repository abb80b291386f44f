import { deepEqual } from '../pipeline/deep-equal.ts'
import { applyPlan, describeConflict, type Edit } from '../pipeline/edits.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
} from '../pipeline/pipeline.ts'
import {
  type BucketForm,
  secondRegionEntries,
  type SectionEntry,
  writeBucket,
  type WrittenBucket,
} from './bucket-forms.ts'
import { unknownHomeRegion } from './home-region.ts'
import type { TemplateData } from './intrinsics.ts'
import { type MapNode, nodesIn, sharedAnchor, textOf, valueAt } from './nodes.ts'
import { NamedLists } from './named-lists.ts'
import { Reconciler, Refused } from './reconcile.ts'
import type { Refusal } from './refusal.ts'
import { addToSections } from './sections.ts'
import { applySplices, type Splice, type Spliced } from './splice.ts'
import { editStores } from './store-edits.ts'
import { TemplateStyle } from './style.ts'
import { type Template, type TemplatePipeline, pipelineIn } from './template.ts'
import type { HomeRegionForm, Writing } from './to-template.ts'
import { readBack } from './read-back.ts'

/** How a person wants things written that can be written in several ways. */
export interface EditChoices {
  /** In stores that name the home region; the template's own way where nothing is chosen. */
  homeRegion?: HomeRegionForm
  /** By the region of the store. */
  buckets?: Readonly<Record<Region, BucketForm>>
  /** Writes one other region by a mapping from the home region, as AWS's guide has it. */
  secondRegion?: { region: Region; map: string; key: string }
}

/** The new text, or why there is none. */
export type TemplateEdit =
  | ({
      ok: true
      /** The pipeline as it reads in the new text. */
      pipeline: Pipeline
    } & Spliced)
  | { ok: false; refusal: Refusal }

/**
 * Makes a plan's edits in the text of a template. Nothing but the edits changes, in the file's own
 * style; the new text is read back, and refused when it does not say exactly what was meant.
 */
export function editTemplate(
  template: Template,
  logicalId: string,
  edits: readonly Edit[],
  choices: EditChoices = {},
): TemplateEdit {
  const found = pipelineIn(template, logicalId)
  if (!found) return refused({ kind: 'no-stages' })
  if (found.refusal) return refused(found.refusal)
  const { pipeline: before, homeRegion } = found
  const plan = { homeRegion: homeRegion.region, edits: edits.map(withoutEmptyLists) }
  const planned = applyPlan(before, plan)
  const [conflict] = planned.conflicts
  if (conflict) {
    return refused({ kind: 'conflict', message: describeConflict(conflict.conflict) })
  }
  try {
    const { splices, expected } = findSplices(template, found, planned.pipeline, choices)
    const spliced = applySplices(template.text, splices)

    const pipeline = readBack(template, found, spliced, expected)
    if (!pipeline || !deepEqual(pipeline, expected)) {
      return refused({ kind: 'not-safe', detail: firstDifference(pipeline, expected) })
    }
    return { ok: true, pipeline, ...spliced }
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    if (error instanceof RangeError) return refused({ kind: 'not-safe', detail: error.message })
    throw error
  }
}

const refused = (refusal: Refusal): TemplateEdit => ({ ok: false, refusal })

/** CodePipeline answers empty lists where a template leaves the member out. */
function withoutEmptyLists(edit: Edit): Edit {
  if (edit.kind !== 'add-action') return edit
  const members = Object.entries(edit.action).filter(([member, value]) => {
    const isPart = member !== 'actionTypeId' && typeof value === 'object' && value !== null
    return !(isPart && Object.keys(value).length === 0)
  })
  return { ...edit, action: Object.fromEntries(members) as Action }
}

function findSplices(
  template: Template,
  found: TemplatePipeline,
  after: Pipeline,
  choices: EditChoices,
) {
  const { pipeline: before, drawn, resource } = found
  const { region: homeRegion } = found.homeRegion
  const { root, text, format, lineEnding } = template
  const properties = valueAt(resource, 'Properties')
  const stages = valueAt(properties, 'Stages')
  if (properties?.kind !== 'map' || stages?.kind !== 'list')
    throw new Refused({ kind: 'no-stages' })
  const shared = sharedAnchor([resource, properties, stages])
  if (shared !== undefined) throw new Refused({ kind: 'shared', anchor: shared })

  refuseListedStages(properties, before, after)

  const entries: SectionEntry[] = []
  const { secondRegion } = choices
  const regions = new Map<Region, TemplateData>()
  if (secondRegion) {
    const { region, map, key } = secondRegion
    entries.push(...secondRegionEntries({ map, key }, region, homeRegion, root))
    regions.set(region, { 'Fn::FindInMap': [map, { Ref: 'AWS::Region' }, key] })
  }
  const writing: Writing = {
    drawn,
    homeRegion,
    homeRegionForm: choices.homeRegion ?? usualHomeForm(found),
    regions,
  }
  const buckets = new Map<Region, WrittenBucket>()
  const bucketOf = (region: Region, store: ArtifactStore): WrittenBucket => {
    const known = buckets.get(region)
    if (known) return known
    // A bucket that stays is written as it is.
    const isKept = storesOf(before)[region]?.location === store.location
    const chosen = isKept ? undefined : choices.buckets?.[region]
    const form = chosen ?? { as: 'literal' as const }
    const written = writeBucket(store.location, form, { region, homeRegion, root, drawn })
    buckets.set(region, written)
    return written
  }
  const storesOf = (pipeline: Pipeline) => artifactStoresOf(pipeline, homeRegion)
  const expected = withDrawnBuckets(after, homeRegion, bucketOf)

  const isJson = format === 'json'
  const style = new TemplateStyle(text, { isJson, newline: lineEnding })
  learn(style, root, properties)
  const reconciler = new Reconciler(text, style, writing)
  const skip = { stages: [], artifactStore: undefined, artifactStores: undefined }
  reconciler.map(properties, 'Properties', {
    before: { ...before, ...skip },
    after: { ...after, ...skip },
  })
  editStores(
    properties,
    { before, after, homeRegion, locationOf: (region, store) => bucketOf(region, store).location },
    reconciler,
  )
  if (before.stages !== after.stages) {
    new NamedLists(reconciler).stages(properties, { before: before.stages, after: after.stages })
  }
  for (const { entries: needed } of buckets.values()) entries.push(...needed)
  addToSections(root, entries, reconciler)
  refuseLostAnchors(resource, reconciler.splices)
  return { splices: reconciler.splices, expected }
}

/** CloudFormation fails where the list of closed transitions names a stage that is not there. */
function refuseListedStages(properties: MapNode, before: Pipeline, after: Pipeline): void {
  const list = valueAt(properties, 'DisableInboundStageTransitions')
  const has = ({ stages }: Pipeline, name: string) => stages.some((stage) => stage.name === name)
  for (const item of list?.kind === 'list' ? list.items : []) {
    const stage = textOf(valueAt(item, 'StageName'))
    if (stage !== undefined && has(before, stage) && !has(after, stage)) {
      throw new Refused({ kind: 'stage-listed', stage })
    }
  }
}

/** What an alias uses elsewhere cannot go. */
function refuseLostAnchors(resource: MapNode, splices: readonly Splice[]): void {
  for (const { anchor, start } of nodesIn(resource)) {
    const isLost = splices.some(
      (splice) =>
        splice.start <= start && start < splice.end && !splice.text.includes(`&${anchor}`),
    )
    if (anchor !== undefined && isLost) throw new Refused({ kind: 'shared', anchor })
  }
}

/** As stores of the template name the home region already; as a reference where none does. */
function usualHomeForm({ homeRegion, pipeline, computed }: TemplatePipeline): HomeRegionForm {
  if (homeRegion.region === unknownHomeRegion) return 'reference'
  const isListed = pipeline.artifactStores !== undefined
  const isReferred = computed.some(({ path }) => path.at(-1) === 'Region')
  return isListed && !isReferred ? 'literal' : 'reference'
}

/** The pipeline as it will read when each changed bucket is written in its form. */
function withDrawnBuckets(
  after: Pipeline,
  homeRegion: Region,
  bucketOf: (region: Region, store: ArtifactStore) => WrittenBucket,
): Pipeline {
  const drawnStore = (region: Region, store: ArtifactStore): ArtifactStore => ({
    ...store,
    location: bucketOf(region, store).drawn,
  })
  const { artifactStore, artifactStores } = after
  return {
    ...after,
    ...(artifactStore && { artifactStore: drawnStore(homeRegion, artifactStore) }),
    ...(artifactStores && {
      artifactStores: Object.fromEntries(
        Object.entries(artifactStores).map(([region, store]) => [
          region,
          drawnStore(region, store),
        ]),
      ),
    }),
  }
}

/** The pipeline's own ways count most; other sections show how far their members stand in. */
function learn(style: TemplateStyle, root: MapNode, properties: MapNode): void {
  style.learn(properties, 'Properties')
  for (const key of ['Parameters', 'Mappings']) {
    const section = valueAt(root, key)
    if (section) style.learn(section, key)
  }
}

/** The first member in which two pipelines differ. */
function firstDifference(is: Pipeline | undefined, meant: Pipeline): string {
  if (!is) return 'it is no template any more'
  const keys = [...Object.keys(meant), ...Object.keys(is)]
  return keys.find((key) => !deepEqual(is[key], meant[key])) ?? 'order'
}
