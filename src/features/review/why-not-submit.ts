import { type Draft, editedOf } from '../../draft/draft.ts'
import { findChanges } from '../../pipeline/changes.ts'
import { findEditProblems } from '../../pipeline/masked-values.ts'
import type { Submission } from './use-submission.ts'

/** Why the draft cannot be submitted now, in a sentence; undefined when it can. */
export function whyNotSubmit(
  draft: Draft,
  submission: Pick<Submission, 'isLookingUp' | 'error' | 'result' | 'newer'>,
): string | undefined {
  if (submission.isLookingUp) return 'Your last submit is being looked up.'
  if (submission.error?.kind === 'unknown-outcome') return 'Your last submit is not settled yet.'
  if (submission.result?.outcome === 'updated') return 'The update has been made.'
  if (draft.overtaken && draft.edits.length === 0) return 'Decide first what to do about theirs.'
  if (submission.newer) return `Continue on version ${submission.newer.version} first.`
  const { pipeline, conflicts } = editedOf(draft)
  if (conflicts.length > 0) return 'Some of your changes no longer fit. Go back and change them.'
  const errors = findEditProblems(draft.base, pipeline, draft.region).filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0) return `AWS would refuse the update: ${errors.length} problem(s) above.`
  if (findChanges(draft.base, pipeline, draft.region).length === 0) return 'Nothing changes.'
  return undefined
}
