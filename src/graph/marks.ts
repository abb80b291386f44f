import type { Change } from '../pipeline/changes.ts'
import type { Action, Stage } from '../pipeline/pipeline.ts'
import type { RemovedAction, RemovedParts, RemovedStage } from './drawn-stages.ts'

/** How a part differs between two pipelines. */
export type Mark = 'added' | 'changed' | 'moved' | 'removed'

/** Marks by name: `stage` and `stage/action`. */
export interface Marks {
  stages: ReadonlyMap<string, Mark>
  actions: ReadonlyMap<string, Mark>
  removed: RemovedParts
}

/**
 * Which stages and actions the changes touch, and which parts of the older pipeline are to be drawn
 * too. An action that is both moved and changed counts as changed.
 */
export function findMarks(changes: readonly Change[]): Marks {
  const stages = new Map<string, Mark>()
  const actions = new Map<string, Mark>()
  const removedActions: RemovedAction[] = []
  const removedStages: RemovedStage[] = []
  for (const change of changes) {
    switch (change.kind) {
      case 'stage-added':
        stages.set(nameOf(change.stage), 'added')
        break
      case 'stage-moved':
        stages.set(nameOf(change.stage), 'moved')
        break
      case 'stage-removed':
        removedStages.push({ stage: stageOf(change.stage), position: { at: 'end' } })
        break
      case 'action-added':
        actions.set(placeOf(change), 'added')
        break
      case 'action-changed':
        actions.set(placeOf(change), 'changed')
        break
      case 'action-moved':
        if (!actions.has(placeOf(change))) actions.set(placeOf(change), 'moved')
        break
      case 'action-removed':
        removedActions.push({ stage: nameOf(change.stage), action: change.action })
        break
      default:
        break
    }
  }
  return { stages, actions, removed: { actions: removedActions, stages: removedStages } }
}

/** How an action is marked; all of an added stage is added. */
export const markOf = ({ stages, actions }: Marks, stage: string, action: string) =>
  actions.get(`${stage}/${action}`) ?? (stages.get(stage) === 'added' ? 'added' : undefined)

const nameOf = (part: string | { name: string }) => (typeof part === 'string' ? part : part.name)

const placeOf = ({ stage, action }: { stage: string | Stage; action: string | Action }) =>
  `${nameOf(stage)}/${nameOf(action)}`

const stageOf = (stage: string | Stage): Stage =>
  typeof stage === 'string' ? { name: stage, actions: [] } : stage
