import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { reason } from '../../aws/denied.ts'
import { describeFinding, type FleetFinding } from '../../pipeline/fleet/findings.ts'
import type { RegionProgress } from './use-fleet.ts'

interface FleetProgressProps {
  progress: readonly RegionProgress[]
  quotas: readonly FleetFinding[]
}

/** How far the reading is, region by region, and which quotas of a region are near. */
export function FleetProgress({ progress, quotas }: FleetProgressProps) {
  const sum = (of: 'count' | 'read') => progress.reduce((total, one) => total + one[of], 0)
  const [count, read] = [sum('count'), sum('read')]
  const isReading = progress.some((one) => one.isReading)
  const isListed = progress.every(({ isListed, failure }) => isListed || failure)
  const failed = progress.filter(({ failure, isNotEnabled }) => failure && !isNotEnabled)
  const isPaused = !isReading && progress.some((one) => !one.isComplete && !one.failure)
  const about = isListed ? `${read} of ${count}` : `${read} of ${count} so far`
  return (
    <SpaceBetween size="xs">
      {isReading && (
        <ProgressBar
          value={count > 0 ? Math.floor((read / count) * 100) : 0}
          label="Reading pipelines"
          additionalInfo={about}
        />
      )}
      {isPaused && (
        <Box color="text-body-secondary">
          Stopped at {about} pipelines. Resume reads the rest only.
        </Box>
      )}
      {quotas.map((finding) => (
        <Alert key={describeFinding(finding)} type="warning">
          {describeFinding(finding)}
        </Alert>
      ))}
      {progress.length > 1 && (
        <ExpandableSection
          key={failed.length > 0 ? 'failed' : 'well'}
          defaultExpanded={failed.length > 0}
          headerText={`${progress.filter((one) => one.isComplete).length} of ${progress.length} regions read${failed.length > 0 ? `, ${failed.length} failed` : ''}`}
        >
          <ul
            aria-label="Regions"
            style={{ margin: 0, padding: 0, listStyle: 'none', columns: '260px' }}
          >
            {progress.map((one) => (
              <li key={one.region} style={{ breakInside: 'avoid', overflowWrap: 'anywhere' }}>
                <RegionStatus progress={one} />
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
      {progress.length === 1 &&
        failed.map((one) => <RegionStatus key={one.region} progress={one} />)}
    </SpaceBetween>
  )
}

function RegionStatus({ progress }: { progress: RegionProgress }) {
  const { region, count, read, isReading, isComplete, isNotEnabled, failure } = progress
  if (isReading) {
    return (
      <StatusIndicator type="in-progress">
        {region}: {read} of {count}
      </StatusIndicator>
    )
  }
  if (isNotEnabled) {
    return <StatusIndicator type="stopped">{region}: not enabled for this account</StatusIndicator>
  }
  if (failure) {
    return (
      <StatusIndicator type="error">
        {region}: {reason(failure)}
      </StatusIndicator>
    )
  }
  return (
    <StatusIndicator type={isComplete ? 'success' : 'stopped'}>
      {region}: {isComplete ? `${count} pipelines` : `stopped at ${read} of ${count}`}
    </StatusIndicator>
  )
}
