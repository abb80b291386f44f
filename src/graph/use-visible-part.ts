import { type ReactFlowState, useStore } from '@xyflow/react'
import { useCallback } from 'react'
import { type Detail, detailAt, partInView } from './detail.ts'
import type { Rect } from './view.ts'

/** What of the drawing the frame shows, and how closely. Most pans and zooms change neither. */
export function useVisiblePart(frame: { width: number; height: number }): Rect & Detail {
  const { width, height } = frame
  const select = useCallback(
    ({ transform: [x, y, zoom] }: ReactFlowState) => ({
      ...partInView({ x, y, zoom }, { width, height }),
      ...detailAt(zoom),
    }),
    [width, height],
  )
  return useStore(select, isSame)
}

const isSame = (a: Rect & Detail, b: Rect & Detail) =>
  a.x === b.x &&
  a.y === b.y &&
  a.width === b.width &&
  a.height === b.height &&
  a.level === b.level &&
  a.scale === b.scale
