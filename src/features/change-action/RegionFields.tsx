import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { type RewrittenValue, rewrittenValues } from '../../pipeline/fan-out.ts'
import { type Action, type Pipeline, type Region, regionOf } from '../../pipeline/pipeline.ts'
import { ChangedValues } from '../../ui/ChangedValues.tsx'
import { type RegionAnswers, regionChoices, rowsOf } from './region-fields.ts'

interface RegionFieldsProps {
  label: string
  pipeline: Pipeline
  homeRegion: Region
  action: Action
  answers: RegionAnswers
  /** The question for the bucket, where it is to be asked. */
  bucketFields: ReactNode
  onChange: (part: Partial<RegionAnswers>) => void
}

/** A region, the bucket it needs where the pipeline has none there, and values that follow it. */
export function RegionFields(props: RegionFieldsProps) {
  const { label, pipeline, homeRegion, action, answers, bucketFields, onChange } = props
  const { region } = answers
  const options = regionChoices(pipeline, homeRegion)
  const chosen = options.flatMap((group) => group.options).find(({ value }) => value === region)
  const values = rewrittenValues(action, regionOf(action, homeRegion), region || homeRegion)
  return (
    <SpaceBetween size="m">
      <FormField label={label} description={`It runs in ${regionOf(action, homeRegion)} now.`}>
        <Select
          selectedOption={chosen ?? null}
          options={options}
          triggerVariant="option"
          filteringType="auto"
          filteringPlaceholder="Find a region by name or code"
          filteringAriaLabel="Find a region by name or code"
          placeholder="Choose a region"
          noMatch="No region of this partition has such a name"
          expandToViewport
          onChange={({ detail }) =>
            onChange({ region: detail.selectedOption.value ?? '', store: undefined })
          }
        />
      </FormField>
      {bucketFields}
      {region && values.length > 0 && (
        <Rewriting values={values} isOn={answers.isRewriting} onChange={onChange} />
      )}
    </SpaceBetween>
  )
}

interface RewritingProps {
  values: readonly RewrittenValue[]
  isOn: boolean
  onChange: RegionFieldsProps['onChange']
}

function Rewriting({ values, isOn, onChange }: RewritingProps) {
  return (
    <SpaceBetween size="xs">
      <Checkbox
        checked={isOn}
        description="Look at each: whatever it names has to exist in the new region."
        onChange={({ detail }) => onChange({ isRewriting: detail.checked })}
      >
        Change the values that name the region
      </Checkbox>
      {isOn && <ChangedValues label="Values that name the region" values={rowsOf(values)} />}
    </SpaceBetween>
  )
}
