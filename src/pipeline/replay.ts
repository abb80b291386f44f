import { valueAt, type ValuePath } from './action-value.ts'
import { isActionKeptAs } from './as-kept.ts'
import { deepEqual } from './deep-equal.ts'
import { applyPlan, type Conflict, type Edit, type Plan } from './edits.ts'
import type { MergeChoices } from './merge.ts'
import { findAction, findStage, freeName } from './names.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
  pipelineTypeOf,
} from './pipeline.ts'

/** Why an edit made on one version is not simply right on a newer one. */
export type ReplayConflict =
  | Exclude<Conflict, { kind: 'both-changed' }>
  /** The region has another bucket or key than when the edit was made. */
  | {
      kind: 'artifact-store-moved'
      region: Region
      mine: ArtifactStore | undefined
      theirs: ArtifactStore | undefined
    }
  | { kind: 'action-region-moved'; stage: string; action: string; mine: Region; theirs: Region }
  | { kind: 'run-order-moved'; stage: string; action: string; mine: number; theirs: number }
  /** The store to remove has an action again. */
  | { kind: 'artifact-store-needed'; region: Region; stage: string; action: string }
  /** What is to be removed has been changed. */
  | { kind: 'action-changed'; stage: string; action: string }
  | { kind: 'stage-changed'; stage: string }
  /** One thing that a difference and somebody else both changed. */
  | { kind: 'member-changed'; at: string; mine: unknown; theirs: unknown }

/** One way out of a conflict. */
export type ChoiceId = 'mine' | 'leave-out' | 'rename' | 'join' | 'add-stage' | 'at-end'

/** A conflict with its ways out. */
export interface OpenConflict {
  /** Names the conflict within its plan, the same from one replay to the next. */
  key: string
  edit: Edit
  conflict: ReplayConflict
  choices: readonly ChoiceId[]
}

/** What a person has chosen, by the conflict's key. */
export type Chosen = Readonly<Record<string, ChoiceId>>

export interface Replay {
  /** The newer pipeline with every edit that fits; what is in conflict is left out. */
  pipeline: Pipeline
  /** The edits as they now are; the same objects where nothing had to change. */
  edits: readonly Edit[]
  /** For each of `edits`, the index in the plan of the edit it comes from. */
  origins: readonly number[]
  /** Conflicts, those already decided included. */
  conflicts: readonly OpenConflict[]
  /** Conflicts that nobody has decided yet. */
  undecided: number
}

interface ReplayInput {
  plan: Plan
  /** The version that the edits were made on. */
  base: Pipeline
  /** The version they are to be made on. */
  latest: Pipeline
  chosen?: Chosen
}

/**
 * Makes the edits of a plan on a newer version, by stage and action name. An edit that somebody
 * else has made already is done; one that meets something else than it was made for is a conflict.
 */
export function replayPlan({ plan, base, latest, chosen = {} }: ReplayInput): Replay {
  const { homeRegion } = plan
  const conflicts: OpenConflict[] = []
  const edits: Edit[] = []
  const origins: number[] = []
  /** Stages that the plan adds and that go by another name now; undefined: left out. */
  const renamed = new Map<string, string | undefined>()
  /** Where actions would run if nothing about them were left out. */
  const unneeded = new Set<Region>()
  let undecided = 0
  let before = base
  let pipeline = latest

  const take = (edit: Edit, origin: number) => {
    const result = applyPlan(pipeline, { homeRegion, edits: [edit] })
    if (result.conflicts.length > 0) return
    pipeline = result.pipeline
    edits.push(edit)
    origins.push(origin)
  }

  const leaveOut = (edit: Edit) => {
    if (edit.kind === 'add-action') unneeded.add(regionOf(edit.action, homeRegion))
    if (edit.kind === 'set-action-region') unneeded.add(edit.region)
  }
  /** A store for an action that is left out would be one that no action uses. */
  const isForNobody = (edit: Edit) =>
    edit.kind === 'set-artifact-store' &&
    unneeded.has(edit.region) &&
    artifactStoresOf(latest, homeRegion)[edit.region] === undefined &&
    !findActionIn(pipeline, edit.region, homeRegion)

  for (const [index, original] of plan.edits.entries()) {
    const made = before
    before = applyPlan(before, { homeRegion, edits: [original] }).pipeline
    const edit = inRenamedStage(original, renamed)
    if (!edit || isDone(edit, pipeline, homeRegion)) {
      if (!edit) leaveOut(original)
      continue
    }
    if (isForNobody(edit)) continue
    const found = findConflicts({ edit, made, pipeline, homeRegion, key: String(index) })
    if (found.length === 0) {
      take(edit, index)
      continue
    }
    conflicts.push(...found)
    const open = found.filter(({ key, choices }) => !choices.some((way) => way === chosen[key]))
    undecided += open.length
    if (open.length > 0) {
      if (edit.kind === 'add-stage') renamed.set(edit.stage, undefined)
      leaveOut(edit)
      continue
    }
    const decided = decide(edit, found, chosen, pipeline)
    if (decided.stage !== undefined) renamed.set(...decided.stage)
    if (decided.edits.length === 0) leaveOut(edit)
    for (const instead of decided.edits) take(instead, index)
  }
  return { pipeline, edits, origins, conflicts, undecided }
}

