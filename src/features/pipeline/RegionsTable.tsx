import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { Place } from '../../aws/connection.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { idleStores, regionsWithoutStore } from '../../pipeline/action-edits.ts'
import {
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  regionOf,
  regionsInUse,
} from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
import { regionName } from '../../pipeline/regions.ts'
import { stacked } from '../../ui/stacked.tsx'
import { useNarrowScreen } from '../../ui/use-narrow-screen.ts'
import type { ChangeParts } from './change-parts.ts'
import { onlyCloudFormation } from './RegionsBar.tsx'

interface RegionsTableProps {
  place: Place
  pipeline: Pipeline
  problems: readonly Problem[]
  /** Undefined where nothing can be changed from here. */
  changes: ChangeParts | undefined
}

/** Each region with its bucket, its key and how much runs there, and what is to be done about it. */
export function RegionsTable({ place, pipeline, problems, changes }: RegionsTableProps) {
  const homeRegion = place.region
  const isNarrow = useNarrowScreen()
  const stores = artifactStoresOf(pipeline, homeRegion)
  const idle = idleStores(problems)
  const without = regionsWithoutStore(problems, homeRegion)
  const actions = pipeline.stages.flatMap((stage) => stage.actions)
  const rows = regionsInUse(pipeline, homeRegion).map((region) => ({
    region,
    store: stores[region],
    isIdle: idle.includes(region),
    isMissing: without.has(region),
    count: actions.filter((action) => regionOf(action, homeRegion) === region).length,
  }))
  const columns: TableProps.ColumnDefinition<(typeof rows)[number]>[] = [
    {
      id: 'region',
      header: 'Region',
      minWidth: 130,
      cell: ({ region }) => (
        <>
          <RegionBadge region={region} homeRegion={homeRegion} />
          <Box variant="small" display="block">
            {regionName(region) ?? 'Unknown region'}
          </Box>
        </>
      ),
    },
    {
      id: 'bucket',
      header: 'Artifact bucket and KMS key',
      minWidth: 140,
      cell: ({ region, store, isIdle, isMissing }) => (
        <SpaceBetween size="xxs">
          {store ? (
            <Store store={store} />
          ) : isMissing ? (
            <StatusIndicator type="error">Missing</StatusIndicator>
          ) : (
            <Box color="text-body-secondary">{onlyCloudFormation}</Box>
          )}
          {isIdle && <StatusIndicator type="info">Nothing runs here</StatusIndicator>}
          {changes && (isIdle || isMissing) && (
            <changes.StoreChange place={place} name={pipeline.name} region={region} />
          )}
        </SpaceBetween>
      ),
    },
    { id: 'actions', header: 'Actions', minWidth: 70, cell: ({ count }) => count },
  ]
  return (
    <Table
      variant="borderless"
      wrapLines
      items={rows}
      trackBy="region"
      ariaLabels={{ tableLabel: 'Regions and buckets' }}
      columnDefinitions={isNarrow ? stacked(columns) : columns}
    />
  )
}

const Store = ({ store }: { store: ArtifactStore }) => (
  <div style={{ overflowWrap: 'anywhere' }}>
    <code>{store.location}</code>
    <Box variant="small" display="block">
      {store.encryptionKey?.id ?? 'AWS managed key (aws/s3)'}
    </Box>
  </div>
)
