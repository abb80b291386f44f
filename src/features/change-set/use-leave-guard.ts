import { useBlocker } from '@tanstack/react-router'

/**
 * Holds back what leads away from a change set that waits to be executed, until a person has said
 * whether it stays. A reload is not held back: the change set is in the URL.
 */
export const useLeaveGuard = (isWaiting: boolean) =>
  useBlocker({
    shouldBlockFn: ({ current, next }) => isWaiting && next.pathname !== current.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
