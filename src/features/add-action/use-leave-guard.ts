import { useBlocker } from '@tanstack/react-router'
import type { DraftKey } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'

/**
 * Holds back whatever leads away from a page with a draft (Cancel, a link, the browser's Back),
 * until a person has said what to do. A reload is not held back: the draft survives it.
 */
export const useLeaveGuard = (key: DraftKey) =>
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      next.pathname !== current.pathname && draftStore.get(key) !== undefined,
    enableBeforeUnload: false,
    withResolver: true,
  })
