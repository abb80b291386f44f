import { useState } from 'react'
import type { KnownVersion } from '../../aws/history.ts'
import type { Place } from '../../aws/connection.ts'
import { hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { restoreDraft } from './restore.ts'

interface RestoreInput {
  place: Place
  name: string
  newest: KnownVersion | undefined
  /** Epoch milliseconds at which the versions were read. */
  readAt: number
  onReview: () => void
}

/** Restoring a version: at once, or after a person has let go of the draft that is in the way. */
export function useRestore({ place, name, newest, readAt, onReview }: RestoreInput) {
  const draft = useDraft({ ...place, pipeline: name })
  const [asked, setAsked] = useState<KnownVersion>()
  const start = (version: KnownVersion) => {
    if (!newest) return
    draftStore.restart(restoreDraft({ place, newest, version, readAt }))
    onReview()
  }
  return {
    restore: (version: KnownVersion) => {
      if (draft && hasEdits(draft)) setAsked(version)
      else start(version)
    },
    /** The draft in the way of the restore that was asked for. */
    question: asked && draft && { draft, version: asked.version },
    cancel: () => setAsked(undefined),
    replace: () => asked && start(asked),
  }
}
