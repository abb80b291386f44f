import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ParameterField } from '../../template/stack-parameters.ts'

interface ParameterFieldsProps {
  fields: readonly ParameterField[]
  /** Values by key, as entered. */
  given: Readonly<Record<string, string>>
  /** Whether fields that still want a value say so. */
  showsMissing: boolean
  /** Called with undefined where the value of the stack is to be kept after all. */
  onChange: (key: string, value: string | undefined) => void
}

/** The parameters of a template, with the values of the stack. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { fields, given, showsMissing, onChange } = props
  return (
    <Container header={<Header variant="h2">Parameters</Header>}>
      <SpaceBetween size="m">
        {fields.map((field) => {
          const { key, description, isKept, value } = field
          const isMissing = value === undefined && given[key] === undefined
          return (
            <FormField
              key={key}
              label={key}
              description={description}
              constraintText={constraintOf(field, given[key])}
              errorText={showsMissing && isMissing && 'Give a value.'}
            >
              <Control
                field={field}
                given={given[key]}
                onChange={(next) => onChange(key, isKept && next === value ? undefined : next)}
              />
            </FormField>
          )
        })}
      </SpaceBetween>
    </Container>
  )
}

interface ControlProps {
  field: ParameterField
  given: string | undefined
  onChange: (value: string | undefined) => void
}

function Control({ field, given, onChange }: ControlProps) {
  const { key, allowed, isHidden, isKept, value } = field
  if (allowed.length > 0 && !isHidden) {
    const chosen = given ?? value
    return (
      <Select
        selectedOption={chosen === undefined ? null : { value: chosen, label: chosen }}
        options={allowed.map((one) => ({ value: one, label: one }))}
        placeholder={`Choose ${key}`}
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
      />
    )
  }
  return (
    <Input
      type={isHidden ? 'password' : 'text'}
      // What CloudFormation answers for a hidden value is not the value.
      value={given ?? (isHidden ? '' : (value ?? ''))}
      placeholder={isHidden && isKept ? 'Kept' : ''}
      spellcheck={false}
      autoComplete={false}
      onChange={({ detail }) =>
        onChange(isHidden && detail.value === '' ? undefined : detail.value)
      }
    />
  )
}

function constraintOf({ type, isKept, isHidden }: ParameterField, given: string | undefined) {
  const fate = isKept ? (given === undefined ? 'The value of the stack is kept.' : 'Changed.') : ''
  const hidden = isHidden ? 'It is never shown.' : ''
  return [type === 'String' ? '' : `${type}.`, fate, hidden].filter(Boolean).join(' ')
}
