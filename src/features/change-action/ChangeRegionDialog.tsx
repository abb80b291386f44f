import { useState } from 'react'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import { changeRegion } from '../../pipeline/action-edits.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { regionOf } from '../../pipeline/pipeline.ts'
import type { DialogProps } from './dialog-props.ts'
import { tidied } from './idle-stores.ts'
import { IdleStores } from './IdleStores.tsx'
import { inRegion } from './region-fields.ts'
import { RegionForm } from './RegionForm.tsx'
import { useRegionAnswers } from './use-region-answers.ts'

/** Runs an action in another region, with a bucket there and values that follow. */
export function ChangeRegionDialog(props: DialogProps) {
  const { place, changing, stage, action } = props
  const homeRegion = place.region
  const [answers, change] = useRegionAnswers()
  const [kept, setKept] = useState<readonly Region[]>([])
  const { region } = answers
  const isSame = region === regionOf(action, homeRegion)
  const editsWith = (store: StoreAnswer | undefined) =>
    region && !isSame
      ? changeRegion(
          { stage, action: action.name },
          inRegion({ homeRegion, action }, answers, store),
        )
      : []
  return (
    <RegionForm
      {...props}
      title={`Change the region of ${action.name}`}
      confirm="Change region"
      label="New region"
      answers={answers}
      onAnswers={change}
      open={isSame ? `The action runs in ${region} already.` : undefined}
      editsWith={editsWith}
      outcomeOfEdits={(edits) => tidied(changing, edits, kept).outcome}
    >
      {(_, edits) => {
        const { pipeline, idle } = tidied(changing, edits, kept)
        return (
          <IdleStores
            pipeline={pipeline}
            homeRegion={homeRegion}
            idle={idle}
            kept={kept}
            onKeep={setKept}
          />
        )
      }}
    </RegionForm>
  )
}
