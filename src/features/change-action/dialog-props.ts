import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { BucketQuestionProps } from '../../draft/bucket-question.ts'
import type { Action } from '../../pipeline/pipeline.ts'
import type { Outcome } from './outcome.ts'
import type { Changing } from './use-changed-draft.ts'

/** Asks for the store of a region; the wizard's own, handed to this feature. */
export type AskForBucket = ComponentType<BucketQuestionProps>

/** What each form about one action is given. */
export interface DialogProps {
  place: Place
  changing: Changing
  stage: string
  /** The action as the draft has it. */
  action: Action
  BucketQuestion: AskForBucket
  onConfirm: (outcome: Outcome) => void
  onClose: () => void
}
