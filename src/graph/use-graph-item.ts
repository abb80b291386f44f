import { useEffect, useId, useRef } from 'react'
import { useGraphView } from './graph-view.ts'
import type { Selection } from './selection.ts'

/** What every card and stage head has in common: one Tab stop for all, selection, and focus. */
export function useGraphItem(id: string, selection: Selection) {
  const { tabStop, focusNext, selected, found, pointed, onSelect } = useGraphView()
  const button = useRef<HTMLButtonElement>(null)
  const description = useId()
  const takesFocus = focusNext === id
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
      ...(found?.has(id) && { 'data-found': pointed === id ? 'pointed' : '' }),
      tabIndex: tabStop === id ? 0 : -1,
      ...(onSelect && {
        'aria-pressed': selected === id,
        onClick: () => onSelect(selection),
      }),
    },
  }
}
