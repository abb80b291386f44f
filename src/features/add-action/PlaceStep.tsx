import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { actionTypeKey, regionsOf } from '../../draft/add-action-answers.ts'
import type { ActionTypeId, Pipeline } from '../../pipeline/pipeline.ts'
import { AlsoRegions } from './AlsoRegions.tsx'
import { isDefault, lastActionOf, lastCrossingType } from './defaults.ts'
import { regionOption, regionOptions } from './place-options.ts'
import { actionTypeOf, providerOption, providerOptions } from './provider-options.ts'
import { StageFields } from './StageFields.tsx'
import type { StepProps } from './step-props.ts'
import { Waves } from './Waves.tsx'

/** Which provider, in which region. */
export function PlaceStep(props: StepProps) {
  const { draft, notesAt, onChange } = props
  const { base, region: homeRegion, answers } = draft
  const { actionType, region, actionName } = answers
  const ground = { base, homeRegion }
  const isSuggested = actionName !== '' && isDefault('actionName', answers, ground)
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Action</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Action provider"
            description="Providers that cannot cross regions are listed with the reason."
            constraintText={actionType && whyThisProvider(base, actionType)}
            {...notesAt('provider')}
          >
            <Select
              selectedOption={actionType ? providerOption(actionType, base) : null}
              options={providerOptions(base)}
              filteringType="auto"
              filteringPlaceholder="Find a provider"
              filteringAriaLabel="Find a provider"
              placeholder="Choose a provider"
              noMatch="No provider has such a name"
              onChange={({ detail: { selectedOption } }) => {
                const chosen = actionTypeOf(selectedOption.value ?? '')
                if (!actionType || actionTypeKey(chosen) !== actionTypeKey(actionType)) {
                  onChange({ actionType: chosen })
                }
              }}
            />
          </FormField>
          <FormField
            label="Region"
            description={`Where the action runs. The pipeline's home region is ${homeRegion}.`}
            {...notesAt('region')}
          >
            <Select
              selectedOption={region ? regionOption(region) : null}
              triggerVariant="option"
              options={regionOptions(base, homeRegion)}
              filteringType="auto"
              filteringPlaceholder="Find a region by name or code"
              filteringAriaLabel="Find a region by name or code"
              placeholder="Choose a region"
              noMatch="No region of this partition has such a name"
              onChange={({ detail: { selectedOption } }) =>
                onChange({ region: selectedOption.value ?? '' })
              }
            />
          </FormField>
          <AlsoRegions {...props} />
          <FormField
            label="Action name"
            constraintText={
              regionsOf(answers).length > 1
                ? '{region} stands for the region; without it the region is added at the end.'
                : isSuggested
                  ? 'Suggested from provider and region.'
                  : 'Letters, digits and . @ - _, at most 100. No other action of the stage may have it.'
            }
            {...notesAt('action-name')}
          >
            <Input
              value={actionName}
              spellcheck={false}
              onChange={({ detail }) => onChange({ actionName: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Place in the pipeline</Header>}>
        <SpaceBetween size="l">
          <StageFields {...props} />
          <Waves {...props} />
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}

/** Says where a provider comes from, and that the first one is only a default. */
function whyThisProvider(pipeline: Pipeline, actionType: ActionTypeId): string | undefined {
  const alike = lastActionOf(pipeline, actionType)
  if (!alike) return undefined
  const place = `${alike.stage} / ${alike.action.name}`
  const byDefault = lastCrossingType(pipeline)
  return byDefault && actionTypeKey(byDefault) === actionTypeKey(actionType)
    ? `Chosen by default: the pipeline uses it last, in ${place}.`
    : `The pipeline uses it already, in ${place}.`
}
