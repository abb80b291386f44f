import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Box from '@cloudscape-design/components/box'
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { runOrderOf, stageNameOf } from '../../draft/add-action-answers.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { availableArtifacts } from '../../pipeline/artifacts.ts'
import { NamesInput } from '../../ui/NamesInput.tsx'
import { isDefault } from './defaults.ts'
import { FieldLabel } from './FieldLabel.tsx'
import type { StepProps } from './step-props.ts'

/** "exactly one", "1 to 5", "at most one". */
function countInWords({ min, max }: { min: number; max: number }): string {
  if (min === max) return `exactly ${max === 1 ? 'one' : max}`
  if (min > 0) return `${min} to ${max}`
  return `at most ${max === 1 ? 'one' : max}`
}

/** What the action reads and makes; only as many as its provider takes. */
export function ArtifactsStep({ draft, edited, notesAt, onChange }: StepProps) {
  const { answers, base, region: homeRegion } = draft
  const { actionType, inputArtifacts, outputArtifacts } = answers
  const entry = actionType && findActionType(actionType)
  const title = entry?.title ?? actionType?.provider ?? 'The provider'
  const available = availableArtifacts(edited, stageNameOf(answers), runOrderOf(answers))
  const options = new Map(
    available.map(({ name, producedBy: { stage, action, region = homeRegion } }) => [
      name,
      { value: name, label: name, description: `Made by ${stage} / ${action} in ${region}` },
    ]),
  )
  const optionOf = (name: string): MultiselectProps.Option =>
    options.get(name) ?? { value: name, label: name, description: 'Not made before this action' }
  const isProposed =
    inputArtifacts.length > 0 && isDefault('inputArtifacts', answers, { base, homeRegion })
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Input</Header>}>
        {entry?.inputs.max === 0 ? (
          <Nothing>{title} takes no input artifact.</Nothing>
        ) : (
          <FormField
            label={<FieldLabel name="Input artifacts" isOptional={entry?.inputs.min === 0} />}
            description={`Artifacts that earlier actions have made.${entry ? ` This provider takes ${countInWords(entry.inputs)}.` : ''}`}
            constraintText={isProposed ? proposalReason(options.size) : undefined}
            {...notesAt('inputs')}
          >
            <Multiselect
              selectedOptions={inputArtifacts.map(optionOf)}
              options={[...options.values()]}
              filteringType="auto"
              filteringAriaLabel="Find an artifact"
              placeholder="Choose artifacts"
              empty="No earlier action makes an artifact"
              noMatch="No artifact has such a name"
              deselectAriaLabel={({ label }) => `Remove ${label}`}
              onChange={({ detail }) =>
                onChange({
                  inputArtifacts: detail.selectedOptions.map(({ value }) => value ?? ''),
                })
              }
            />
          </FormField>
        )}
      </Container>
      <Container header={<Header variant="h2">Output</Header>}>
        {entry?.outputs.max === 0 ? (
          <Nothing>{title} makes no output artifact.</Nothing>
        ) : (
          <FormField
            label={<FieldLabel name="Output artifacts" isOptional={entry?.outputs.min === 0} />}
            description={`Names that no other action uses for its output.${entry ? ` This provider makes ${countInWords(entry.outputs)}.` : ''}`}
            constraintText="Letters, digits, - and _. Press Enter after each name."
            {...notesAt('outputs')}
          >
            <NamesInput
              names={outputArtifacts}
              placeholder="Name of an artifact"
              onChange={(names) => onChange({ outputArtifacts: names })}
            />
          </FormField>
        )}
      </Container>
    </SpaceBetween>
  )
}

const proposalReason = (choices: number) =>
  choices === 1
    ? 'Chosen by default: no other artifact exists at this place.'
    : 'Chosen by default: the last action of this provider reads it.'

const Nothing = ({ children }: { children: React.ReactNode }) => (
  <Box color="text-body-secondary">{children}</Box>
)
