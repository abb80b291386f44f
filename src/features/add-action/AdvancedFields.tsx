import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { FieldLabel } from './FieldLabel.tsx'
import { ResourceField } from './ResourceField.tsx'
import type { StepProps } from './step-props.ts'

/** What few actions need; opens by itself where something is wrong in it. */
export function AdvancedFields({
  draft,
  notesAt,
  onChange,
}: Omit<StepProps, 'edited' | 'stores' | 'place'>) {
  const { namespace, roleArn, region } = draft.answers
  const [isOpen, setOpen] = useState(namespace !== '' || roleArn !== '')
  const hasError = Boolean(notesAt('namespace').errorText ?? notesAt('role').errorText)
  const isShown = isOpen || hasError
  return (
    <ExpandableSection
      variant="container"
      headerText="Advanced"
      headerDescription="Variable namespace and role of the action."
      expanded={isShown}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="l">
        <FormField
          label={<FieldLabel name="Variable namespace" isOptional />}
          description={
            <>
              Later actions read this action&apos;s variables as{' '}
              <span style={{ whiteSpace: 'nowrap' }}>{'#{namespace.variable}'}</span>.
            </>
          }
          {...notesAt('namespace')}
        >
          <Input
            value={namespace}
            spellcheck={false}
            onChange={({ detail }) => onChange({ namespace: detail.value })}
          />
        </FormField>
        {isShown && (
          <ResourceField
            field={{
              label: <FieldLabel name="Role ARN" isOptional />,
              description:
                "The role that the pipeline's role assumes for this action; without it the action runs with the pipeline's role.",
              constraints: [],
              ...notesAt('role'),
            }}
            kind="role"
            place={{ connection: draft.connection, region: region || draft.region }}
            variables={[]}
            value={roleArn}
            onChange={(value) => onChange({ roleArn: value })}
          />
        )}
      </SpaceBetween>
    </ExpandableSection>
  )
}
