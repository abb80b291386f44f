import type { Change } from '../pipeline/changes.ts'
import type { Region } from '../pipeline/pipeline.ts'
import type { Selection } from './selection.ts'

/** How a part differs between two pipelines. */
export type Mark = 'added' | 'changed' | 'moved' | 'removed'

/** What a change is about: a stage or an action, a region's artifact store, or the pipeline itself. */
export interface ChangeTarget {
  mark: Mark
  selection?: Selection
  region?: Region
}

/** Where a change is to be seen in the drawing, and how it is marked there. */
export function targetOf(change: Change): ChangeTarget {
  switch (change.kind) {
    case 'stage-added':
      return { mark: 'added', selection: { stage: change.stage.name } }
    case 'stage-removed':
      return { mark: 'removed', selection: { stage: change.stage.name } }
    case 'stage-moved':
      return { mark: 'moved', selection: { stage: change.stage } }
    case 'stage-field-changed':
      return { mark: 'changed', selection: { stage: change.stage } }
    case 'action-added':
      return { mark: 'added', selection: { stage: change.stage, action: change.action.name } }
    case 'action-removed':
      return { mark: 'removed', selection: { stage: change.stage, action: change.action.name } }
    case 'action-moved':
      return { mark: 'moved', selection: { stage: change.stage, action: change.action } }
    case 'action-changed':
      return { mark: 'changed', selection: { stage: change.stage, action: change.action } }
    case 'artifact-stores-form-changed':
      return { mark: 'changed', region: change.region }
    case 'artifact-store-set':
      return { mark: change.from ? 'changed' : 'added', region: change.region }
    case 'artifact-store-removed':
      return { mark: 'removed', region: change.region }
    case 'field-changed':
      return { mark: 'changed' }
  }
}

/** The first change that is about this stage or action; one inside of it for a whole stage. */
export function indexAbout(targets: readonly ChangeTarget[], { stage, action }: Selection): number {
  const exact = targets.findIndex(
    ({ selection }) => selection?.stage === stage && selection.action === action,
  )
  if (exact !== -1) return exact
  // An action of a removed stage went with it.
  return targets.findIndex(
    ({ selection }) =>
      selection?.stage === stage && (action === undefined || selection.action === undefined),
  )
}
