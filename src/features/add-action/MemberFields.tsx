import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ActionTypeEntry } from '../../pipeline/action-types.ts'
import type { AvailableVariable } from '../../pipeline/output-variables.ts'
import { NamesInput } from '../../ui/NamesInput.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { PairRows } from './PairRows.tsx'
import type { StepProps } from './step-props.ts'
import { VariableTextarea } from './VariableTextarea.tsx'

interface MemberFieldsProps extends Pick<StepProps, 'draft' | 'notesAt' | 'onChange'> {
  entry: ActionTypeEntry
  variables: readonly AvailableVariable[]
}

/** What a Commands action's own environment variables may be. */
const environmentTypes = ['PLAINTEXT', 'SECRETS_MANAGER']

/** Members of an action that stand beside its configuration, for the few providers that read them. */
export function MemberFields({ draft, entry, variables, notesAt, onChange }: MemberFieldsProps) {
  const { commands, outputVariables = [], environmentVariables = [] } = draft.answers
  const { timeoutInMinutes = '' } = draft.answers
  const reads = entry.actionFields ?? {}
  if (Object.keys(reads).length === 0) return null
  return (
    <SpaceBetween size="l">
      {reads.commands && (
        <FormField
          label="Commands"
          description="Shell lines, one per line; at most 50."
          {...notesAt('commands')}
        >
          <VariableTextarea
            value={commands}
            rows={6}
            variables={variables}
            onChange={(text) => onChange({ commands: text })}
          />
        </FormField>
      )}
      {reads.environmentVariables && (
        <FormField
          label={<FieldLabel name="Environment variables" isOptional />}
          description="What the commands find in their environment; at most 10."
          {...notesAt('environment-variables')}
        >
          <div role="group" aria-label="Environment variables">
            <PairRows
              noun="variable"
              pairs={environmentVariables}
              types={environmentTypes}
              variables={variables}
              onChange={(rows) =>
                onChange({ environmentVariables: rows.map((row) => ({ ...row })) })
              }
            />
          </div>
        </FormField>
      )}
      {reads.outputVariables && (
        <FormField
          label={<FieldLabel name="Output variables" isOptional />}
          description="Shell variables that later actions may read through the namespace; at most 15."
          constraintText="Press Enter after each name. A namespace is set under Advanced."
          {...notesAt('output-variables')}
        >
          <NamesInput
            names={outputVariables}
            placeholder="Name of a shell variable"
            onChange={(names) => onChange({ outputVariables: names })}
          />
        </FormField>
      )}
      {reads.timeoutInMinutes && (
        <FormField
          label={<FieldLabel name="Timeout in minutes" isOptional />}
          description="After this time without an answer the approval fails."
          constraintText="5 to 86400; 10080, which is seven days, when left out."
          {...notesAt('timeout')}
        >
          <Input
            value={timeoutInMinutes}
            inputMode="numeric"
            onChange={({ detail }) => onChange({ timeoutInMinutes: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
