import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { summaryOf, type VersionRow } from './version-rows.ts'

interface VersionsTableProps {
  rows: readonly VersionRow[]
  /** Whether more versions may still arrive. */
  isReading: boolean
  /** Who keeps which version, said below the table. */
  notes: readonly string[]
  chosen: readonly number[]
  onChoose: (versions: number[]) => void
  onRestore: (version: VersionRow) => void
  onRefresh: () => void
}

/** Every version that is known, newest first; two of them are chosen for comparison. */
export function VersionsTable(props: VersionsTableProps) {
  const { rows, isReading, notes, chosen, onChoose, onRestore, onRefresh } = props
  return (
    <Table
      items={rows}
      columnDefinitions={columns(isReading, onRestore)}
      trackBy={({ version }) => String(version)}
      selectionType="multi"
      selectedItems={rows.filter(({ version }) => chosen.includes(version))}
      onSelectionChange={({ detail }) =>
        onChoose(detail.selectedItems.map(({ version }) => version))
      }
      loading={isReading && rows.length === 0}
      loadingText="Reading versions"
      wrapLines
      ariaLabels={{
        tableLabel: 'Versions',
        selectionGroupLabel: 'Versions to compare',
        allItemsSelectionLabel: () => 'Compare the oldest with the newest version',
        itemSelectionLabel: (_, { version }) => `Compare version ${version}`,
      }}
      header={
        <Header
          variant="h2"
          counter={isReading ? `(${rows.length}+)` : `(${rows.length})`}
          description="Select two versions to compare them."
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Refresh versions"
              loading={isReading}
              onClick={onRefresh}
            />
          }
        >
          Versions
        </Header>
      }
      empty={<Box color="text-body-secondary">No version has been read.</Box>}
      footer={
        <Box color="text-body-secondary">
          {isReading ? (
            <StatusIndicator type="loading">Reading older versions</StatusIndicator>
          ) : (
            <SpaceBetween size="xxs">
              {notes.map((note) => (
                <div key={note}>{note}</div>
              ))}
            </SpaceBetween>
          )}
        </Box>
      }
    />
  )
}

const columns = (
  isReading: boolean,
  onRestore: (version: VersionRow) => void,
): TableProps.ColumnDefinition<VersionRow>[] => [
  {
    id: 'version',
    header: 'Version',
    isRowHeader: true,
    minWidth: 80,
    cell: ({ version }) => version,
  },
  {
    id: 'changes',
    header: 'What changed',
    minWidth: 190,
    cell: (row) =>
      isReading && row.version > 1 && row.since !== row.version - 1 ? (
        <StatusIndicator type="loading">Reading the version before</StatusIndicator>
      ) : (
        summaryOf(row)
      ),
  },
  {
    id: 'made',
    header: 'Made',
    minWidth: 130,
    cell: ({ made }) =>
      made ? <TimeAgo date={made} /> : <Box color="text-body-secondary">Not known</Box>,
  },
  {
    id: 'kept-by',
    header: 'Kept by',
    minWidth: 120,
    cell: ({ keptBy }) => (keptBy === 'aws' ? 'AWS' : <Badge>This browser only</Badge>),
  },
  {
    id: 'restore',
    header: 'Restore',
    minWidth: 110,
    cell: (row) => {
      const reason = whyNotRestore(row)
      return reason ? (
        <Box color="text-body-secondary">{reason}</Box>
      ) : (
        <Button
          variant="inline-link"
          ariaLabel={`Restore version ${row.version}`}
          onClick={() => onRestore(row)}
        >
          Restore
        </Button>
      )
    },
  },
]

function whyNotRestore({ isNewest, isLikeNewest }: VersionRow): string | undefined {
  if (isNewest) return 'Newest'
  return isLikeNewest ? 'Same as the newest' : undefined
}
