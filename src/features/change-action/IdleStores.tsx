import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionsInUse,
} from '../../pipeline/pipeline.ts'

interface IdleStoresProps {
  /** With the stores still in it that may be removed. */
  pipeline: Pipeline
  homeRegion: Region
  idle: readonly Region[]
  /** Those that stay. */
  kept: readonly Region[]
  onKeep: (kept: readonly Region[]) => void
}

/** Offers to remove the stores of regions in which nothing runs any more. */
export function IdleStores({ pipeline, homeRegion, idle, kept, onKeep }: IdleStoresProps) {
  const stores = artifactStoresOf(pipeline, homeRegion)
  // A region that is in use has a store, or gets one before the change can be made.
  const left = regionsInUse(pipeline, homeRegion).filter(
    (region) => !idle.includes(region) || kept.includes(region),
  )
  if (idle.length === 0) return null
  return (
    <SpaceBetween size="xs">
      {idle.map((region) => (
        <Checkbox
          key={region}
          checked={!kept.includes(region)}
          description={
            left.length === 1
              ? `Nothing runs in ${region} any more. The pipeline then has one artifact store, as artifactStore; the bucket itself stays.`
              : `Nothing runs in ${region} any more. The bucket itself stays.`
          }
          onChange={({ detail }) =>
            onKeep(detail.checked ? kept.filter((one) => one !== region) : [...kept, region])
          }
        >
          Remove the artifact store in {region} ({stores[region]?.location})
        </Checkbox>
      ))}
    </SpaceBetween>
  )
}
