import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { memo, type ReactNode, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { unavailable } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { pipelineQuery, recentExecutionsQuery } from '../../aws/queries.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { runStatus } from '../../graph/run-status.ts'
import { regionsInUse } from '../../pipeline/pipeline.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useShownPipelines } from './shown-pipelines.ts'
import type { ListedPipeline } from './use-listed.ts'

/** Of the place of a row: which pipeline stands there is read by each cell. */
type Column = TableProps.ColumnDefinition<number>

const cell = (show: Show) => (place: number) => <Cell place={place} show={show} />

/** Of the first column, which also hides a row that is vacant. */
const firstCell = (show: Show) => (place: number) => (
  <>
    <Vacancy place={place} />
    <Cell place={place} show={show} />
  </>
)

/** Of what has to be asked for: only once the filter has settled on a row. */
const askingCell = (show: Show) => cell((pipeline) => <Asking pipeline={pipeline} show={show} />)

type Show = (pipeline: ListedPipeline) => ReactNode

function Cell({ place, show }: { place: number; show: Show }) {
  const { rows } = useShownPipelines()
  const pipeline = rows[place]
  return pipeline && show(pipeline)
}

function Vacancy({ place }: { place: number }) {
  const { count } = useShownPipelines()
  return place >= count && <span data-vacant hidden />
}

function Asking({ pipeline, show }: { pipeline: ListedPipeline; show: Show }) {
  const { isPassing } = useShownPipelines()
  const [settled, setSettled] = useState(pipeline)
  if (!isPassing && settled !== pipeline) setSettled(pipeline)
  // Hidden rather than taken away: with the next key it may be wanted again.
  return <div hidden={settled.name !== pipeline.name}>{show(settled)}</div>
}

const detailColumns: readonly Column[] = [
  {
    id: 'type',
    header: 'Type',
    cell: cell(({ pipelineType, executionMode }) => (
      <>
        {pipelineType ?? 'V1'}
        {executionMode && executionMode !== 'SUPERSEDED' && (
          <Box variant="small" display="inline">
            {` ${executionMode.toLowerCase()}`}
          </Box>
        )}
      </>
    )),
    sortingField: 'pipelineType',
    minWidth: 80,
    width: 105,
  },
  {
    id: 'version',
    header: 'Version',
    cell: cell(({ version }) => version),
    sortingField: 'version',
    minWidth: 80,
    width: 110,
  },
  {
    id: 'updated',
    header: 'Updated',
    cell: cell(({ updated }) => <TimeAgo date={updated} />),
    sortingField: 'updatedTime',
    minWidth: 110,
    width: 140,
  },
]

interface Listing {
  connection: string
  /** Pipelines of several regions are listed, so each says which is its own. */
  isSeveral: boolean
}

/** A column for each answer. */
export const pipelineColumns = ({ connection, isSeveral }: Listing): Column[] => [
  {
    id: 'name',
    header: 'Name',
    cell: firstCell(({ name = '', region }) => (
      <PipelineLink connection={connection} region={region} name={name} />
    )),
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
          cell: cell(({ region }) => <code>{region}</code>),
          sortingField: 'region',
          minWidth: 110,
          width: 130,
        },
      ]
    : []),
  {
    id: 'regions',
    header: 'Regions',
    cell: askingCell(({ name = '', region }) => <Regions {...{ connection, region, name }} />),
    minWidth: 160,
    width: isSeveral ? 225 : 250,
  },
  {
    id: 'last-run',
    header: 'Last run',
    cell: askingCell(({ name = '', region }) => <LastRun {...{ connection, region, name }} />),
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
export const stackedColumns = ({ connection, isSeveral }: Listing, width: number): Column[] => [
  {
    id: 'name',
    header: 'Name',
    cell: firstCell((pipeline) => (
      <SpaceBetween size="xxs">
        <PipelineLink connection={connection} region={pipeline.region} name={pipeline.name ?? ''} />
        {isSeveral && <code>{pipeline.region}</code>}
        <Asking
          pipeline={pipeline}
          show={({ name = '', region }) => (
            <SpaceBetween size="xxs">
              <LastRun {...{ connection, region, name }} />
              <Regions {...{ connection, region, name }} />
            </SpaceBetween>
          )}
        />
      </SpaceBetween>
    )),
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
    <ScreenLink
      href={`/${connection}/${region}/pipelines/${name}`}
      onFollow={() =>
        void navigate({
          to: '/$connection/$region/pipelines/$name',
          params: { connection, region, name },
        })
      }
    >
      {name}
    </ScreenLink>
  )
})

/** Asked for only by rows in view: ListPipelines does not say which regions a pipeline spans. */
const Regions = memo(function Regions({ connection, region, name }: PipelineLinkProps) {
  const { data, error } = useQuery(pipelineQuery({ connection, region }, name))
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

const LastRun = memo(function LastRun({ connection, region, name }: PipelineLinkProps) {
  const { data, error } = useQuery(recentExecutionsQuery({ connection, region }, name, 1))
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
