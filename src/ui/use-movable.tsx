import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * Content that stays as it is, with all that was typed into it, while the place that it is seen at
 * is made anew: a panel or a table may be another element on a phone.
 *
 * @returns `place`, to stand where the content is seen, and `content`, to stand after it and above
 *   all that comes and goes with the width of the screen.
 */
export function useMovable(content: ReactNode): { place: ReactNode; content: ReactNode } {
  const [element] = useState(() => document.createElement('div'))
  return { place: <PlaceOf element={element} />, content: createPortal(content, element) }
}

function PlaceOf({ element }: { element: HTMLElement }) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    root.current?.append(element)
  }, [element])
  return <div ref={root} />
}
