import { useState } from 'react'

const storageKey = 'pipespan/navigation'

/** Below this many pixels the navigation would take the room that the screens need. */
const roomyWidth = 1000

const isRoomy = () => globalThis.innerWidth >= roomyWidth

function wasClosed(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'closed'
  } catch {
    return false
  }
}

/** Whether the side navigation is open: as it was left, and closed at first where room is scarce. */
export function useNavigationOpen() {
  const [isOpen, setOpen] = useState(() => isRoomy() && !wasClosed())
  return {
    isOpen,
    toggle: (open: boolean) => {
      setOpen(open)
      if (!isRoomy()) return
      try {
        localStorage.setItem(storageKey, open ? 'open' : 'closed')
      } catch {
        // Not remembered, then.
      }
    },
    /** After a link was followed: where the navigation lies over the screen, it goes. */
    closeWhereNarrow: () => {
      if (!isRoomy()) setOpen(false)
    },
  }
}
