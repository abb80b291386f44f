import type { ReactNode } from 'react'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import type { StoreAnswer } from './add-action-answers.ts'
import type { DraftKey } from './draft.ts'

/** What is asked about the artifact store of a region. The wizard asks; other forms are handed its question. */
export interface BucketQuestionProps {
  /** Where the pipeline is. */
  place: Omit<DraftKey, 'pipeline'>
  pipeline: Pipeline
  /** The pipeline with something in the region that needs a store there. */
  edited: Pipeline
  /** Empty until one is chosen. */
  region: Region
  /** Undefined while the suggestion stands. */
  answer: StoreAnswer | undefined
  /** Asked even where the pipeline has a store: another one is wanted. */
  isReplacing?: boolean
  onAnswer: (answer: StoreAnswer) => void
  /** What stands around the question. */
  children: (asked: {
    /** As shown; undefined where the region needs no answer. */
    store: StoreAnswer | undefined
    /** What keeps the answer from being used. */
    whyNot: string | undefined
    fields: ReactNode
  }) => ReactNode
}
