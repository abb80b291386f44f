import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import type { AwsFailure } from '../../aws/failures.ts'
import { type PipelineVariable, valueProblem } from '../../pipeline/variables.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { OperationFailure } from './OperationFailure.tsx'

interface StartDialogProps {
  name: string
  variables: readonly PipelineVariable[]
  isPending: boolean
  failure: AwsFailure | null
  onClose: () => void
  onStart: (values: { name: string; value: string }[]) => void
}

/** The variables of a run, each with its default. */
export function StartDialog(props: StartDialogProps) {
  const { name, variables, isPending, failure, onClose, onStart } = props
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  const valueOf = (variable: PipelineVariable) =>
    values[variable.name] ?? variable.defaultValue ?? ''
  const start = () => {
    setTried(true)
    if (variables.some((variable) => valueProblem(variable, valueOf(variable)))) return
    onStart(
      variables
        .map((variable) => ({ name: variable.name, value: valueOf(variable) }))
        .filter(({ value }) => value !== ''),
    )
  }
  return (
    <Dialog
      title={`Release a change of ${name}`}
      confirm="Start run"
      isPending={isPending}
      onClose={onClose}
      onConfirm={start}
    >
      {failure && <OperationFailure title="The run was not started" failure={failure} />}
      {variables.map((variable) => (
        <FormField
          key={variable.name}
          label={variable.name}
          description={variable.description}
          constraintText={
            variable.defaultValue !== undefined && `Default: ${variable.defaultValue}`
          }
          errorText={isTried && valueProblem(variable, valueOf(variable))}
          stretch
        >
          <Input
            value={valueOf(variable)}
            onChange={({ detail }) =>
              setValues((before) => ({ ...before, [variable.name]: detail.value }))
            }
          />
        </FormField>
      ))}
    </Dialog>
  )
}
