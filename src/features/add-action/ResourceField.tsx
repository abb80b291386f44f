import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import FormField, { type FormFieldProps } from '@cloudscape-design/components/form-field'
import type { Place } from '../../aws/connection.ts'
import type { AvailableVariable } from '../../pipeline/output-variables.ts'
import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import { absence, calledBy } from './resource-notes.ts'
import { type ResourceChoice, useResources } from './use-resources.ts'
import { variableOptions } from './VariableInput.tsx'

interface ResourceFieldProps {
  /** Label, description, constraints and messages. */
  field: Pick<FormFieldProps, 'label' | 'info' | 'description' | 'errorText' | 'warningText'> & {
    constraints: readonly string[]
  }
  kind: ResourceKind
  place: Place
  /** The key that the resource lies in, and its value; undefined for a resource of the region. */
  within?: { key: string; value: string } | undefined
  variables: readonly AvailableVariable[]
  value: string
  onChange: (value: string) => void
}

const optionsOf = ({ found }: ResourceChoice): AutosuggestProps.Option[] =>
  found.map(({ value, label, description }) => ({
    value,
    ...(label && { label, labelTag: value.startsWith('arn:') ? '' : value }),
    ...(description && { description }),
  }))

const statuses = {
  waiting: 'finished',
  loading: 'loading',
  listed: 'finished',
  denied: 'error',
  failed: 'error',
} as const satisfies Record<ResourceChoice['state'], AutosuggestProps['statusType']>

/** A resource of the action's region, chosen from a list or typed: no list is ever needed to go on. */
export function ResourceField(props: ResourceFieldProps) {
  const { field, kind, place, within, variables, value, onChange } = props
  const { constraints, warningText, ...labels } = field
  const choice = useResources(place, kind, within?.value)
  const { plural } = resourceLists[kind]
  const chosen = { kind, value, region: place.region, choice }
  const completions = variableOptions(value, variables)
  const isCompleting = completions.length > 0
  const called = calledBy(chosen)
  const unlisted = choice.state === 'denied' || choice.state === 'failed'
  const remarks = [
    ...(called ? [`${called}.`] : []),
    ...(unlisted ? [`${choice.reason} Type the value.`] : []),
    ...constraints,
  ]
  const absent = absence(chosen)
  return (
    <FormField
      {...labels}
      constraintText={remarks.length > 0 ? remarks.join(' ') : undefined}
      warningText={absent ?? warningText}
    >
      <Autosuggest
        value={value}
        options={isCompleting ? completions : optionsOf(choice)}
        filteringType={isCompleting ? 'manual' : 'auto'}
        virtualScroll={choice.found.length > 200}
        placeholder="Choose or type"
        enteredTextLabel={(typed) => `Use "${typed}"`}
        statusType={statuses[choice.state]}
        loadingText={`Listing the ${plural} of ${place.region}`}
        errorText={choice.reason}
        {...(choice.state === 'failed' && { recoveryText: 'Retry' })}
        empty={emptyText(choice, plural, props)}
        clearAriaLabel="Clear"
        disableBrowserAutocorrect
        onLoadItems={({ detail }) => {
          if (detail.samePage) choice.listAgain()
        }}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}

function emptyText(
  { state }: ResourceChoice,
  plural: string,
  { within, place }: Pick<ResourceFieldProps, 'within' | 'place'>,
): string {
  if (state === 'waiting' && within) return `The list follows ${within.key}`
  return within ? `${within.value} has no ${plural}` : `${place.region} has no ${plural}`
}
