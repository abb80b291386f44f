import { idleStores, removeStores } from '../../pipeline/action-edits.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import type { Changing } from './use-changed-draft.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

/** What edits amount to, the stores included that they leave without a use. */
export interface Tidied {
  outcome: Outcome
  /** With the stores still in it that may be removed. */
  pipeline: Pipeline
  /** Regions whose store nothing uses any more. */
  idle: readonly Region[]
}

/**
 * The edits, and the removal of the stores that they leave without a use.
 *
 * @param kept regions whose store stays all the same.
 */
export function tidied(
  changing: Changing,
  edits: readonly Edit[],
  kept: readonly Region[],
): Tidied {
  const { draft, pipeline, findProblems } = changing
  const before = new Set(idleStores(findProblems(pipeline, draft.region)))
  const changed = outcomeOf(changing, edits)
  const after = idleStores(findProblems(changed.pipeline, draft.region))
  const idle = after.filter((region) => !before.has(region))
  const removed = idle.filter((region) => !kept.includes(region))
  return {
    idle,
    pipeline: changed.pipeline,
    outcome:
      removed.length > 0 ? outcomeOf(changing, [...edits, ...removeStores(removed)]) : changed,
  }
}
