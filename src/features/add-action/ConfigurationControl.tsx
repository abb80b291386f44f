import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import type { ConfigurationKey } from '../../pipeline/action-types.ts'
import type { Surroundings } from './surroundings.ts'
import { PairsControl } from './PairsControl.tsx'
import { VariableInput } from './VariableInput.tsx'
import { VariableTextarea } from './VariableTextarea.tsx'

interface ConfigurationControlProps {
  definition: ConfigurationKey
  around: Pick<Surroundings, 'artifacts' | 'variables'>
  isRequired: boolean
  value: string
  onChange: (value: string) => void
}

/** The control that fits what a key holds, where that is nothing of AWS that could be listed. */
export function ConfigurationControl(props: ConfigurationControlProps) {
  const { definition, around, value, onChange } = props
  const { name, values, list, holds, pairs, lines, secret } = definition
  const { artifacts, variables } = around
  const text = { value, variables, onChange }
  if (values) {
    return list ? <Several {...props} values={values} /> : <OneOf {...props} values={values} />
  }
  if (pairs) return <PairsControl key={name} name={name} form={pairs} {...text} />
  if (lines || holds === 'json') return <VariableTextarea {...text} />
  if (holds === 'artifact') {
    return <VariableInput {...text} options={artifacts} placeholder="Name of an input artifact" />
  }
  if (holds === 'artifact-file') {
    return (
      <VariableInput
        {...text}
        options={filesIn(artifacts, definition)}
        placeholder="artifact::file"
      />
    )
  }
  if (secret) {
    return (
      <Input
        value={value}
        type="password"
        autoComplete={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    )
  }
  return <VariableInput {...text} />
}

/** Usual files of each artifact; any other can be typed behind the colons. */
const filesIn = (artifacts: readonly string[], { files = [''] }: ConfigurationKey) =>
  artifacts.flatMap((artifact) => files.map((file) => `${artifact}::${file}`))

type ChoiceProps = Pick<ConfigurationControlProps, 'isRequired' | 'value' | 'onChange'> & {
  values: readonly string[]
}

function Several({ values, value, onChange }: ChoiceProps) {
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

function OneOf({ values, value, isRequired, onChange }: ChoiceProps) {
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
