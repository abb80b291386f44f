import { useBlocker } from '@tanstack/react-router'
import { type Draft, type DraftKey, hasEdits } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'

/**
 * Holds back whatever leads away from a page with a draft (Cancel, a link, the browser's Back),
 * until a person has said what to do. A reload is not held back: the draft survives it.
 */
export const useLeaveGuard = (key: DraftKey) =>
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      next.pathname !== current.pathname &&
      // The review is about the same draft.
      next.pathname !== current.pathname.replace(/add-action$/, 'review') &&
      isWorthKeeping(draftStore.get(key)),
    enableBeforeUnload: false,
    withResolver: true,
  })

const isWorthKeeping = (draft: Draft | undefined) => draft !== undefined && hasEdits(draft)
