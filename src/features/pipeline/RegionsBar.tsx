import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { artifactStoresOf, type Pipeline, regionsInUse } from '../../pipeline/pipeline.ts'
import type { ChangeParts } from './change-parts.ts'

const bar = { display: 'flex', flexWrap: 'wrap', gap: '8px 24px' } as const
const pair = {
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minWidth: 0,
  overflowWrap: 'anywhere',
} as const

interface RegionsBarProps {
  place: Place
  pipeline: Pipeline
  changes: ChangeParts
}

/** One chip per region in use, home first, with its bucket, or with the way to one. */
export function RegionsBar({ place, pipeline, changes }: RegionsBarProps) {
  const homeRegion = place.region
  const stores = artifactStoresOf(pipeline, homeRegion)
  return (
    <div role="group" aria-label="Regions in use" style={bar}>
      {regionsInUse(pipeline, homeRegion).map((region) => (
        <div key={region} style={pair}>
          <RegionBadge region={region} homeRegion={homeRegion} />
          {stores[region] ? (
            <Box variant="code" color="text-body-secondary">
              {stores[region].location}
            </Box>
          ) : (
            <>
              <StatusIndicator type="error">No artifact bucket</StatusIndicator>
              <changes.StoreChange place={place} name={pipeline.name} region={region} />
            </>
          )}
        </div>
      ))}
    </div>
  )
}
