import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { idleStores, removeStores } from '../../pipeline/action-edits.ts'
import { artifactStoresOf, type Region, regionsInUse } from '../../pipeline/pipeline.ts'
import { outcomeOf } from './outcome.ts'
import { type Changing, useChangedDraft } from './use-changed-draft.ts'

interface StoreChangeProps {
  place: Place
  name: string
  region: Region
  /** Opens the form that asks for a bucket. */
  onAsk: (region: Region) => void
  onReview: () => void
}

/** What is to be done about the store of a region, where it is missing or nothing uses it. */
export function StoreChange({ place, name, region, onAsk, onReview }: StoreChangeProps) {
  const { changing, save } = useChangedDraft(place, name)
  if (!changing) return null
  const { draft, pipeline } = changing
  if (idleStores(pipeline, place.region).includes(region)) {
    return (
      <Button
        variant="inline-link"
        ariaLabel={`Remove the store in ${region}`}
        onClick={() => {
          save(outcomeOf(draft, removeStores([region])).draft)
          onReview()
        }}
      >
        Remove store
      </Button>
    )
  }
  const isMissing =
    regionsInUse(pipeline, place.region).includes(region) &&
    !artifactStoresOf(pipeline, place.region)[region]
  if (!isMissing) {
    const words = draftedWords(changing, region)
    return words ? <StatusIndicator type="pending">{words}</StatusIndicator> : null
  }
  return (
    <Button
      variant="inline-link"
      ariaLabel={`Choose a bucket in ${region}`}
      onClick={() => onAsk(region)}
    >
      Choose a bucket
    </Button>
  )
}

/** What the draft already does about a store that is missing or unused in the pipeline as it was read. */
function draftedWords({ draft, pipeline }: Changing, region: Region): string | undefined {
  const before = artifactStoresOf(draft.base, draft.region)[region]
  const after = artifactStoresOf(pipeline, draft.region)[region]
  if (!after) return before && 'Your draft removes this store'
  if (!before) return `Your draft uses ${after.location}`
  return idleStores(draft.base, draft.region).includes(region)
    ? 'Your draft runs an action here'
    : undefined
}
