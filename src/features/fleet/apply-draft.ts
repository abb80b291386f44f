import { type Draft, hasEdits, planOf } from '../../draft/draft.ts'
import { applyPlan } from '../../pipeline/edits.ts'
import { planElsewhere } from '../../pipeline/plan-elsewhere.ts'
import { addedProblems, describeProblem, findProblems } from '../../pipeline/problems.ts'
import type { FleetRow } from './fleet-row.ts'

/** What becomes of a draft's changes on another pipeline. */
export interface Applied {
  id: string
  name: string
  region: string
  /** Absent where none can be made. */
  draft?: Draft
  /** Why none can be made. */
  whyNot?: string
  /** What was changed to fit, what does not fit, and what AWS would refuse: sentences for the review. */
  notes: readonly string[]
}

/**
 * The draft's changes as a draft of another pipeline. One that has changes of its own is left alone.
 *
 * @param stored the draft that the pipeline has already.
 */
export function applyTo(source: Draft, row: FleetRow, stored: Draft | undefined): Applied {
  const { id, name, home: region } = row
  const { pipeline } = row.read
  const applied = { id, name, region, notes: [] }
  if (source.region === region && source.pipeline === name) {
    return { ...applied, whyNot: 'The draft was made on this pipeline.' }
  }
  if (!pipeline) return { ...applied, whyNot: row.read.failure ?? 'It is not read yet.' }
  if (stored && hasEdits(stored)) {
    return { ...applied, whyNot: 'It has a draft already. Submit or discard that first.' }
  }
  const { edits, fitted, conflicts } = planElsewhere(planOf(source).edits, pipeline, region)
  if (edits.length === 0) {
    return { ...applied, whyNot: ['Nothing of it fits.', ...conflicts].join(' ') }
  }
  const after = applyPlan(pipeline, { homeRegion: region, edits }).pipeline
  const problems = addedProblems(findProblems(pipeline, region), findProblems(after, region))
    .filter(({ severity }) => severity === 'error')
    .map(describeProblem)
  const { connection } = source
  return {
    ...applied,
    notes: [...fitted, ...conflicts, ...problems],
    draft: { connection, region, pipeline: name, base: pipeline, readAt: Date.now(), edits },
  }
}
