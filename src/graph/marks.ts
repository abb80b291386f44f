import type { Change } from '../pipeline/changes.ts'
import type { StagePosition } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { type Mark, targetOf } from './change-target.ts'
import type { RemovedAction, RemovedParts, RemovedStage } from './drawn-stages.ts'
import type { EdgeMarks } from './edge-marks.ts'
import { selectionText } from './selection.ts'

/** Marks by name, `stage` and `stage/action`, and by the id of an artifact's line. */
export interface Marks {
  stages: ReadonlyMap<string, Mark>
  actions: ReadonlyMap<string, Mark>
  edges: ReadonlyMap<string, Mark>
  removed: RemovedParts
}

/** Which of two pipelines is drawn, or both in one picture. */
export type Compared = 'before' | 'after' | 'together'

interface MarkOptions {
  show?: Compared
  /** The older pipeline; without it a removed stage is drawn last. */
  before?: Pipeline | undefined
  edges?: EdgeMarks | undefined
}

const noEdges: EdgeMarks = { marks: new Map(), removed: [] }
const nothing: RemovedParts = { actions: [], stages: [], uses: [] }

/**
 * Which stages and actions the changes touch, and which parts of the older pipeline are to be drawn
 * too. What is both moved and changed counts as changed. Only the older pipeline by itself marks
 * what will be gone; only both together draw it where it stood.
 */
export function findMarks(
  changes: readonly Change[],
  { show = 'together', before, edges = noEdges }: MarkOptions = {},
): Marks {
  const stages = new Map<string, Mark>()
  const actions = new Map<string, Mark>()
  for (const change of changes) {
    const { mark, selection } = targetOf(change)
    if (!selection || mark === (show === 'before' ? 'added' : 'removed')) continue
    const marks = selection.action === undefined ? stages : actions
    const place = selectionText(selection)
    if (mark !== 'moved' || !marks.has(place)) marks.set(place, mark)
  }
  if (show === 'before') markWithStage(changes, actions)
  const removed =
    show === 'together' ? { ...findRemoved(changes, before), uses: edges.removed } : nothing
  return { stages, actions, edges: edges.marks, removed }
}

/** What a removed stage holds is removed too. */
function markWithStage(changes: readonly Change[], actions: Map<string, Mark>) {
  for (const change of changes) {
    if (change.kind !== 'stage-removed') continue
    for (const { name } of change.stage.actions) {
      actions.set(selectionText({ stage: change.stage.name, action: name }), 'removed')
    }
  }
}

function findRemoved(changes: readonly Change[], before: Pipeline | undefined) {
  const stages: RemovedStage[] = []
  const actions: RemovedAction[] = []
  for (const change of changes) {
    if (change.kind === 'stage-removed') {
      stages.push({ stage: change.stage, position: placeIn(before, change.stage.name) })
    }
    if (change.kind === 'action-removed') {
      actions.push({ stage: change.stage, action: change.action })
    }
  }
  return { actions, stages }
}

function placeIn(before: Pipeline | undefined, stage: string): StagePosition {
  const index = before?.stages.findIndex(({ name }) => name === stage) ?? -1
  const previous = before?.stages[index - 1]
  if (previous) return { after: previous.name }
  return { at: index === 0 ? 'start' : 'end' }
}

/** How an action is marked. */
export const markOf = ({ actions }: Marks, stage: string, action: string): Mark | undefined =>
  actions.get(selectionText({ stage, action }))
