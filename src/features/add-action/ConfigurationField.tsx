import FormField from '@cloudscape-design/components/form-field'
import { type ConfigurationKey, isNeeded } from '../../pipeline/action-types.ts'
import { ConfigurationControl } from './ConfigurationControl.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { ResourceField } from './ResourceField.tsx'
import type { Notes } from './step-props.ts'
import type { Surroundings } from './surroundings.ts'

interface ConfigurationFieldProps {
  definition: ConfigurationKey
  around: Surroundings
  notes: Notes
  onChange: (value: string) => void
}

/** One configuration key, labelled with exactly the name that AWS gives it. */
export function ConfigurationField({
  definition,
  around,
  notes,
  onChange,
}: ConfigurationFieldProps) {
  const { entry, action, place, variables, values } = around
  const { name, required, requiredWhen, need, description, names, within } = definition
  const value = values[name] ?? ''
  const isRequired = required || Boolean(need && action && isNeeded(need, action, entry))
  const label = <FieldLabel name={name} isOptional={!isRequired} />
  const constraints = [
    ...(requiredWhen ? [`Needed when ${requiredWhen}.`] : []),
    ...(definition.default === undefined ? [] : [`${definition.default} when left out.`]),
    ...(definition.range
      ? [`A number from ${definition.range[0]} to ${definition.range[1]}.`]
      : []),
  ]
  if (names) {
    return (
      <ResourceField
        field={{ label, description, constraints, ...notes }}
        kind={names}
        place={place}
        within={within === undefined ? undefined : { key: within, value: values[within] ?? '' }}
        variables={variables}
        value={value}
        onChange={onChange}
      />
    )
  }
  return (
    <FormField
      label={label}
      description={description}
      constraintText={constraints.length > 0 ? constraints.join(' ') : undefined}
      {...notes}
    >
      <ConfigurationControl
        definition={definition}
        around={around}
        isRequired={isRequired}
        value={value}
        onChange={onChange}
      />
    </FormField>
  )
}