/** The edit with the name its stage goes by now; nothing when that stage is left out. */
function inRenamedStage(
  edit: Edit,
  renamed: ReadonlyMap<string, string | undefined>,
): Edit | undefined {
  if (edit.kind === 'add-stage') {
    const { position } = edit
    if (!('after' in position) || !renamed.has(position.after)) return edit
    const after = renamed.get(position.after)
    return { ...edit, position: after === undefined ? { at: 'end' } : { after } }
  }
  if (!('stage' in edit)) return edit
  const nameOf = (stage: string) => (renamed.has(stage) ? renamed.get(stage) : stage)
  const stage = nameOf(edit.stage)
  if (stage === undefined) return undefined
  if (edit.kind !== 'move-action') return stage === edit.stage ? edit : { ...edit, stage }
  const toStage = nameOf(edit.toStage)
  return toStage === undefined ? undefined : { ...edit, stage, toStage }
}

/** The first action that runs in a region. */
function findActionIn(pipeline: Pipeline, region: Region, homeRegion: Region) {
  for (const stage of pipeline.stages) {
    const action = stage.actions.find((one) => regionOf(one, homeRegion) === region)
    if (action) return { stage: stage.name, action: action.name }
  }
  return undefined
}

const valueIn = (action: Action | undefined, path: ValuePath) => action && valueAt(action, path)

const orderOf = (action: Action): number => action.runOrder ?? 1

/** Whether the pipeline already is as the edit would have it. */
function isDone(edit: Edit, pipeline: Pipeline, homeRegion: Region): boolean {
  switch (edit.kind) {
    case 'add-action': {
      const present = findAction(pipeline, edit.stage, edit.action.name)
      return present !== undefined && isActionKeptAs(edit.action, present, homeRegion)
    }
    case 'set-artifact-store':
      return deepEqual(artifactStoresOf(pipeline, homeRegion)[edit.region], edit.store)
    case 'remove-artifact-store':
      return artifactStoresOf(pipeline, homeRegion)[edit.region] === undefined
    case 'set-action-region': {
      const present = findAction(pipeline, edit.stage, edit.action)
      return present !== undefined && (present.region ?? homeRegion) === edit.region
    }
    case 'set-pipeline-type':
      return pipelineTypeOf(pipeline) === edit.pipelineType
    case 'move-action': {
      const { stage, action, toStage, runOrder } = edit
      const present = findAction(pipeline, toStage, action)
      const isGone = stage === toStage || findAction(pipeline, stage, action) === undefined
      return present !== undefined && isGone && orderOf(present) === runOrder
    }
    case 'set-action-value':
      return deepEqual(
        valueIn(findAction(pipeline, edit.stage, edit.action), edit.path),
        edit.value,
      )
    case 'remove-action':
      return findAction(pipeline, edit.stage, edit.action) === undefined
    case 'remove-stage':
      return findStage(pipeline, edit.stage) === undefined
    case 'add-stage':
    case 'apply-difference':
      return false
  }
}

