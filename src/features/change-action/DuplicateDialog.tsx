import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import { duplicateAction } from '../../pipeline/action-edits.ts'
import { nameIn } from '../../pipeline/fan-out.ts'
import { inOtherRegion } from '../../pipeline/region-text.ts'
import { findStage, freeName } from '../../pipeline/names.ts'
import { regionOf } from '../../pipeline/pipeline.ts'
import type { DialogProps } from './dialog-props.ts'
import { inRegion } from './region-fields.ts'
import { RegionForm } from './RegionForm.tsx'
import { useRegionAnswers } from './use-region-answers.ts'

/** Runs the same in one region more, side by side with the action it is copied from. */
export function DuplicateDialog(props: DialogProps) {
  const { place, changing, stage, action } = props
  const homeRegion = place.region
  const [answers, change] = useRegionAnswers()
  const [typed, setTyped] = useState<string>()
  const { region } = answers
  const from = regionOf(action, homeRegion)
  const taken = findStage(changing.pipeline, stage)?.actions.map(({ name }) => name) ?? []
  const renamed = inOtherRegion(action.name, from, region)
  const proposed = freeName(
    renamed === action.name ? nameIn(region, action.name, true) : renamed,
    taken,
  )
  const name = typed ?? proposed
  const editsWith = (store: StoreAnswer | undefined) =>
    region
      ? duplicateAction(
          { stage, action, name },
          inRegion({ homeRegion, action }, answers, store),
          homeRegion,
        )
      : []
  return (
    <RegionForm
      {...props}
      title={`Duplicate ${action.name} to another region`}
      confirm="Duplicate"
      label="Region of the duplicate"
      answers={answers}
      onAnswers={change}
      open={name ? undefined : 'Enter a name.'}
      editsWith={editsWith}
    >
      {() =>
        region && (
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
        )
      }
    </RegionForm>
  )
}
