import Button from '@cloudscape-design/components/button'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { regionFailure } from '../../aws/opted-out.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { RegionStates, type RegionState } from '../../ui/RegionStates.tsx'
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
      <RegionStates summary={parts.join(', ')} states={lists.map(stateOf)}>
        {failed.length > 0 && (
          <Button onClick={() => onRetry(failed.map(({ region }) => region))}>
            List {failed.length === 1 ? 'it' : 'them'} again
          </Button>
        )}
      </RegionStates>
    </SpaceBetween>
  )
}

function stateOf({ region, count, isListing, failure }: RegionList): RegionState {
  const counted = `${count} ${count === 1 ? 'pipeline' : 'pipelines'}`
  if (isListing) {
    return { region, type: 'in-progress', text: count > 0 ? `${counted} so far` : 'listing' }
  }
  if (failure) return { region, ...regionFailure(failure, region) }
  return { region, type: 'success', text: counted }
}
