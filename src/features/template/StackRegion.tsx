import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { Region } from '../../pipeline/pipeline.ts'
import { codePipelineRegions } from '../../pipeline/regions.ts'
import type { HomeRegion } from '../../template/home-region.ts'

const options = codePipelineRegions.map(({ id, name }) => ({
  value: id,
  label: id,
  description: name,
}))

interface StackRegionProps {
  homeRegion: HomeRegion
  /** Why the region cannot be another now. */
  whyNot: string | undefined
  onChange: (region: Region) => void
}

/** Which region the template is for, where it does not say so itself. */
export const StackRegion = ({ homeRegion, whyNot, onChange }: StackRegionProps) => (
  <FormField
    label="Region of the stack"
    description="The template does not say where its stack is. Actions in other regions need to know."
    constraintText={whyNot}
  >
    <Select
      selectedOption={options.find(({ value }) => value === homeRegion.region) ?? null}
      options={options}
      placeholder="Choose a region"
      filteringType="auto"
      disabled={whyNot !== undefined}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  </FormField>
)
