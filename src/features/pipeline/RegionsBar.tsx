import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { artifactStoresOf, type Pipeline, regionsInUse } from '../../pipeline/pipeline.ts'

/** One chip per region in use, home first, with its bucket. */
export function RegionsBar({ pipeline, homeRegion }: { pipeline: Pipeline; homeRegion: string }) {
  const stores = artifactStoresOf(pipeline, homeRegion)
  return (
    <div role="group" aria-label="Regions in use">
      <SpaceBetween direction="horizontal" size="l">
        {regionsInUse(pipeline, homeRegion).map((region) => (
          <SpaceBetween key={region} direction="horizontal" size="xs" alignItems="center">
            <RegionBadge region={region} homeRegion={homeRegion} />
            {stores[region] ? (
              <Box variant="code" color="text-body-secondary">
                {stores[region].location}
              </Box>
            ) : (
              <StatusIndicator type="error">No artifact bucket</StatusIndicator>
            )}
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </div>
  )
}
