import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import { type AvailableVariable, completionsOf } from '../../pipeline/output-variables.ts'

interface VariableInputProps {
  value: string
  variables: readonly AvailableVariable[]
  placeholder?: string
  /** Offered where no variable is begun. */
  options?: readonly string[]
  onChange: (value: string) => void
}

/** What a begun variable may become, as options of a suggesting field. */
export const variableOptions = (
  text: string,
  variables: readonly AvailableVariable[],
): AutosuggestProps.Option[] =>
  completionsOf(text, variables).map(({ text: value, variable: label, from: description }) => ({
    value,
    label,
    description,
  }))

/** One line of text; typing `#{` offers the variables that have a value when the action starts. */
export function VariableInput(props: VariableInputProps) {
  const { value, variables, placeholder, options = [], onChange } = props
  const completions = variableOptions(value, variables)
  const isCompleting = completions.length > 0
  return (
    <Autosuggest
      value={value}
      options={isCompleting ? completions : options.map((option) => ({ value: option }))}
      filteringType={isCompleting ? 'manual' : 'auto'}
      hideEnteredTextOption
      disableBrowserAutocorrect
      {...(placeholder !== undefined && { placeholder })}
      clearAriaLabel="Clear"
      onChange={({ detail }) => onChange(detail.value)}
    />
  )
}
