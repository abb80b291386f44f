import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { panInto, type Rect, type Viewport } from './view.ts'

interface Size {
  width: number
  height: number
}

interface RevealOptions extends Size {
  /** Milliseconds; at once when left out. */
  duration?: number
}

/** Moves the part of the drawing that the canvas shows. */
export function useViewport() {
  const { getViewport, setViewport } = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    /**
     * The viewport, after what the browser has scrolled the canvas by (it brings a card into view
     * for a screen reader or for find in page) is turned into a pan. React Flow would undo it.
     */
    const settle = (): Viewport => {
      const canvas = store.getState().domNode
      const { x, y, zoom } = getViewport()
      const left = canvas?.scrollLeft ?? 0
      const top = canvas?.scrollTop ?? 0
      if (left === 0 && top === 0) return { x, y, zoom }
      canvas?.scrollTo({ left: 0, top: 0, behavior: 'instant' })
      const panned = { x: x - left, y: y - top, zoom }
      void setViewport(panned)
      return panned
    }
    /** Pans no further than it takes to show a part. */
    const reveal = (part: Rect, { width, height, duration = 0 }: RevealOptions) => {
      const before = settle()
      const after = panInto(before, part, { width, height })
      if (after !== before) void setViewport(after, { duration })
    }
    /** Brings a point of the drawing to the middle of the frame. */
    const lookAt = (center: { x: number; y: number }, { width, height }: Size) => {
      const { zoom } = getViewport()
      void setViewport({ x: width / 2 - center.x * zoom, y: height / 2 - center.y * zoom, zoom })
    }
    return { setViewport, settle, reveal, lookAt }
  }, [getViewport, setViewport, store])
}
