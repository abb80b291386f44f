import { type Draft, editedOf } from '../../draft/draft.ts'
import { describeConflict, type Edit } from '../../pipeline/edits.ts'
import { findEditProblems } from '../../pipeline/masked-values.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { addedProblems, describeProblem, type Problem } from '../../pipeline/problems.ts'
import type { Changing } from './use-changed-draft.ts'

/** What edits would make of a draft. */
export interface Outcome {
  draft: Draft
  pipeline: Pipeline
  /** Problems that the edits bring; those of before are not theirs. */
  errors: string[]
  warnings: string[]
}

/** The draft with more edits, and what is wrong with it because of them. */
export function outcomeOf(
  { draft, findProblems, whyRefused }: Changing,
  edits: readonly Edit[],
): Outcome {
  const after = { ...draft, edits: [...draft.edits, ...edits] }
  const [was, is] = [editedOf(draft), editedOf(after)]
  const problemsOf = ({ pipeline }: typeof was) =>
    findEditProblems(draft.base, pipeline, draft.region, findProblems)
  const found = addedProblems(problemsOf(was), problemsOf(is))
  const sentences = (severity: Problem['severity']) => [
    ...new Set(found.filter((problem) => problem.severity === severity).map(describeProblem)),
  ]
  const refused = is.conflicts.slice(was.conflicts.length)
  const unwritable = edits.length > 0 ? whyRefused?.(after.edits) : undefined
  return {
    draft: after,
    pipeline: is.pipeline,
    errors: [
      ...refused.map(({ conflict }) => describeConflict(conflict)),
      ...(refused.length > 0 ? [] : [...sentences('error'), ...[unwritable ?? []].flat()]),
    ],
    warnings: sentences('warning'),
  }
}
