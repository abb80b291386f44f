import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { reason } from '../../aws/denied.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import type { RegionList } from './use-listed.ts'

interface RegionsProgressProps {
  lists: readonly RegionList[]
  onRetry: (regions: Region[]) => void
}

/** How far the lists of several regions are, and which of them did not come. */
export function RegionsProgress({ lists, onRetry }: RegionsProgressProps) {
  const listing = lists.filter(({ isListing }) => isListing)
  const notEnabled = lists.filter((list) => list.isNotEnabled)
  const failed = lists.filter((list) => list.failure && !list.isNotEnabled)
  const listed = lists.length - listing.length - notEnabled.length - failed.length
  const parts = [
    `${listed} of ${lists.length} regions listed`,
    ...(notEnabled.length > 0 ? [`${notEnabled.length} not enabled`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ]
  const done = lists.length - listing.length
  return (
    <SpaceBetween size="xs">
      {listing.length > 0 && (
        <ProgressBar
          value={(done / lists.length) * 100}
          label="Listing regions"
          additionalInfo={`${done} of ${lists.length}`}
        />
      )}
      <ExpandableSection
        // Opens by itself where something has to be seen to.
        key={failed.length > 0 ? 'failed' : 'well'}
        defaultExpanded={failed.length > 0}
        headerText={parts.join(', ')}
      >
        <SpaceBetween size="xs">
          <ul
            aria-label="Regions"
            style={{ margin: 0, padding: 0, listStyle: 'none', columns: '260px' }}
          >
            {lists.map((list) => (
              <li key={list.region} style={{ breakInside: 'avoid', overflowWrap: 'anywhere' }}>
                <RegionStatus list={list} />
              </li>
            ))}
          </ul>
          {failed.length > 0 && (
            <Button onClick={() => onRetry(failed.map(({ region }) => region))}>
              List {failed.length === 1 ? 'it' : 'them'} again
            </Button>
          )}
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  )
}

function RegionStatus({ list }: { list: RegionList }) {
  const { region, count, isListing, isNotEnabled, failure } = list
  const counted = `${count} ${count === 1 ? 'pipeline' : 'pipelines'}`
  if (isListing) {
    return (
      <StatusIndicator type="in-progress">
        {region}: {count > 0 ? `${counted} so far` : 'listing'}
      </StatusIndicator>
    )
  }
  if (isNotEnabled) {
    return <StatusIndicator type="stopped">{region}: not enabled for this account</StatusIndicator>
  }
  if (failure) {
    return (
      <StatusIndicator type="error">
        {region}: {reason(failure)}
      </StatusIndicator>
    )
  }
  return (
    <StatusIndicator type="success">
      {region}: {counted}
    </StatusIndicator>
  )
}
