import type { ComponentType, ReactNode } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import type { Action, Pipeline, Region } from '../../pipeline/pipeline.ts'
import type { Outcome } from './outcome.ts'
import type { Changing } from './use-changed-draft.ts'

/** Asks for the store of a region; the wizard's own, handed to this feature. */
export type AskForBucket = ComponentType<{
  place: Place
  pipeline: Pipeline
  /** The pipeline with something in the region that needs a store there. */
  edited: Pipeline
  region: Region
  answer: StoreAnswer | undefined
  /** Asked even where the pipeline has a store. */
  isReplacing?: boolean
  onAnswer: (answer: StoreAnswer) => void
  children: (asked: {
    store: StoreAnswer | undefined
    whyNot: string | undefined
    fields: ReactNode
  }) => ReactNode
}>

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
