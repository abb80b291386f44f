import type { Rect, Viewport } from './view.ts'

/** How much is drawn: whole cards, cards with a large name, or stages alone. */
type Level = 'full' | 'cards' | 'stages'

export interface Detail {
  level: Level
  /** About the zoom, in steps; what is written on stages alone is as large as it is on the page. */
  scale: number
}

/** Zoom below which the small print of a card, and below which its large name, is unreadable. */
const fullFrom = 0.6
const cardsFrom = 0.24

/** What can be read at this zoom. Scales are half octaves, so that few zooms change anything. */
export function detailAt(zoom: number): Detail {
  if (zoom >= fullFrom) return { level: 'full', scale: 1 }
  if (zoom >= cardsFrom) return { level: 'cards', scale: 1 }
  return { level: 'stages', scale: 2 ** (Math.round(Math.log2(zoom) * 2) / 2) }
}

/** What is mounted is cut at multiples of this, so that most pans mount nothing. */
const tile: Record<Level, number> = { full: 320, cards: 960, stages: 8000 }

/** The part of the drawing that the frame shows, grown to whole tiles. */
export function partInView(
  { x, y, zoom }: Viewport,
  frame: { width: number; height: number },
): Rect {
  const size = tile[detailAt(zoom).level]
  const left = Math.floor(-x / zoom / size) * size
  const top = Math.floor(-y / zoom / size) * size
  const right = Math.ceil((frame.width - x) / zoom / size) * size
  const bottom = Math.ceil((frame.height - y) / zoom / size) * size
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Whether any of a box can be seen. */
export const isInView = (box: Rect, part: Rect): boolean =>
  box.x <= part.x + part.width &&
  part.x <= box.x + box.width &&
  box.y <= part.y + part.height &&
  part.y <= box.y + box.height

/** The box around the corners of a line that runs from left to right. */
export function boxAround(points: readonly { x: number; y: number }[]): Rect {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { x: 0, y: 0, width: 0, height: 0 }
  let [top, bottom] = [first.y, first.y]
  for (const { y } of points) {
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { x: first.x, y: top, width: last.x - first.x, height: bottom - top }
}
