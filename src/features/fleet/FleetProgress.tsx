import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { regionFailure } from '../../aws/opted-out.ts'
import { describeFinding, type FleetFinding } from '../../pipeline/fleet/findings.ts'
import { RegionStates, RegionStateText, type RegionState } from '../../ui/RegionStates.tsx'
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
        <RegionStates
          summary={`${progress.filter((one) => one.isComplete).length} of ${progress.length} regions read${failed.length > 0 ? `, ${failed.length} failed` : ''}`}
          states={progress.map(stateOf)}
        />
      )}
      {progress.length === 1 &&
        failed.map((one) => <RegionStateText key={one.region} state={stateOf(one)} />)}
    </SpaceBetween>
  )
}

function stateOf(progress: RegionProgress): RegionState {
  const { region, count, read, isReading, isComplete, failure } = progress
  if (isReading) return { region, type: 'in-progress', text: `${read} of ${count}` }
  if (failure) return { region, ...regionFailure(failure, region) }
  if (!isComplete) return { region, type: 'stopped', text: `stopped at ${read} of ${count}` }
  return { region, type: 'success', text: `${count} ${count === 1 ? 'pipeline' : 'pipelines'}` }
}
