import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isDefault, lastRunOrder } from './defaults.ts'
import {
  newStageValue,
  positionOf,
  positionOptions,
  positionValue,
  stageOptions,
} from './place-options.ts'
import type { StepProps } from './step-props.ts'

/** A new stage and its position, or an existing one and a run order. */
export function StageFields({ draft, notesAt, onChange }: StepProps) {
  const { base, region: homeRegion, answers } = draft
  const { placement, existingStage, newStageName, newStagePosition, runOrder } = answers
  const stages = stageOptions(base)
  const positions = positionOptions(base)
  const isNew = placement === 'new-stage'
  const stageValue = isNew ? newStageValue : existingStage
  const last = lastRunOrder(base, existingStage)
  const ground = { base, homeRegion }
  const isSuggested = isDefault('newStageName', answers, ground)
  return (
    <SpaceBetween size="l">
      <FormField
        label="Stage"
        description={
          isNew
            ? 'The new stage starts once the stage before it has succeeded.'
            : 'The action joins the actions of this stage.'
        }
        {...notesAt('stage')}
      >
        <Select
          selectedOption={stages.find(({ value }) => value === stageValue) ?? null}
          options={stages}
          placeholder="Choose a stage"
          onChange={({ detail: { selectedOption } }) =>
            onChange(
              selectedOption.value === newStageValue
                ? { placement: 'new-stage' }
                : {
                    placement: 'existing-stage',
                    existingStage: selectedOption.value ?? '',
                  },
            )
          }
        />
      </FormField>
      {isNew && (
        <FormField
          label="New stage name"
          constraintText={
            isSuggested && newStageName
              ? 'Suggested from provider and region.'
              : 'Letters, digits and . @ - _, at most 100. No other stage may have it.'
          }
          {...notesAt('new-stage-name')}
        >
          <Input
            value={newStageName}
            spellcheck={false}
            onChange={({ detail }) => onChange({ newStageName: detail.value })}
          />
        </FormField>
      )}
      {isNew && (
        <FormField
          label="Position"
          constraintText="Never first: the first stage holds the source actions."
          {...notesAt('position')}
        >
          <Select
            selectedOption={
              positions.find(({ value }) => value === positionValue(newStagePosition)) ?? null
            }
            options={positions}
            placeholder="Choose a position"
            onChange={({ detail: { selectedOption } }) =>
              onChange({ newStagePosition: positionOf(selectedOption.value ?? '') })
            }
          />
        </FormField>
      )}
      {!isNew && (
        <FormField
          label="Run order"
          description={`Actions with the same number run side by side, smaller ones first. The last action of ${existingStage} has ${last}.`}
          constraintText={
            isDefault('runOrder', answers, ground)
              ? 'Chosen by default: after the last action. A number from 1 to 999.'
              : 'A number from 1 to 999.'
          }
          {...notesAt('run-order')}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={runOrder > 0 ? String(runOrder) : ''}
            onChange={({ detail }) => onChange({ runOrder: Math.trunc(Number(detail.value)) })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
