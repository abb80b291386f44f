import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type StoreAnswer, storeFrom } from '../../draft/add-action-answers.ts'
import { idleStores, removeStores } from '../../pipeline/action-edits.ts'
import { withoutStore } from '../../pipeline/artifact-stores.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { artifactStoresOf, type Region, regionsInUse } from '../../pipeline/pipeline.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { AskForBucket } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'
import { type Changing, useChangedDraft } from './use-changed-draft.ts'

interface StoreChangeProps {
  place: Place
  name: string
  region: Region
  /** The dialog is open from the start, whether the store is there or not. */
  asked?: { onClose: () => void } | undefined
  BucketQuestion: AskForBucket
  onReview: () => void
}

/** What is to be done about the store of a region, where it is missing or nothing uses it. */
export function StoreChange(props: StoreChangeProps) {
  const { place, name, region, asked, BucketQuestion, onReview } = props
  const { changing, save } = useChangedDraft(place, name)
  const [isOpen, setOpen] = useState(false)
  if (!changing) return null
  const { draft, pipeline } = changing
  const take = (edits: readonly Edit[]) => {
    save(outcomeOf(draft, edits).draft)
    onReview()
  }
  const dialog = (isOpen || asked) && (
    <ChooseBucket
      place={place}
      region={region}
      changing={changing}
      BucketQuestion={BucketQuestion}
      onClose={() => {
        setOpen(false)
        asked?.onClose()
      }}
      onConfirm={(edits) => {
        setOpen(false)
        take(edits)
      }}
    />
  )
  if (asked) return dialog
  if (idleStores(pipeline, place.region).includes(region)) {
    return (
      <Button
        variant="inline-link"
        ariaLabel={`Remove the store in ${region}`}
        onClick={() => take(removeStores([region]))}
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
    <>
      <Button
        variant="inline-link"
        ariaLabel={`Choose a bucket in ${region}`}
        onClick={() => setOpen(true)}
      >
        Choose a bucket
      </Button>
      {dialog}
    </>
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

interface ChooseBucketProps extends Omit<StoreChangeProps, 'name' | 'onReview' | 'asked'> {
  changing: Changing
  onConfirm: (edits: Edit[]) => void
  onClose: () => void
}

function ChooseBucket(props: ChooseBucketProps) {
  const { place, region, changing, BucketQuestion, onConfirm, onClose } = props
  const { draft, pipeline } = changing
  const [answer, setAnswer] = useState<StoreAnswer>()
  // A store that is there is in the way: its bucket is gone, or lies elsewhere.
  const asked = useMemo(
    () => withoutStore(pipeline, region, place.region),
    [pipeline, region, place.region],
  )
  return (
    <BucketQuestion
      place={place}
      pipeline={asked}
      edited={pipeline}
      region={region}
      answer={answer}
      onAnswer={setAnswer}
    >
      {({ store, whyNot, fields }) => {
        const edits: Edit[] = store
          ? [{ kind: 'set-artifact-store', region, store: storeFrom(store, undefined) }]
          : []
        const outcome = outcomeOf(draft, edits)
        return (
          <ChangeDialog
            title={`Artifact bucket in ${region}`}
            confirm="Use bucket"
            outcome={whyNot ? { ...outcome, errors: [] } : outcome}
            open={whyNot}
            onConfirm={() => onConfirm(edits)}
            onClose={onClose}
          >
            {fields}
          </ChangeDialog>
        )
      }}
    </BucketQuestion>
  )
}
