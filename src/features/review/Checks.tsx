import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { Place } from '../../aws/connection.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import type { Finding } from '../../pipeline/checks/check.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { useNarrowScreen } from '../../ui/use-narrow-screen.ts'
import { type CheckRow, type Unknowns, useChecks } from './use-checks.ts'

interface ChecksProps extends Unknowns {
  place: Place
  before: Pipeline
  after: Pipeline
}

/** What was made sure of before the submit, each with what to do. Nothing here holds anyone up. */
export function Checks({ place, before, after, isUnknown }: ChecksProps) {
  const { rows, counts, leftOut, checkAgain } = useChecks(place, { before, after, isUnknown })
  const { done, failed, unknown } = counts
  const isRunning = done < rows.length
  const isNarrow = useNarrowScreen()
  const title = ({ check }: CheckRow) => (
    <SpaceBetween size="xxs">
      {check.title}
      <RegionBadge region={check.region} homeRegion={place.region} />
    </SpaceBetween>
  )
  const inTwo: TableProps.ColumnDefinition<CheckRow>[] = [
    { id: 'check', header: 'Check', minWidth: 130, cell: title },
    { id: 'result', header: 'Result', minWidth: 180, cell: (row) => <Result {...row} /> },
  ]
  const inOne: TableProps.ColumnDefinition<CheckRow>[] = [
    {
      id: 'check',
      header: 'Check and result',
      cell: (row) => (
        <SpaceBetween size="xs">
          <Box fontWeight="bold">{title(row)}</Box>
          <Result {...row} />
        </SpaceBetween>
      ),
    },
  ]
  return (
    <Table<CheckRow>
      items={rows}
      trackBy={({ check }) => check.id}
      wrapLines
      ariaLabels={{ tableLabel: 'Checks before submit' }}
      header={
        <SpaceBetween size="s">
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description={summary({ failed, unknown, isRunning, leftOut })}
            actions={
              <Button iconName="refresh" disabled={isRunning} onClick={checkAgain}>
                Check again
              </Button>
            }
          >
            Checks
          </Header>
          {isRunning && (
            <ProgressBar
              value={(100 * done) / rows.length}
              ariaLabel="Checks"
              additionalInfo={`${done} of ${rows.length} checked`}
            />
          )}
        </SpaceBetween>
      }
      columnDefinitions={isNarrow ? inOne : inTwo}
    />
  )
}

/** How a check ended, and what to do about it. */
function Result({ check, finding }: CheckRow) {
  return (
    <div>
      <StatusIndicator type={finding ? indicators[finding.state] : 'loading'}>
        {finding ? words[finding.state] : 'Checking'}
      </StatusIndicator>
      <div style={{ overflowWrap: 'anywhere' }}>{finding?.text}</div>
      {finding && finding.state !== 'passed' && (
        <Box color="text-body-secondary">{finding.todo}</Box>
      )}
      {'source' in check && finding?.state === 'failed' && (
        <ExternalLink href={check.source}>Source</ExternalLink>
      )}
    </div>
  )
}

const indicators: Record<Finding['state'], StatusIndicatorProps.Type> = {
  passed: 'success',
  failed: 'error',
  unknown: 'info',
}

const words: Record<Finding['state'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  unknown: 'Unknown',
}

interface Summary {
  failed: number
  unknown: number
  isRunning: boolean
  leftOut: number
}

function summary({ leftOut, ...counts }: Summary): string {
  const said = outcome(counts)
  if (leftOut === 0) return said
  const rest = leftOut === 1 ? '1 more rests' : `${leftOut} more rest`
  return `${said} ${rest} on values that only CloudFormation knows.`
}

function outcome({ failed, unknown, isRunning }: Omit<Summary, 'leftOut'>): string {
  if (isRunning) return 'Asking AWS about what the changes need.'
  if (failed === 0 && unknown === 0) return 'Everything that the changes need is there.'
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unknown > 0 ? [`${unknown} could not be found out`] : []),
  ]
  return `${parts.join(', ')}. You may submit all the same.`
}
