import type { ReactNode } from 'react'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { RegionAnswers } from './region-fields.ts'
import { RegionFields } from './RegionFields.tsx'

interface RegionFormProps extends DialogProps {
  title: string
  confirm: string
  /** What the region is, in words. */
  label: string
  answers: RegionAnswers
  onAnswers: (part: Partial<RegionAnswers>) => void
  /** What is still open besides region and bucket. */
  open?: string | undefined
  /** What the answers come to, with the store that is chosen for the region. */
  editsWith: (store: StoreAnswer | undefined) => Edit[]
  /** Undefined: just what the edits come to. */
  outcomeOfEdits?: (edits: readonly Edit[]) => Outcome
  /** Below the questions for region and bucket. */
  children?: (outcome: Outcome, edits: readonly Edit[]) => ReactNode
}

/** A change that takes an action to another region: region, bucket and values that follow. */
export function RegionForm(props: RegionFormProps) {
  const { place, changing, action, BucketQuestion, answers, onAnswers, editsWith } = props
  const { pipeline } = changing
  return (
    <BucketQuestion
      place={place}
      pipeline={pipeline}
      edited={outcomeOf(changing, editsWith(undefined)).pipeline}
      region={answers.region}
      answer={answers.store}
      onAnswer={(store) => onAnswers({ store })}
    >
      {({ store, whyNot, fields }) => {
        const edits = editsWith(store)
        const outcome = props.outcomeOfEdits?.(edits) ?? outcomeOf(changing, edits)
        const question = answers.region ? (props.open ?? whyNot) : 'Choose a region.'
        return (
          <ChangeDialog
            title={props.title}
            confirm={props.confirm}
            outcome={question ? { ...outcome, errors: [] } : outcome}
            open={question}
            onConfirm={props.onConfirm}
            onClose={props.onClose}
          >
            <RegionFields
              label={props.label}
              pipeline={pipeline}
              homeRegion={place.region}
              action={action}
              answers={answers}
              bucketFields={fields}
              onChange={onAnswers}
            />
            {props.children?.(outcome, edits)}
          </ChangeDialog>
        )
      }}
    </BucketQuestion>
  )
}
