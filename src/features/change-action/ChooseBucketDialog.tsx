import Box from '@cloudscape-design/components/box'
import { useState } from 'react'
import { isSameStore, type StoreAnswer, storeFrom } from '../../draft/add-action-answers.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { artifactStoresOf, type Region } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'

interface ChooseBucketDialogProps extends Omit<DialogProps, 'stage' | 'action'> {
  region: Region
}

/** Gives a region an artifact bucket or another one, which may be made here. */
export function ChooseBucketDialog(props: ChooseBucketDialogProps) {
  const { place, region, changing, BucketQuestion, onConfirm, onClose } = props
  const { pipeline } = changing
  const [answer, setAnswer] = useState<StoreAnswer>()
  const present = artifactStoresOf(pipeline, place.region)[region]
  return (
    <BucketQuestion
      place={place}
      pipeline={pipeline}
      edited={pipeline}
      region={region}
      answer={answer}
      isReplacing
      onAnswer={setAnswer}
    >
      {({ store, whyNot, fields }) => {
        const edits: Edit[] = store
          ? [{ kind: 'set-artifact-store', region, store: storeFrom(store, present) }]
          : []
        const outcome = outcomeOf(changing, edits)
        const unused = store ? undefined : `Nothing of the pipeline runs in ${region}.`
        const isSame = store && isSameStore(store, present)
        const question = unused ?? (isSame ? 'The pipeline uses this bucket already.' : whyNot)
        return (
          <ChangeDialog
            title={`Artifact bucket in ${region}`}
            confirm="Use bucket"
            outcome={question ? { ...outcome, errors: [] } : outcome}
            open={question}
            onConfirm={onConfirm}
            onClose={onClose}
          >
            {fields ?? <Box>{unused}</Box>}
          </ChangeDialog>
        )
      }}
    </BucketQuestion>
  )
}
