import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import {
  type ActionTypeEntry,
  type ConfigurationKey,
  isNeeded,
} from '../../pipeline/action-types.ts'
import type { Action } from '../../pipeline/pipeline.ts'
import { FieldLabel } from './FieldLabel.tsx'
import type { Notes } from './step-props.ts'

interface ConfigurationFieldProps {
  definition: ConfigurationKey
  entry: ActionTypeEntry
  /** The action as answered so far; it decides whether a key is needed. */
  action: Action | undefined
  /** Artifacts that exist where the action runs, for keys that name one. */
  artifacts: readonly string[]
  value: string
  notes: Notes
  onChange: (value: string) => void
}

/** One configuration key, labelled with exactly the name that AWS gives it. */
export function ConfigurationField(props: ConfigurationFieldProps) {
  const { definition, entry, action, artifacts, value, notes, onChange } = props
  const { name, required, requiredWhen, need, description, default: assumed } = definition
  const isRequired = required || Boolean(need && action && isNeeded(need, action, entry))
  const constraints = [
    requiredWhen && `Needed when ${requiredWhen}.`,
    assumed !== undefined && `${assumed} when left out.`,
    definition.range && `A number from ${definition.range[0]} to ${definition.range[1]}.`,
  ].filter(Boolean)
  return (
    <FormField
      label={<FieldLabel name={name} isOptional={!isRequired} />}
      description={description}
      constraintText={constraints.length > 0 ? constraints.join(' ') : undefined}
      {...notes}
    >
      <Control
        definition={definition}
        artifacts={artifacts}
        value={value}
        onChange={onChange}
        isRequired={isRequired}
      />
    </FormField>
  )
}

type ControlProps = Pick<
  ConfigurationFieldProps,
  'definition' | 'artifacts' | 'value' | 'onChange'
> & {
  isRequired: boolean
}

/** The control that fits what the key holds. */
function Control({ definition, artifacts, value, onChange, isRequired }: ControlProps) {
  const { values, list, holds, secret } = definition
  if (values && list) {
    const chosen = value.split(',').filter(Boolean)
    return (
      <Multiselect
        selectedOptions={chosen.map((one) => ({ value: one, label: one }))}
        options={values.map((one) => ({ value: one, label: one }))}
        placeholder="Choose values"
        onChange={({ detail }) =>
          onChange(detail.selectedOptions.map((option) => option.value).join(','))
        }
      />
    )
  }
  if (values) {
    const choices = values.map((one) => ({ value: one, label: one }))
    // A copied value may hold a variable, which no list has.
    const isListed = value === '' || values.includes(value)
    const all = isListed ? choices : [...choices, { value, label: value }]
    return (
      <Select
        selectedOption={all.find((option) => option.value === value) ?? null}
        options={isRequired ? all : [{ value: '', label: 'Left out' }, ...all]}
        placeholder={isRequired ? 'Choose a value' : 'Left out'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    )
  }
  if (holds === 'artifact' || holds === 'artifact-file') {
    return (
      <Autosuggest
        value={value}
        options={artifacts.map((name) => ({ value: holds === 'artifact' ? name : `${name}::` }))}
        enteredTextLabel={(typed) => `Use "${typed}"`}
        placeholder={holds === 'artifact' ? 'Name of an input artifact' : 'artifact::file'}
        empty="No earlier action makes an artifact"
        clearAriaLabel="Clear"
        onChange={({ detail }) => onChange(detail.value)}
      />
    )
  }
  if (holds === 'json') {
    return (
      <Textarea
        value={value}
        rows={4}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    )
  }
  return (
    <Input
      value={value}
      spellcheck={false}
      {...(secret && { type: 'password', autoComplete: false })}
      onChange={({ detail }) => onChange(detail.value)}
    />
  )
}
