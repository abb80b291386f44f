import { useState } from 'react'
import { changeRegion } from '../../pipeline/action-edits.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { regionOf } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { tidied } from './idle-stores.ts'
import { IdleStores } from './IdleStores.tsx'
import { inRegion, openQuestion, type RegionAnswers } from './region-fields.ts'
import { RegionFields } from './RegionFields.tsx'
import { useBucketChoices } from './use-bucket-choices.ts'

/** Runs an action in another region, with a bucket there and values that follow. */
export function ChangeRegionDialog(props: DialogProps) {
  const { place, changing, stage, action, suggestBucket, onConfirm, onClose } = props
  const { pipeline } = changing
  const homeRegion = place.region
  const [answers, setAnswers] = useState<RegionAnswers>({
    region: '',
    store: undefined,
    isRewriting: true,
  })
  const [kept, setKept] = useState<readonly Region[]>([])
  const { region } = answers
  const buckets = useBucketChoices({ place, pipeline, region, suggestBucket })
  const about = { pipeline, homeRegion, action }
  const isSame = region === regionOf(action, homeRegion)
  const edits =
    region && !isSame
      ? changeRegion({ stage, action: action.name }, inRegion(about, answers, buckets.suggested))
      : []
  const question = openQuestion(about, answers, buckets)
  const { outcome, idle } = tidied(changing, edits, kept)
  return (
    <ChangeDialog
      title={`Change the region of ${action.name}`}
      confirm="Change region"
      outcome={question ? { ...outcome, errors: [] } : outcome}
      open={isSame ? `The action runs in ${region} already.` : question}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <RegionFields
        label="New region"
        pipeline={pipeline}
        homeRegion={homeRegion}
        action={action}
        answers={answers}
        buckets={buckets}
        onChange={(part) => setAnswers((known) => ({ ...known, ...part }))}
      />
      <IdleStores
        pipeline={outcome.pipeline}
        homeRegion={homeRegion}
        idle={idle}
        kept={kept}
        onKeep={setKept}
      />
    </ChangeDialog>
  )
}
