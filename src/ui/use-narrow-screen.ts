import { useSyncExternalStore } from 'react'

/** Cloudscape's own breakpoint for a phone, or for a page at 200 % zoom. */
const narrow = '(max-width: 688px)'

function subscribe(onChange: () => void) {
  const query = matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the window is no wider than a phone's. A panel beside the content does not count. */
export const useNarrowScreen = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  )
