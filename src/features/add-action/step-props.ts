import type { Place } from '../../aws/connection.ts'
import type { AddActionAnswers } from '../../draft/add-action-answers.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { WizardDraft } from './field-problems.ts'
import type { Field } from './fields.ts'
import type { Stores } from './stores.ts'

/** The messages of one control, in the form a FormField takes. */
export interface Notes {
  errorText?: string
  warningText?: string
}

/** What a step shows, and how it says what a person has changed. */
export interface StepProps {
  place: Place
  draft: WizardDraft
  /** The pipeline with everything answered so far. */
  edited: Pipeline
  stores: Stores
  notesAt: (field: Field) => Notes
  onChange: (part: Partial<AddActionAnswers>) => void
}
