import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import type { ActionExecutionDetail } from '../../aws/executions.ts'
import { actionExecutionsQuery } from '../../aws/queries.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import type { Selection } from '../../graph/selection.ts'
import { isGoingOn } from '../../pipeline/runs.ts'
import { Duration } from '../../ui/Duration.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { ActionStatus } from './ActionStatus.tsx'

interface SelectedInRunProps {
  place: Place
  name: string
  run: string
  selected: Selection
}

/** What a stage or an action did in a run, the newest execution first; a retry adds one. */
export function SelectedInRun({ place, name, run, selected }: SelectedInRunProps) {
  const { data: actions = [] } = useQuery(actionExecutionsQuery(place, name, run))
  const executions = actions
    .filter(
      ({ stageName, actionName }) =>
        stageName === selected.stage &&
        (selected.action === undefined || actionName === selected.action),
    )
    .toSorted((a, b) => (b.startTime?.getTime() ?? 0) - (a.startTime?.getTime() ?? 0))
  if (executions.length === 0) {
    return <Box color="text-body-secondary">Nothing has started here in this run.</Box>
  }
  return (
    <SpaceBetween size="l">
      {executions.map((execution) => (
        <SpaceBetween key={execution.actionExecutionId} size="s">
          {selected.action === undefined && <Box variant="h3">{execution.actionName}</Box>}
          <ActionStatus action={execution} />
          <Facts execution={execution} homeRegion={place.region} />
        </SpaceBetween>
      ))}
    </SpaceBetween>
  )
}

interface FactsProps {
  execution: ActionExecutionDetail
  homeRegion: string
}

function Facts({ execution, homeRegion }: FactsProps) {
  const { input, startTime, lastUpdateTime } = execution
  const region = input?.region ?? homeRegion
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: 'Region', value: <RegionBadge region={region} homeRegion={homeRegion} /> },
        { label: 'Started', value: <TimeAgo date={startTime} /> },
        {
          label: 'Duration',
          value: (
            <Duration from={startTime} to={isGoingOn(execution) ? undefined : lastUpdateTime} />
          ),
        },
        ...optional('Updated by', execution.updatedBy),
      ]}
    />
  )
}

const optional = (label: string, value: string | undefined) =>
  value === undefined ? [] : [{ label, value }]
