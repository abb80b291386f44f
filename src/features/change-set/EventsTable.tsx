import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useRef } from 'react'
import type { StackEvent } from '../../aws/stack-events.ts'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useWidth } from '../../ui/use-width.ts'

interface EventsTableProps {
  /** Newest first. */
  events: readonly StackEvent[]
  isFollowing: boolean
}

function typeOf(status: string): StatusIndicatorProps.Type {
  if (status.endsWith('_FAILED')) return 'error'
  if (status.includes('ROLLBACK')) return 'warning'
  return status.endsWith('_IN_PROGRESS') ? 'in-progress' : 'success'
}

const columns: TableProps.ColumnDefinition<StackEvent>[] = [
  {
    id: 'resource',
    header: 'Resource',
    minWidth: 230,
    isRowHeader: true,
    cell: ({ LogicalResourceId, ResourceType }) => (
      <span style={{ overflowWrap: 'anywhere' }}>
        <Box fontWeight="bold">{LogicalResourceId}</Box>
        <Box fontSize="body-s" color="text-body-secondary">
          {ResourceType}
        </Box>
      </span>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 290,
    cell: ({ ResourceStatus = '' }) => (
      <StatusIndicator type={typeOf(ResourceStatus)} wrapText>
        <span style={{ overflowWrap: 'anywhere' }}>{ResourceStatus}</span>
      </StatusIndicator>
    ),
  },
  {
    id: 'reason',
    header: 'Reason',
    minWidth: 200,
    cell: ({ ResourceStatusReason }) =>
      ResourceStatusReason === undefined ? null : (
        <span style={{ overflowWrap: 'anywhere' }}>{ResourceStatusReason}</span>
      ),
  },
  {
    id: 'time',
    header: 'Time',
    minWidth: 110,
    cell: ({ Timestamp }) => <TimeAgo date={Timestamp} />,
  },
]

/** What the table keeps free on both sides, in pixels. */
const sides = 44

/** The events of one execution, as they come. */
export function EventsTable({ events, isFollowing }: EventsTableProps) {
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  return (
    <div ref={root}>
      <Table
        items={events}
        trackBy="EventId"
        wrapLines
        loading={events.length === 0 && isFollowing}
        loadingText="Waiting for the first event"
        header={
          <Header variant="h2" counter={`(${events.length})`}>
            Stack events
          </Header>
        }
        ariaLabels={{ tableLabel: 'Stack events' }}
        columnDefinitions={
          width !== undefined && width < narrow ? stacked(columns, width - sides) : columns
        }
        empty="No events yet."
      />
    </div>
  )
}
