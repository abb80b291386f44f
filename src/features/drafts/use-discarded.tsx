import Button from '@cloudscape-design/components/button'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { useState } from 'react'
import type { Draft } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'

const idOf = ({ connection, region, pipeline, begunAt = 0 }: Draft) =>
  [connection, region, pipeline, begunAt].join('/')

/** Discards drafts at once, and offers to put each back for as long as the screen is open. */
export function useDiscarded() {
  const [discarded, setDiscarded] = useState<readonly Draft[]>([])
  const forget = (draft: Draft) =>
    setDiscarded((all) => all.filter((other) => idOf(other) !== idOf(draft)))
  const putBack = (draft: Draft) => {
    // A draft that was begun since then is not overwritten.
    if (!draftStore.get(draft)) draftStore.keep(draft)
    forget(draft)
  }
  const flashes = discarded.map((draft): FlashbarProps.MessageDefinition => ({
    id: idOf(draft),
    type: 'info',
    content: `The draft of ${draft.base.name} in ${draft.region} is discarded.`,
    statusIconAriaLabel: 'Info',
    action: <Button onClick={() => putBack(draft)}>Undo</Button>,
    dismissible: true,
    dismissLabel: 'Dismiss',
    onDismiss: () => forget(draft),
  }))
  const discard = (draft: Draft) => {
    draftStore.remove(draft)
    setDiscarded((all) => [draft, ...all])
  }
  return { flashes, discard }
}
