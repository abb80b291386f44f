import { useState } from 'react'
import { type StoreAnswer, storeFrom } from '../../draft/add-action-answers.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'

interface ChooseBucketDialogProps extends Omit<DialogProps, 'stage' | 'action'> {
  region: Region
}

/** Gives a region an artifact bucket, one that is there or one that is made here. */
export function ChooseBucketDialog(props: ChooseBucketDialogProps) {
  const { place, region, changing, BucketQuestion, onConfirm, onClose } = props
  const { pipeline } = changing
  const [answer, setAnswer] = useState<StoreAnswer>()
  return (
    <BucketQuestion
      place={place}
      pipeline={pipeline}
      edited={pipeline}
      region={region}
      answer={answer}
      onAnswer={setAnswer}
    >
      {({ store, whyNot, fields }) => {
        const edits: Edit[] = store
          ? [{ kind: 'set-artifact-store', region, store: storeFrom(store, undefined) }]
          : []
        const outcome = outcomeOf(changing, edits)
        return (
          <ChangeDialog
            title={`Artifact bucket in ${region}`}
            confirm="Use bucket"
            outcome={whyNot ? { ...outcome, errors: [] } : outcome}
            open={whyNot}
            onConfirm={onConfirm}
            onClose={onClose}
          >
            {fields}
          </ChangeDialog>
        )
      }}
    </BucketQuestion>
  )
}
