import Multiselect from '@cloudscape-design/components/multiselect'
import type { Region } from '../pipeline/pipeline.ts'
import { partitionOf, regionName } from '../pipeline/regions.ts'
import { regionGroups } from '../pipeline/listed-regions.ts'

interface RegionsFieldProps {
  regions: readonly Region[]
  /** Never empty: the last region cannot be taken away. */
  onChange: (regions: Region[]) => void
}

/** Which regions are listed: those of one partition, for no pipeline reaches into another. */
export function RegionsField({ regions, onChange }: RegionsFieldProps) {
  return (
    <Multiselect
      options={regionGroups(partitionOf(regions[0] ?? '') ?? 'aws')}
      selectedOptions={regions.map((id) => ({ value: id, label: regionName(id) ?? id }))}
      onChange={({ detail }) => {
        const chosen = detail.selectedOptions.flatMap(({ value }) => value ?? [])
        if (chosen.length > 0) onChange(chosen)
      }}
      ariaLabel="Regions listed"
      filteringType="auto"
      filteringAriaLabel="Find regions"
      filteringPlaceholder="Find regions"
      enableSelectAll
      inlineTokens
    />
  )
}
