import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import Popover from '@cloudscape-design/components/popover'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { memo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { unavailable } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { pipelineQuery, recentExecutionsQuery } from '../../aws/queries.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { runStatus } from '../../graph/run-status.ts'
import { regionsInUse } from '../../pipeline/pipeline.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import type { ListedPipeline } from './use-listed.ts'

type Column = TableProps.ColumnDefinition<ListedPipeline>

const detailColumns: readonly Column[] = [
  {
    id: 'type',
    header: 'Type',
    cell: ({ pipelineType, executionMode }) => (
      <>
        {pipelineType ?? 'V1'}
        {executionMode && executionMode !== 'SUPERSEDED' && (
          <Box variant="small" display="inline">
            {` ${executionMode.toLowerCase()}`}
          </Box>
        )}
      </>
    ),
    sortingField: 'pipelineType',
    minWidth: 80,
    width: 105,
  },
  {
    id: 'version',
    header: 'Version',
    cell: ({ version }) => version,
    sortingField: 'version',
    minWidth: 80,
    width: 110,
  },
  {
    id: 'updated',
    header: 'Updated',
    cell: ({ updated }) => <TimeAgo date={updated} />,
    sortingComparator: (a, b) => (a.updated?.getTime() ?? 0) - (b.updated?.getTime() ?? 0),
    minWidth: 110,
    width: 140,
  },
]

interface Listing {
  connection: string
  /** Pipelines of several regions are listed, so each says which is its own. */
  isSeveral: boolean
  /** The rows will be others in a moment, so nothing is asked of AWS about them. */
  isPassing: boolean
}

/** A column for each answer. */
export const pipelineColumns = ({ connection, isSeveral, isPassing }: Listing): Column[] => [
  {
    id: 'name',
    header: 'Name',
    cell: ({ name = '', region }) => (
      <PipelineLink connection={connection} region={region} name={name} />
    ),
    sortingField: 'name',
    isRowHeader: true,
    minWidth: 180,
    width: isSeveral ? 210 : 230,
  },
  ...(isSeveral
    ? [
        {
          id: 'home',
          header: 'Home region',
          cell: ({ region }: ListedPipeline) => <code>{region}</code>,
          sortingField: 'region',
          minWidth: 110,
          width: 130,
        },
      ]
    : []),
  {
    id: 'regions',
    header: 'Regions',
    cell: ({ name = '', region }) => <Regions {...{ connection, region, name, isPassing }} />,
    minWidth: 160,
    width: isSeveral ? 225 : 250,
  },
  {
    id: 'last-run',
    header: 'Last run',
    cell: ({ name = '', region }) => <LastRun {...{ connection, region, name, isPassing }} />,
    minWidth: 150,
    width: 236,
  },
  ...detailColumns,
]

/**
 * Where there is no room side by side: name, last run and regions on top of each other.
 *
 * @param width of the table, in pixels; the details start beyond it.
 */
export const stackedColumns = (
  { connection, isSeveral, isPassing }: Listing,
  width: number,
): Column[] => [
  {
    id: 'name',
    header: 'Name',
    cell: ({ name = '', region }) => (
      <SpaceBetween size="xxs">
        <PipelineLink connection={connection} region={region} name={name} />
        {isSeveral && <code>{region}</code>}
        <LastRun {...{ connection, region, name, isPassing }} />
        <Regions {...{ connection, region, name, isPassing }} />
      </SpaceBetween>
    ),
    sortingField: 'name',
    isRowHeader: true,
    minWidth: 180,
    width,
  },
  ...detailColumns,
]

interface PipelineLinkProps extends Place {
  name: string
}

// A row is whatever pipeline stands at its place: while a filter is typed, cells change what they say
// rather than be made anew, and only those that do.
const PipelineLink = memo(function PipelineLink({ connection, region, name }: PipelineLinkProps) {
  const navigate = useNavigate()
  return (
    <Link
      href={`/${connection}/${region}/pipelines/${name}`}
      onFollow={(event) => {
        event.preventDefault()
        void navigate({
          to: '/$connection/$region/pipelines/$name',
          params: { connection, region, name },
        })
      }}
    >
      {name}
    </Link>
  )
})

interface DetailProps extends PipelineLinkProps {
  isPassing: boolean
}

/** Asked for only by rows in view: ListPipelines does not say which regions a pipeline spans. */
const Regions = memo(function Regions({ connection, region, name, isPassing }: DetailProps) {
  const { data, error } = useQuery({
    ...pipelineQuery({ connection, region }, name),
    enabled: !isPassing,
  })
  if (error) return <NotKnown key={name} what="Regions" operation="GetPipeline" error={error} />
  if (!data) return <Skeleton width="96px" />
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      {regionsInUse(data.pipeline, region).map((used) => (
        <RegionBadge key={used} region={used} homeRegion={region} />
      ))}
    </SpaceBetween>
  )
})

const LastRun = memo(function LastRun({ connection, region, name, isPassing }: DetailProps) {
  const { data, error } = useQuery({
    ...recentExecutionsQuery({ connection, region }, name, 1),
    enabled: !isPassing,
  })
  if (error) {
    return <NotKnown key={name} what="Last run" operation="ListPipelineExecutions" error={error} />
  }
  if (!data) return <Skeleton width="160px" />
  const [last] = data
  if (!last) return <Box color="text-status-inactive">Not run yet</Box>
  const { type, text } = runStatus(last.status)
  return (
    <StatusIndicator type={type}>
      {text}, <TimeAgo date={last.lastUpdateTime ?? last.startTime} />
    </StatusIndicator>
  )
})

interface NotKnownProps {
  what: string
  operation: string
  error: Error
}

/** In place of an answer: that there is none, and AWS's reason on request. */
function NotKnown({ what, operation, error }: NotKnownProps) {
  const failure = toFailure(operation, error)
  const text = failure.kind === 'not-allowed' ? 'not allowed' : 'not known'
  return (
    <Popover
      triggerType="text"
      dismissAriaLabel="Close"
      header={failure.code}
      content={
        <SpaceBetween size="xs">
          <Box>{unavailable(what, failure)}</Box>
          {failure.kind === 'not-allowed' && <Box>{failure.message}</Box>}
        </SpaceBetween>
      }
    >
      {what}: {text}
    </Popover>
  )
}
