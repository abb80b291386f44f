import type { SubmitResult } from '../../aws/submit.ts'
import type { Draft, DraftKey } from '../../draft/draft.ts'
import type { DraftStore } from '../../draft/draft-store.ts'

/** Takes back that the draft was sent: the end of its submit is known, and it is still a draft. */
export function forgetSent(store: DraftStore, key: DraftKey): void {
  const draft = store.get(key)
  if (!draft) return
  const { sentAt: _, ...rest } = draft
  store.keep(rest)
}

/**
 * What a known end of a submit means for the draft: it is kept in every case but one that made the
 * update. After an update over somebody's version the draft is about that version.
 */
export function settle(
  store: DraftStore,
  key: DraftKey,
  { base, result }: { base: Draft['base']; result: SubmitResult },
): void {
  if (result.outcome === 'updated') return store.remove(key)
  if (result.outcome !== 'overtaken') return forgetSent(store, key)
  store.restart({
    ...key,
    base: result.returned,
    readAt: Date.now(),
    edits: [],
    overtaken: { base, ...(result.overtaken && { theirs: result.overtaken }) },
  })
}
