import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { regionsWithoutStore } from '../../pipeline/action-edits.ts'
import { artifactStoresOf, type Pipeline, regionsInUse } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
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
  problems: readonly Problem[]
  /** Undefined where nothing can be changed from here. */
  changes: ChangeParts | undefined
}

/** In place of a bucket that a template computes. */
export const onlyCloudFormation = 'Known to CloudFormation only'

/** One chip per region in use, home first, with its bucket, or with the way to one. */
export function RegionsBar({ place, pipeline, problems, changes }: RegionsBarProps) {
  const homeRegion = place.region
  const stores = artifactStoresOf(pipeline, homeRegion)
  const without = regionsWithoutStore(problems, homeRegion)
  return (
    <div role="group" aria-label="Regions in use" style={bar}>
      {regionsInUse(pipeline, homeRegion).map((region) => (
        <div key={region} style={pair}>
          <RegionBadge region={region} homeRegion={homeRegion} />
          {stores[region] ? (
            <Box variant="code" color="text-body-secondary">
              {stores[region].location}
            </Box>
          ) : without.has(region) ? (
            <>
              <StatusIndicator type="error">No artifact bucket</StatusIndicator>
              {changes && (
                <changes.StoreChange place={place} name={pipeline.name} region={region} />
              )}
            </>
          ) : (
            <Box color="text-body-secondary">{onlyCloudFormation}</Box>
          )}
        </div>
      ))}
    </div>
  )
}
