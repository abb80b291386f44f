import { idleStores, removeStores } from '../../pipeline/action-edits.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import type { Changing } from './use-changed-draft.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

/** What edits amount to, the stores included that they leave without a use. */
export interface Tidied {
  outcome: Outcome
  /** Regions whose store nothing uses any more. */
  idle: readonly Region[]
}

/**
 * The edits, and the removal of the stores that they leave without a use.
 *
 * @param kept regions whose store stays all the same.
 */
export function tidied(
  { draft, pipeline }: Changing,
  edits: readonly Edit[],
  kept: readonly Region[],
): Tidied {
  const before = new Set(idleStores(pipeline, draft.region))
  const changed = outcomeOf(draft, edits)
  const idle = idleStores(changed.pipeline, draft.region).filter((region) => !before.has(region))
  const removed = idle.filter((region) => !kept.includes(region))
  return {
    idle,
    outcome: removed.length > 0 ? outcomeOf(draft, [...edits, ...removeStores(removed)]) : changed,
  }
}
