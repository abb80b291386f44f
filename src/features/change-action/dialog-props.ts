import type { Place } from '../../aws/connection.ts'
import type { Action } from '../../pipeline/pipeline.ts'
import type { Outcome } from './outcome.ts'
import type { SuggestBucket } from './use-bucket-choices.ts'
import type { Changing } from './use-changed-draft.ts'

/** What each form about one action is given. */
export interface DialogProps {
  place: Place
  changing: Changing
  stage: string
  /** The action as the draft has it. */
  action: Action
  suggestBucket: SuggestBucket
  onConfirm: (outcome: Outcome) => void
  onClose: () => void
}
