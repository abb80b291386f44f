import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { deepEqual } from '../../pipeline/deep-equal.ts'
import {
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
} from '../../pipeline/pipeline.ts'
import { stacked } from '../../ui/stacked.tsx'
import { useNarrowScreen } from '../../ui/use-narrow-screen.ts'

interface StoresTableProps {
  before: Pipeline
  after: Pipeline
  homeRegion: Region
}

interface Row {
  region: Region
  now: ArtifactStore | undefined
  after: ArtifactStore | undefined
}

/** The artifact bucket of every region, as it is and as it will be; home first. */
export function StoresTable({ before, after, homeRegion }: StoresTableProps) {
  const isNarrow = useNarrowScreen()
  const now = artifactStoresOf(before, homeRegion)
  const next = artifactStoresOf(after, homeRegion)
  const regions = new Set([homeRegion, ...Object.keys(now), ...Object.keys(next)])
  const rows: Row[] = [...regions].map((region) => ({
    region,
    now: now[region],
    after: next[region],
  }))
  const changed = rows.filter((row) => !deepEqual(row.now, row.after))
  const columns: TableProps.ColumnDefinition<Row>[] = [
    {
      id: 'region',
      header: 'Region',
      minWidth: 90,
      cell: ({ region }) => <RegionBadge region={region} homeRegion={homeRegion} />,
    },
    {
      id: 'now',
      // A template has no versions.
      header: before.version === undefined ? 'As it is' : `Version ${before.version}`,
      minWidth: 110,
      cell: (row) => <Store store={row.now} />,
    },
    {
      id: 'after',
      header: 'After the update',
      minWidth: 110,
      cell: (row) => <Store store={row.after} />,
    },
  ]
  return (
    <Table
      items={changed}
      empty={
        <Box color="text-body-secondary">
          No region gets another bucket: {rows.map(({ region }) => region).join(', ')}{' '}
          {rows.length === 1 ? 'stays as it is' : 'stay as they are'}.
        </Box>
      }
      footer={
        changed.length > 0 &&
        changed.length < rows.length && (
          <Box color="text-body-secondary">
            Unchanged in{' '}
            {rows
              .filter((row) => !changed.includes(row))
              .map(({ region }) => region)
              .join(', ')}
          </Box>
        )
      }
      trackBy="region"
      wrapLines
      ariaLabels={{ tableLabel: 'Artifact buckets' }}
      header={
        <Header variant="h2" description={formOf(before, after)}>
          Artifact buckets
        </Header>
      }
      columnDefinitions={isNarrow ? stacked(columns) : columns}
    />
  )
}

function formOf(before: Pipeline, after: Pipeline): string {
  const [was, is] = [before, after].map(({ artifactStores }) =>
    artifactStores ? 'artifactStores' : 'artifactStore',
  )
  return was === is ? `${is} in the declaration` : `${was} becomes ${is}`
}

function Store({ store }: { store: ArtifactStore | undefined }) {
  if (!store) return <Box color="text-body-secondary">None</Box>
  return (
    <>
      <code style={{ overflowWrap: 'anywhere' }}>{store.location}</code>
      <Box variant="small" display="block">
        {store.encryptionKey ? `KMS key ${store.encryptionKey.id}` : 'AWS managed key (aws/s3)'}
      </Box>
    </>
  )
}
