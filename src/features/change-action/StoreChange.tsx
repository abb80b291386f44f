import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { idleStores, regionsWithoutStore, removeStores } from '../../pipeline/action-edits.ts'
import { artifactStoresOf, type Region } from '../../pipeline/pipeline.ts'
import { outcomeOf } from './outcome.ts'
import { type Changing, useChangedDraft, type Written } from './use-changed-draft.ts'

interface StoreChangeProps {
  place: Place
  name: string
  region: Region
  /** Where the pipeline is no live one. */
  written?: Written | undefined
  /** Opens the form that asks for a bucket. */
  onAsk: (region: Region) => void
  onReview: () => void
}

/** What is to be done about the store of a region, where it is missing or nothing uses it. */
export function StoreChange(props: StoreChangeProps) {
  const { place, name, region, written, onAsk, onReview } = props
  const { changing, save } = useChangedDraft(place, name, written)
  if (!changing) return null
  const problems = changing.findProblems(changing.pipeline, place.region)
  if (idleStores(problems).includes(region)) {
    return (
      <Button
        variant="inline-link"
        ariaLabel={`Remove the store in ${region}`}
        onClick={() => {
          save(outcomeOf(changing, removeStores([region])).draft)
          onReview()
        }}
      >
        Remove store
      </Button>
    )
  }
  if (!regionsWithoutStore(problems, place.region).has(region)) {
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
function draftedWords(
  { draft, pipeline, findProblems }: Changing,
  region: Region,
): string | undefined {
  const before = artifactStoresOf(draft.base, draft.region)[region]
  const after = artifactStoresOf(pipeline, draft.region)[region]
  if (!after) return before && 'Your draft removes this store'
  if (!before) return `Your draft uses ${after.location}`
  return idleStores(findProblems(draft.base, draft.region)).includes(region)
    ? 'Your draft runs an action here'
    : undefined
}
