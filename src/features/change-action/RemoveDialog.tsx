import Box from '@cloudscape-design/components/box'
import { useState } from 'react'
import { removeAction } from '../../pipeline/action-edits.ts'
import { findStage } from '../../pipeline/names.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { tidied } from './idle-stores.ts'
import { IdleStores } from './IdleStores.tsx'

/** Removes an action, with the store of its region where nothing else runs there. */
export function RemoveDialog({ place, changing, stage, action, ...way }: DialogProps) {
  const { pipeline } = changing
  const [kept, setKept] = useState<readonly Region[]>([])
  const edits = removeAction(pipeline, { stage, action: action.name })
  const { outcome, idle } = tidied(changing, edits, kept)
  const isAlone = findStage(pipeline, stage)?.actions.length === 1
  return (
    <ChangeDialog
      title={`Remove ${action.name}`}
      confirm="Remove action"
      outcome={outcome}
      onConfirm={way.onConfirm}
      onClose={way.onClose}
    >
      <Box>
        {isAlone
          ? `${action.name} is the only action of ${stage}. The stage is removed with it.`
          : `${action.name} is removed from ${stage}.`}{' '}
        What it works on in AWS stays as it is.
      </Box>
      <IdleStores
        pipeline={pipeline}
        homeRegion={place.region}
        idle={idle}
        kept={kept}
        onKeep={setKept}
      />
    </ChangeDialog>
  )
}
