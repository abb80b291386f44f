import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { artifactStoresOf, type Pipeline, regionOf, regionsInUse } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'

/** Each region in use with its bucket, its key and how much runs there. */
export function RegionsTable({ pipeline, homeRegion }: { pipeline: Pipeline; homeRegion: string }) {
  const stores = artifactStoresOf(pipeline, homeRegion)
  const actions = pipeline.stages.flatMap((stage) => stage.actions)
  const rows = regionsInUse(pipeline, homeRegion).map((region) => ({
    region,
    store: stores[region],
    count: actions.filter((action) => regionOf(action, homeRegion) === region).length,
  }))
  return (
    <Table
      variant="borderless"
      items={rows}
      trackBy="region"
      ariaLabels={{ tableLabel: 'Regions and buckets' }}
      columnDefinitions={[
        {
          id: 'region',
          header: 'Region',
          cell: ({ region }) => <RegionBadge region={region} homeRegion={homeRegion} />,
        },
        { id: 'name', header: 'Name', cell: ({ region }) => regionName(region) ?? '–' },
        {
          id: 'bucket',
          header: 'Artifact bucket',
          cell: ({ store }) =>
            store ? (
              <code>{store.location}</code>
            ) : (
              <StatusIndicator type="error">Missing</StatusIndicator>
            ),
        },
        {
          id: 'key',
          header: 'KMS key',
          cell: ({ store }) =>
            store?.encryptionKey ? (
              <code>{store.encryptionKey.id}</code>
            ) : (
              'AWS managed key (aws/s3)'
            ),
        },
        { id: 'actions', header: 'Actions', cell: ({ count }) => count },
      ]}
    />
  )
}
