import { useEffect, useId, useRef } from 'react'

/** What the graph knows of one of its cards or stage heads. */
export interface ItemFacts {
  isSelected: boolean
  /** It is looked for, or is the one of those that is pointed at. */
  found: 'found' | 'pointed' | undefined
  /** The one that the Tab key stops at. */
  isTabStop: boolean
  /** Takes the focus as soon as it is mounted. */
  takesFocus: boolean
  canSelect: boolean
}

/** What every card and stage head has in common: one Tab stop for all, selection, and focus. */
export function useGraphItem(
  id: string,
  { isSelected, found, isTabStop, takesFocus, canSelect }: ItemFacts,
  onPress: () => void,
) {
  const button = useRef<HTMLButtonElement>(null)
  const description = useId()
  useEffect(() => {
    // The graph pans by itself; the browser would scroll the canvas away from under the lines.
    if (takesFocus) button.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return {
    description,
    button: {
      ref: button,
      type: 'button' as const,
      'data-graph-item': id,
      'aria-describedby': description,
      ...(found && { 'data-found': found }),
      tabIndex: isTabStop ? 0 : -1,
      ...(canSelect && { 'aria-pressed': isSelected, onClick: onPress }),
    },
  }
}
