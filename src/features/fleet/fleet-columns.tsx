import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { runStatus } from '../../graph/run-status.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { Findings } from './Findings.tsx'
import type { FleetRow } from './fleet-row.ts'

type Column = TableProps.ColumnDefinition<FleetRow>

const nameColumn = (connection: string): Column => ({
  id: 'name',
  header: 'Pipeline',
  cell: (row) => (
    <div style={{ overflowWrap: 'anywhere' }}>
      <PipelineLink connection={connection} row={row} />
      <Box variant="small" display="block">
        <code>{row.home}</code>, {row.type}
      </Box>
    </div>
  ),
  sortingField: 'name',
  isRowHeader: true,
  minWidth: 180,
  width: 220,
})

const lastRunColumn: Column = {
  id: 'last-run',
  header: 'Last run',
  cell: ({ read: { lastRun }, lastRun: text }) => {
    if (lastRun === undefined) return <Skeleton width="120px" />
    if (typeof lastRun === 'string') return <Box color="text-status-inactive">{text}</Box>
    return (
      <>
        <StatusIndicator type={runStatus(lastRun.status).type}>{text}</StatusIndicator>
        <Box variant="small" display="block">
          <TimeAgo date={lastRun.at} />
        </Box>
      </>
    )
  },
  sortingField: 'lastRun',
  minWidth: 140,
  width: 170,
}

/** A skeleton until the declaration is there; nothing where it will not come. */
const once = (row: FleetRow, cell: ReactNode) => {
  if (row.facts) return cell
  return row.read.failure === undefined ? <Skeleton width="80px" /> : null
}

const lines = (values: readonly string[]) => (
  <>
    {values.map((value) => (
      <div key={value} style={{ overflowWrap: 'anywhere' }}>
        <code>{value}</code>
      </div>
    ))}
  </>
)

/** A column for each thing that is known of a pipeline. */
export const fleetColumns = (connection: string): Column[] => [
  nameColumn(connection),
  {
    id: 'findings',
    header: 'Findings',
    cell: (row) => {
      if (row.finding.length > 0) return <Findings connection={connection} row={row} />
      return once(row, null)
    },
    sortingField: 'gravity',
    minWidth: 170,
    width: 210,
  },
  {
    id: 'regions',
    header: 'Regions',
    cell: (row) =>
      once(
        row,
        <SpaceBetween direction="horizontal" size="xxs">
          {row.regions.map((region) => (
            <RegionBadge key={region} region={region} homeRegion={row.home} />
          ))}
        </SpaceBetween>,
      ),
    sortingComparator: (a, b) => a.regions.length - b.regions.length,
    minWidth: 150,
    width: 200,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: (row) =>
      once(
        row,
        row.crossRegionActions > 0
          ? `${row.actions}, ${row.crossRegionActions} in other regions`
          : row.actions,
      ),
    sortingField: 'actions',
    minWidth: 90,
    width: 120,
  },
  lastRunColumn,
  {
    id: 'buckets',
    header: 'Buckets',
    cell: (row) => once(row, lines(row.buckets)),
    minWidth: 160,
    width: 240,
  },
  {
    id: 'owner',
    header: 'Stack',
    cell: ({ owner, read }) =>
      typeof read.owner === 'object' ? (
        <code>{owner}</code>
      ) : (
        <Box color="text-status-inactive">{owner}</Box>
      ),
    sortingField: 'owner',
    minWidth: 100,
    width: 140,
  },
  {
    id: 'keys',
    header: 'KMS keys',
    cell: (row) => (row.keys.length > 0 ? lines(row.keys) : null),
    minWidth: 140,
    width: 220,
  },
]

/** A column for each region that some pipeline uses: how many actions run there. */
export const matrixColumns = (connection: string, regions: readonly Region[]): Column[] => [
  nameColumn(connection),
  ...regions.map((region): Column => ({
    id: region,
    header: <code>{region}</code>,
    cell: (row) => matrixCell(row, region),
    minWidth: 110,
    width: 170,
  })),
]

/** Null where nothing is, so that a narrow screen leaves the region out. */
function matrixCell(row: FleetRow, region: Region) {
  if (!row.facts) return region === row.home ? once(row, null) : null
  if (!row.regions.includes(region)) return null
  const count = row.facts.actionsByRegion[region] ?? 0
  const isMissing = row.findings.some(
    (finding) => finding.kind === 'store-missing' && finding.region === region,
  )
  const text = `${count} ${count === 1 ? 'action' : 'actions'}`
  return (
    <>
      {isMissing && <StatusIndicator type="error">{text}, no store</StatusIndicator>}
      {!isMissing && count > 0 && text}
      {!isMissing && count === 0 && <Box color="text-status-inactive">Store only</Box>}
      {region === row.home && (
        <Box variant="small" display="block">
          Home
        </Box>
      )}
    </>
  )
}

function PipelineLink({ connection, row }: { connection: string; row: FleetRow }) {
  const navigate = useNavigate()
  const { home: region, name } = row
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
}
