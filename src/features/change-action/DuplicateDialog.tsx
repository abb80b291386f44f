import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { duplicateAction } from '../../pipeline/action-edits.ts'
import { inOtherRegion, nameIn } from '../../pipeline/fan-out.ts'
import { findStage, freeName } from '../../pipeline/names.ts'
import { regionOf } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'
import { inRegion, openQuestion, type RegionAnswers } from './region-fields.ts'
import { RegionFields } from './RegionFields.tsx'
import { useBucketChoices } from './use-bucket-choices.ts'

/** Runs the same in one region more, side by side with the action it is copied from. */
export function DuplicateDialog(props: DialogProps) {
  const { place, changing, stage, action, suggestBucket, onConfirm, onClose } = props
  const { pipeline, draft } = changing
  const homeRegion = place.region
  const [answers, setAnswers] = useState<RegionAnswers>({
    region: '',
    store: undefined,
    isRewriting: true,
  })
  const [typed, setTyped] = useState<string>()
  const { region } = answers
  const buckets = useBucketChoices({ place, pipeline, region, suggestBucket })
  const from = regionOf(action, homeRegion)
  const taken = findStage(pipeline, stage)?.actions.map(({ name }) => name) ?? []
  const renamed = inOtherRegion(action.name, from, region)
  const proposed = freeName(
    renamed === action.name ? nameIn(region, action.name, true) : renamed,
    taken,
  )
  const name = typed ?? proposed
  const about = { pipeline, homeRegion, action }
  const question = openQuestion(about, answers, buckets) ?? (name ? undefined : 'Enter a name.')
  const edits = region
    ? duplicateAction(
        { stage, action, name },
        inRegion(about, answers, buckets.suggested),
        homeRegion,
      )
    : []
  const outcome = outcomeOf(draft, edits)
  return (
    <ChangeDialog
      title={`Duplicate ${action.name} to another region`}
      confirm="Duplicate"
      outcome={question ? { ...outcome, errors: [] } : outcome}
      open={question}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <RegionFields
        label="Region of the duplicate"
        pipeline={pipeline}
        homeRegion={homeRegion}
        action={action}
        answers={answers}
        buckets={buckets}
        onChange={(part) => setAnswers((known) => ({ ...known, ...part }))}
      />
      {region && (
        <FormField
          label="Name of the duplicate"
          constraintText="Letters, digits and . @ - _, at most 100. It runs side by side with the original."
        >
          <Input
            value={name}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      )}
    </ChangeDialog>
  )
}
