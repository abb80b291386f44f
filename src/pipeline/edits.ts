import { type ValuePath, withValue } from './action-value.ts'
import { setArtifactStore, withStores } from './artifact-stores.ts'
import { findAction } from './names.ts'
import { type MergeChoices, type MergeConflict, mergePipeline } from './merge.ts'
import type { Action, ArtifactStore, Pipeline, Region, Stage } from './pipeline.ts'

/** Where a stage goes, by name, so that the edit still means the same on a newer pipeline. */
export type StagePosition = { at: 'start' } | { at: 'end' } | { after: string }

/**
 * One intended change, as data. Edits name stages and actions and never count them, so a plan can
 * be replayed on a pipeline that someone else has changed in the meantime.
 */
export type Edit =
  | { kind: 'add-stage'; stage: string; position: StagePosition }
  | { kind: 'add-action'; stage: string; action: Action }
  | { kind: 'set-artifact-store'; region: Region; store: ArtifactStore }
  | { kind: 'remove-artifact-store'; region: Region }
  | { kind: 'set-action-region'; stage: string; action: string; region: Region }
  | { kind: 'set-pipeline-type'; pipelineType: string }
  /** To another stage, as its last action, or to another run order of its own. */
  | { kind: 'move-action'; stage: string; action: string; toStage: string; runOrder: number }
  /** One value of an action; never a secret, because drafts are stored. */
  | {
      kind: 'set-action-value'
      stage: string
      action: string
      path: ValuePath
      value: string | string[]
    }
  | { kind: 'remove-action'; stage: string; action: string }
  | { kind: 'remove-stage'; stage: string }
  /** What differs between two structures, such as a version to restore and the present one. */
  | {
      kind: 'apply-difference'
      from: Pipeline
      to: Pipeline
      /** What it is for, as a person reads it: `Restore version 3`. */
      label: string
      /** What a person has decided where both sides changed the same thing. */
      choices?: MergeChoices
    }

/** Why an edit does not fit the pipeline it meets. */
export type Conflict =
  | { kind: 'stage-gone'; stage: string }
  | { kind: 'stage-name-taken'; stage: string }
  | { kind: 'action-gone'; stage: string; action: string }
  | { kind: 'action-name-taken'; stage: string; action: string }
  | { kind: 'artifact-store-gone'; region: Region }
  | { kind: 'home-artifact-store'; region: Region }
  | { kind: 'both-changed'; label: string; conflicts: readonly MergeConflict[] }

type EditResult = { ok: true; pipeline: Pipeline } | { ok: false; conflict: Conflict }

/** Ordered edits of a pipeline whose home region is known; the declaration itself does not say it. */
export interface Plan {
  homeRegion: Region
  edits: readonly Edit[]
}

export interface PlanResult {
  pipeline: Pipeline
  /** Edits that were left out, and why. */
  conflicts: { edit: Edit; conflict: Conflict }[]
}

/** Applies the edits in order; one that does not fit is left out and reported. */
export function applyPlan(pipeline: Pipeline, { homeRegion, edits }: Plan): PlanResult {
  const conflicts: PlanResult['conflicts'] = []
  let edited = pipeline
  for (const edit of edits) {
    const result = applyEdit(edited, edit, homeRegion)
    if (result.ok) edited = result.pipeline
    else conflicts.push({ edit, conflict: result.conflict })
  }
  return { pipeline: edited, conflicts }
}

/**
 * Applies one edit. Nothing is changed in place; members that this build does not know stay, and
 * whatever the edit does not touch keeps its identity.
 */
function applyEdit(pipeline: Pipeline, edit: Edit, homeRegion: Region): EditResult {
  switch (edit.kind) {
    case 'add-stage':
      return addStage(pipeline, edit.stage, edit.position)
    case 'add-action':
      return addAction(pipeline, edit.stage, edit.action)
    case 'set-artifact-store':
      return done(setArtifactStore(pipeline, edit.region, edit.store, homeRegion))
    case 'remove-artifact-store':
      return removeArtifactStore(pipeline, edit.region, homeRegion)
    case 'set-action-region':
      return setActionRegion(pipeline, edit, homeRegion)
    case 'set-pipeline-type':
      return done({ ...pipeline, pipelineType: edit.pipelineType })
    case 'move-action':
      return moveAction(pipeline, edit)
    case 'set-action-value':
      return withAction(pipeline, edit, (stage, index) =>
        stage.actions.map((action, at) =>
          at === index ? withValue(action, edit.path, edit.value) : action,
        ),
      )
    case 'remove-action':
      return withAction(pipeline, edit, (stage, index) => stage.actions.toSpliced(index, 1))
    case 'remove-stage':
      return removeStage(pipeline, edit.stage)
    case 'apply-difference':
      return applyDifference(pipeline, edit, homeRegion)
  }
}

const done = (pipeline: Pipeline): EditResult => ({ ok: true, pipeline })
const refused = (conflict: Conflict): EditResult => ({ ok: false, conflict })

const stageIndex = (pipeline: Pipeline, name: string) =>
  pipeline.stages.findIndex((stage) => stage.name === name)

function addStage(pipeline: Pipeline, name: string, position: StagePosition): EditResult {
  if (stageIndex(pipeline, name) >= 0) return refused({ kind: 'stage-name-taken', stage: name })
  let index = 'at' in position && position.at === 'start' ? 0 : pipeline.stages.length
  if ('after' in position) {
    const before = stageIndex(pipeline, position.after)
    if (before < 0) return refused({ kind: 'stage-gone', stage: position.after })
    index = before + 1
  }
  const stages = pipeline.stages.toSpliced(index, 0, { name, actions: [] })
  return done({ ...pipeline, stages })
}