interface Met {
  edit: Edit
  /** The pipeline that the edit was made on. */
  made: Pipeline
  /** The pipeline that it meets now. */
  pipeline: Pipeline
  homeRegion: Region
  key: string
}

function findConflicts(met: Met): OpenConflict[] {
  const { edit, pipeline, homeRegion, key } = met
  const moved = findMoved(met)
  const [refused] = applyPlan(pipeline, { homeRegion, edits: [edit] }).conflicts
  if (moved && !refused) {
    // A store that is needed stays: AWS would refuse the pipeline without it.
    const isNeeded = moved.kind === 'artifact-store-needed'
    return [
      { key, edit, conflict: moved, choices: isNeeded ? ['leave-out'] : ['mine', 'leave-out'] },
    ]
  }
  if (!refused) return []
  const { conflict } = refused
  if (conflict.kind !== 'both-changed') {
    return [{ key, edit, conflict, choices: waysOut(edit, conflict) }]
  }
  return conflict.conflicts.map(({ at, mine, theirs }) => ({
    key: `${key}/${at}`,
    edit,
    conflict: { kind: 'member-changed', at, mine, theirs },
    choices: ['mine', 'leave-out'],
  }))
}

/** What fits by name, and is not what it was when the edit was made. */
function findMoved({ edit, made, pipeline, homeRegion }: Met): ReplayConflict | undefined {
  switch (edit.kind) {
    case 'set-artifact-store':
    case 'remove-artifact-store': {
      const was = artifactStoresOf(made, homeRegion)[edit.region]
      const theirs = artifactStoresOf(pipeline, homeRegion)[edit.region]
      if (deepEqual(was, theirs)) {
        if (edit.kind === 'set-artifact-store') return undefined
        const user = findActionIn(pipeline, edit.region, homeRegion)
        const isNew = user && !findActionIn(made, edit.region, homeRegion)
        return isNew ? { kind: 'artifact-store-needed', region: edit.region, ...user } : undefined
      }
      const mine = edit.kind === 'set-artifact-store' ? edit.store : undefined
      return { kind: 'artifact-store-moved', region: edit.region, mine, theirs }
    }
    case 'set-action-region': {
      const was = findAction(made, edit.stage, edit.action)
      const is = findAction(pipeline, edit.stage, edit.action)
      if (!was || !is) return undefined
      const theirs = is.region ?? homeRegion
      if ((was.region ?? homeRegion) === theirs) return undefined
      const { stage, action, region: mine } = edit
      return { kind: 'action-region-moved', stage, action, mine, theirs }
    }
    case 'set-pipeline-type': {
      const theirs = pipelineTypeOf(pipeline)
      if (pipelineTypeOf(made) === theirs) return undefined
      return { kind: 'member-changed', at: 'pipelineType', mine: edit.pipelineType, theirs }
    }
    case 'move-action': {
      const { stage, action, runOrder: mine } = edit
      const was = findAction(made, stage, action)
      const is = findAction(pipeline, stage, action)
      if (!was || !is || orderOf(was) === orderOf(is)) return undefined
      return { kind: 'run-order-moved', stage, action, mine, theirs: orderOf(is) }
    }
    case 'set-action-value': {
      const { stage, action, path, value: mine } = edit
      const is = findAction(pipeline, stage, action)
      const theirs = valueIn(is, path)
      if (!is || deepEqual(valueIn(findAction(made, stage, action), path), theirs)) return undefined
      const at = ['stages', stage, 'actions', action, ...path].join('/')
      return { kind: 'member-changed', at, mine, theirs }
    }
    case 'remove-action': {
      const { stage, action } = edit
      const isSame = deepEqual(findAction(made, stage, action), findAction(pipeline, stage, action))
      return isSame ? undefined : { kind: 'action-changed', stage, action }
    }
    case 'remove-stage': {
      const { stage } = edit
      const isSame = deepEqual(findStage(made, stage), findStage(pipeline, stage))
      return isSame ? undefined : { kind: 'stage-changed', stage }
    }
    case 'add-stage':
    case 'add-action':
    case 'apply-difference':
      return undefined
  }
}

