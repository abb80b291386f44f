import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { runOrderOf, stageNameOf, withRegionValue } from '../../draft/add-action-answers.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { availableArtifacts } from '../../pipeline/artifacts.ts'
import { availableVariables } from '../../pipeline/output-variables.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { ConfigurationControl } from './ConfigurationControl.tsx'
import { type OtherRegion, type RegionValue, whyThisValue } from './region-values.ts'
import { ResourceField } from './ResourceField.tsx'
import type { StepProps } from './step-props.ts'
import { VariableTextarea } from './VariableTextarea.tsx'

interface RegionValueFieldsProps extends StepProps {
  /** The region that the action is written for. */
  first: Region
  other: OtherRegion
}

/** The values of one other region, each with the control that its field has. */
export function RegionValueFields(props: RegionValueFieldsProps) {
  const { other, first, draft, notesAt, onChange } = props
  const { region, values } = other
  const hasError = values.some(({ key }) => notesAt(`in-region/${region}/${key}`).errorText)
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || hasError
  const written = values.filter(({ isWritten }) => isWritten).length
  return (
    <ExpandableSection
      headerText={`Values for ${region}`}
      headerCounter={written > 0 ? `(${written} written)` : ''}
      expanded={isShown}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isShown && (
        <SpaceBetween size="m">
          {values.map((one) => (
            <OneValue
              key={one.key}
              {...props}
              one={one}
              set={(value) =>
                onChange(withRegionValue(draft.answers, { region, path: one.key, value }))
              }
              first={first}
            />
          ))}
        </SpaceBetween>
      )}
    </ExpandableSection>
  )
}

interface OneValueProps extends RegionValueFieldsProps {
  one: RegionValue
  /** Undefined: the value follows again. */
  set: (value: string | undefined) => void
}

function OneValue({ one, set, first, other, draft, edited, notesAt }: OneValueProps) {
  const { region, action } = other
  const { answers, connection } = draft
  const { path, key, value, isWritten } = one
  const [member, name = member] = path
  const definition =
    member === 'configuration'
      ? findActionType(action.actionTypeId)?.configuration.find((each) => each.name === name)
      : undefined
  const [stage, runOrder] = [stageNameOf(answers), runOrderOf(answers)]
  const variables = availableVariables(edited, stage, runOrder)
  const label = `${member === 'roleArn' ? 'Role ARN' : name} in ${region}`
  const field = {
    label,
    ...notesAt(`in-region/${region}/${key}`),
    ...(isWritten && {
      info: (
        <Button
          variant="inline-link"
          ariaLabel={`Let ${label} follow ${first}`}
          onClick={() => set(undefined)}
        >
          Follow {first}
        </Button>
      ),
    }),
  }
  const why = whyThisValue(one, first)
  const kind = member === 'roleArn' ? 'role' : definition?.names
  if (kind) {
    const { within } = definition ?? {}
    const { configuration = {} } = action
    return (
      <ResourceField
        field={{ ...field, constraints: [why] }}
        kind={kind}
        place={{ connection, region }}
        within={
          within === undefined ? undefined : { key: within, value: configuration[within] ?? '' }
        }
        variables={variables}
        value={value}
        onChange={set}
      />
    )
  }
  return (
    <FormField {...field} constraintText={why}>
      {member === 'commands' ? (
        <VariableTextarea value={value} variables={variables} onChange={set} />
      ) : definition ? (
        <ConfigurationControl
          definition={definition}
          around={{
            artifacts: availableArtifacts(edited, stage, runOrder).map((artifact) => artifact.name),
            variables,
          }}
          isRequired={definition.required}
          value={value}
          onChange={set}
        />
      ) : (
        <Input value={value} spellcheck={false} onChange={({ detail }) => set(detail.value)} />
      )}
    </FormField>
  )
}