function removeStage(pipeline: Pipeline, name: string): EditResult {
  const index = stageIndex(pipeline, name)
  if (index < 0) return refused({ kind: 'stage-gone', stage: name })
  return done({ ...pipeline, stages: pipeline.stages.toSpliced(index, 1) })
}

function addAction(pipeline: Pipeline, stageName: string, action: Action): EditResult {
  const index = stageIndex(pipeline, stageName)
  const stage = pipeline.stages[index]
  if (!stage) return refused({ kind: 'stage-gone', stage: stageName })
  if (stage.actions.some(({ name }) => name === action.name)) {
    return refused({ kind: 'action-name-taken', stage: stageName, action: action.name })
  }
  return done(replaceStage(pipeline, index, { ...stage, actions: [...stage.actions, action] }))
}

const replaceStage = (pipeline: Pipeline, index: number, stage: Stage): Pipeline => ({
  ...pipeline,
  stages: pipeline.stages.with(index, stage),
})

function withAction(
  pipeline: Pipeline,
  names: { stage: string; action: string },
  change: (stage: Stage, index: number) => Action[],
): EditResult {
  const index = stageIndex(pipeline, names.stage)
  const stage = pipeline.stages[index]
  if (!stage) return refused({ kind: 'stage-gone', stage: names.stage })
  const actionIndex = stage.actions.findIndex(({ name }) => name === names.action)
  if (actionIndex < 0) return refused({ kind: 'action-gone', ...pick(names) })
  return done(replaceStage(pipeline, index, { ...stage, actions: change(stage, actionIndex) }))
}

const pick = ({ stage, action }: { stage: string; action: string }) => ({ stage, action })

/** The home region is written by leaving `region` out, as AWS's API does. */
function setActionRegion(
  pipeline: Pipeline,
  edit: { stage: string; action: string; region: Region },
  homeRegion: Region,
): EditResult {
  return withAction(pipeline, edit, (stage, index) => {
    const actions = [...stage.actions]
    const action = actions[index]
    if (!action) return actions
    const { region: _, ...home } = action
    actions[index] = edit.region === homeRegion ? home : { ...action, region: edit.region }
    return actions
  })
}

/** Within its stage the action keeps its place in the list, so that nothing but the number changes. */
function moveAction(pipeline: Pipeline, edit: Extract<Edit, { kind: 'move-action' }>): EditResult {
  const { stage, action: name, toStage, runOrder } = edit
  const action = findAction(pipeline, stage, name)
  const isElsewhere = toStage !== stage
  if (!action || !isElsewhere) {
    return withAction(pipeline, edit, ({ actions }, index) =>
      actions.map((one, at) => (at === index ? { ...one, runOrder } : one)),
    )
  }
  const added = addAction(pipeline, toStage, { ...action, runOrder })
  if (!added.ok) return added
  return withAction(added.pipeline, edit, ({ actions }, index) => actions.toSpliced(index, 1))
}

/** With only the home region left, the map becomes the single store again. */
function removeArtifactStore(pipeline: Pipeline, region: Region, homeRegion: Region): EditResult {
  if (region === homeRegion) return refused({ kind: 'home-artifact-store', region })
  const { artifactStores } = pipeline
  if (!artifactStores?.[region]) return refused({ kind: 'artifact-store-gone', region })
  const left = Object.fromEntries(Object.entries(artifactStores).filter(([key]) => key !== region))
  const home = left[homeRegion]
  const isHomeAlone = home !== undefined && Object.keys(left).length === 1
  return done(
    isHomeAlone
      ? withStores(pipeline, 'artifactStore', home)
      : withStores(pipeline, 'artifactStores', left),
  )
}

/** All of the difference, or none of it: half of a restored version is nobody's intention. */
function applyDifference(
  pipeline: Pipeline,
  edit: Extract<Edit, { kind: 'apply-difference' }>,
  homeRegion: Region,
): EditResult {
  const { from, to, label, choices = {} } = edit
  const merged = mergePipeline(pipeline, { difference: { from, to }, homeRegion, choices })
  return merged.conflicts.length === 0
    ? done(merged.pipeline)
    : refused({ kind: 'both-changed', label, conflicts: merged.conflicts })
}

/** Members that AWS answers beside the structure and that must not travel back inside it. */
const answeredOnly = ['metadata', 'created', 'updated', 'pipelineArn', 'pipelineARN']

/**
 * The declaration as UpdatePipeline takes it: without what GetPipeline adds about the pipeline.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function toUpdateInput(pipeline: Pipeline): Pipeline {
  if (!answeredOnly.some((member) => member in pipeline)) return pipeline
  const kept = Object.entries(pipeline).filter(([member]) => !answeredOnly.includes(member))
  return Object.fromEntries(kept) as Pipeline
}

/** The conflict in words: what is in the way, and what to do. */
export function describeConflict(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'stage-gone':
      return `There is no stage named "${conflict.stage}" any more. Choose another stage.`
    case 'stage-name-taken':
      return `There already is a stage named "${conflict.stage}". Choose another name, or add the action to that stage.`
    case 'action-gone':
      return `Stage "${conflict.stage}" has no action named "${conflict.action}" any more.`
    case 'action-name-taken':
      return `Stage "${conflict.stage}" already has an action named "${conflict.action}". Choose another name.`
    case 'artifact-store-gone':
      return `There is no artifact store in ${conflict.region} any more.`
    case 'home-artifact-store':
      return `The artifact store in ${conflict.region}, the pipeline's own region, cannot be removed.`
    case 'both-changed': {
      const places = conflict.conflicts.map(({ at }) => at).join(', ')
      return `"${conflict.label}" changes what somebody else has changed too: ${places}.`
    }
  }
}
