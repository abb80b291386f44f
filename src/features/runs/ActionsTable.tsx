import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useRef } from 'react'
import type { ActionExecutionDetail } from '../../aws/executions.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { isGoingOn } from '../../pipeline/runs.ts'
import { Duration } from '../../ui/Duration.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { ActionStatus } from './ActionStatus.tsx'

/** What the container's own edges take of the width, in pixels. */
const framed = 42

interface ActionsTableProps {
  /** Absent until they have been read. */
  actions: readonly ActionExecutionDetail[] | undefined
  homeRegion: string
}

/** Every action execution of a run in the order of their start, retries included. */
export function ActionsTable({ actions, homeRegion }: ActionsTableProps) {
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const items = (actions ?? []).toSorted(
    (a, b) => (a.startTime?.getTime() ?? 0) - (b.startTime?.getTime() ?? 0),
  )
  return (
    <div ref={root}>
      <Table
        key={isNarrow ? 'stacked' : 'side by side'}
        variant="container"
        resizableColumns
        wrapLines
        items={items}
        columnDefinitions={
          isNarrow ? stacked(columns(homeRegion), width - framed) : columns(homeRegion)
        }
        trackBy="actionExecutionId"
        loading={!actions}
        loadingText="Loading actions"
        ariaLabels={{ tableLabel: 'Actions of the run' }}
        header={<Header variant="h2">Actions</Header>}
        empty={<Box color="text-body-secondary">No action has started.</Box>}
      />
    </div>
  )
}

const columns = (homeRegion: string): TableProps.ColumnDefinition<ActionExecutionDetail>[] => [
  {
    id: 'action',
    header: 'Action',
    isRowHeader: true,
    minWidth: 140,
    width: 200,
    cell: ({ actionName }) => actionName,
  },
  { id: 'stage', header: 'Stage', minWidth: 120, width: 160, cell: ({ stageName }) => stageName },
  {
    id: 'region',
    header: 'Region',
    minWidth: 120,
    width: 140,
    cell: ({ input }) => (
      <RegionBadge region={input?.region ?? homeRegion} homeRegion={homeRegion} />
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 220,
    width: 340,
    cell: (action) => <ActionStatus action={action} />,
  },
  {
    id: 'started',
    header: 'Started',
    minWidth: 110,
    width: 160,
    cell: ({ startTime }) => <TimeAgo date={startTime} />,
  },
  {
    id: 'duration',
    header: 'Duration',
    minWidth: 110,
    width: 130,
    cell: (action) => (
      <Duration
        from={action.startTime}
        to={isGoingOn(action) ? undefined : action.lastUpdateTime}
      />
    ),
  },
]