function waysOut(edit: Edit, conflict: Conflict): readonly ChoiceId[] {
  switch (conflict.kind) {
    case 'stage-gone':
      return edit.kind === 'add-stage'
        ? ['at-end', 'leave-out']
        : edit.kind === 'add-action' || isTargetGone(edit, conflict.stage)
          ? ['add-stage', 'leave-out']
          : ['leave-out']
    case 'stage-name-taken':
      return ['join', 'rename', 'leave-out']
    case 'action-name-taken':
      return edit.kind === 'move-action' ? ['mine', 'leave-out'] : ['rename', 'mine', 'leave-out']
    case 'action-gone':
    case 'artifact-store-gone':
    case 'home-artifact-store':
    case 'both-changed':
      return ['leave-out']
  }
}

/** Whether the stage that an action is moved to is gone, and not the one it stands in. */
const isTargetGone = (edit: Edit, gone: string) =>
  edit.kind === 'move-action' && edit.toStage === gone && edit.stage !== gone

/** What takes the place of the edit, and the stage that goes by another name from now on. */
interface Decided {
  edits: readonly Edit[]
  stage?: [was: string, is: string | undefined]
}

/** Carries out what was chosen. */
function decide(
  edit: Edit,
  conflicts: readonly OpenConflict[],
  chosen: Chosen,
  pipeline: Pipeline,
): Decided {
  if (edit.kind === 'apply-difference') {
    const sides = conflicts.flatMap(({ key, conflict }): [string, 'mine' | 'theirs'][] =>
      conflict.kind === 'member-changed'
        ? [[conflict.at, chosen[key] === 'mine' ? 'mine' : 'theirs']]
        : [],
    )
    const choices: MergeChoices = { ...edit.choices, ...Object.fromEntries(sides) }
    return { edits: [{ ...edit, choices }] }
  }
  const choice = chosen[conflicts[0]?.key ?? '']
  if (edit.kind === 'add-stage') return decideStage(edit, choice, pipeline)
  if (edit.kind === 'add-action') {
    const { stage, action } = edit
    if (choice === 'add-stage') {
      return { edits: [{ kind: 'add-stage', stage, position: { at: 'end' } }, edit] }
    }
    if (choice === 'rename') {
      const taken = findStage(pipeline, stage)?.actions.map(({ name }) => name) ?? []
      return { edits: [{ ...edit, action: { ...action, name: freeName(action.name, taken) } }] }
    }
    if (choice === 'mine') {
      return { edits: [{ kind: 'remove-action', stage, action: action.name }, edit] }
    }
  }
  if (edit.kind === 'move-action') {
    const { toStage: stage, action } = edit
    if (choice === 'add-stage') {
      return { edits: [{ kind: 'add-stage', stage, position: { at: 'end' } }, edit] }
    }
    const isTaken = conflicts[0]?.conflict.kind === 'action-name-taken'
    if (choice === 'mine' && isTaken) {
      return { edits: [{ kind: 'remove-action', stage, action }, edit] }
    }
  }
  return { edits: choice === 'mine' ? [edit] : [] }
}

function decideStage(
  edit: Extract<Edit, { kind: 'add-stage' }>,
  choice: ChoiceId | undefined,
  pipeline: Pipeline,
): Decided {
  const { stage, position } = edit
  if (choice === 'at-end') return { edits: [{ ...edit, position: { at: 'end' } }] }
  if (choice === 'join') return { edits: [] }
  if (choice !== 'rename') return { edits: [], stage: [stage, undefined] }
  const name = freeName(
    stage,
    pipeline.stages.map((other) => other.name),
  )
  const isLost = 'after' in position && !findStage(pipeline, position.after)
  const renamed = { ...edit, stage: name, ...(isLost && { position: { at: 'end' } as const }) }
  return { edits: [renamed], stage: [stage, name] }
}
