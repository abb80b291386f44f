import FormField from '@cloudscape-design/components/form-field'
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect'
import { regionsOf } from '../../draft/add-action-answers.ts'
import { FieldLabel } from './FieldLabel.tsx'
import { regionOption, regionOptions } from './place-options.ts'
import type { StepProps } from './step-props.ts'

/** Sends the same action to more regions than one; the home region may be among them. */
export function AlsoRegions({ draft, onChange }: StepProps) {
  const { base, region: homeRegion, answers } = draft
  if (!answers.region) return null
  const [, ...others] = regionsOf(answers)
  const groups: MultiselectProps.OptionGroup[] = regionOptions(base, homeRegion).map((group) => ({
    ...group,
    options: group.options
      .filter(({ value }) => value !== answers.region)
      .map((option) =>
        option.value === homeRegion
          ? { ...regionOption(homeRegion), description: 'Home region' }
          : option,
      ),
  }))
  return (
    <FormField
      label={<FieldLabel name="Also in these regions" isOptional />}
      description="One action more for each, in the order chosen. Names and values that name the region follow it."
    >
      <Multiselect
        selectedOptions={others.map((region) => regionOption(region))}
        options={groups}
        filteringType="auto"
        filteringPlaceholder="Find a region by name or code"
        filteringAriaLabel="Find a region by name or code"
        placeholder="Choose more regions"
        noMatch="No region of this partition has such a name"
        keepOpen
        deselectAriaLabel={({ label }) => `Remove ${label}`}
        onChange={({ detail }) =>
          onChange({ alsoRegions: detail.selectedOptions.map(({ value }) => value ?? '') })
        }
      />
    </FormField>
  )
}
