import type { Change } from '../pipeline/changes.ts'
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
 * too. What is both moved and changed counts as changed. A change does not say where a removed
 * stage stood, so it is drawn last.
 */
export function findMarks(changes: readonly Change[]): Marks {
  const stages = new Map<string, Mark>()
  const actions = new Map<string, Mark>()
  const removedActions: RemovedAction[] = []
  const removedStages: RemovedStage[] = []
  for (const change of changes) {
    switch (change.kind) {
      case 'stage-added':
        stages.set(change.stage.name, 'added')
        break
      case 'stage-moved':
        if (!stages.has(change.stage)) stages.set(change.stage, 'moved')
        break
      case 'stage-field-changed':
        stages.set(change.stage, 'changed')
        break
      case 'stage-removed':
        removedStages.push({ stage: change.stage, position: { at: 'end' } })
        break
      case 'action-added':
        actions.set(`${change.stage}/${change.action.name}`, 'added')
        break
      case 'action-changed':
        actions.set(`${change.stage}/${change.action}`, 'changed')
        break
      case 'action-moved': {
        const place = `${change.stage}/${change.action}`
        if (!actions.has(place)) actions.set(place, 'moved')
        break
      }
      case 'action-removed':
        removedActions.push({ stage: change.stage, action: change.action })
        break
      case 'artifact-stores-form-changed':
      case 'artifact-store-set':
      case 'artifact-store-removed':
      case 'field-changed':
        // Not about a stage or an action.
        break
    }
  }
  return { stages, actions, removed: { actions: removedActions, stages: removedStages } }
}

/** How an action is marked. */
export const markOf = ({ actions }: Marks, stage: string, action: string): Mark | undefined =>
  actions.get(`${stage}/${action}`)
