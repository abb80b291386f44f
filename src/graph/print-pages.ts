import type { PositionedGraph } from './layout.ts'
import { sizes } from './sizes.ts'
import { wholePicture } from './svg-picture.ts'
import type { Rect } from './view.ts'

/** What one printed page shows at most and can still be read, in pixels of the drawing. */
export const printedPage = { width: 1180, height: 740 }

/** The parts of a drawing that are printed below each other, row by row; cut between the cards. */
export function printPages(graph: PositionedGraph): Rect[] {
  const whole = wholePicture(graph)
  const cards = [...graph.actions, ...graph.summaries]
  const betweenStages = graph.stages.map(({ x }) => x - sizes.stageGap / 2)
  const betweenColumns = [...new Set(cards.map(({ x }) => x - sizes.gutter / 2))]
  const betweenRows = [...new Set(cards.map(({ y }) => y - sizes.rowGap / 2))]
  const columns = cut(whole.x, whole.x + whole.width, printedPage.width, [
    betweenStages,
    betweenColumns,
  ])
  const rows = cut(whole.y, whole.y + whole.height, printedPage.height, [betweenRows])
  const isUsed = (part: Rect) =>
    rows.length === 1 || cards.some(({ x, y }) => isInside(x, y, part)) || part.y === whole.y
  return rows.flatMap(([top, bottom]) =>
    columns
      .map(([left, right]) => ({ x: left, y: top, width: right - left, height: bottom - top }))
      .filter(isUsed)
      .map((part) => withoutEmptyFoot(part, graph)),
  )
}

/** Ends below the last stage of the part; other parts may hold higher ones. */
function withoutEmptyFoot(part: Rect, { stages, lanes }: PositionedGraph): Rect {
  if (lanes.length > 0) return part
  const bottoms = stages
    .filter(({ x, width }) => x < part.x + part.width && part.x < x + width)
    .map(({ y, height }) => y + height + sizes.stagePadding)
  const bottom = Math.min(part.y + part.height, Math.max(part.y, ...bottoms))
  return bottom > part.y ? { ...part, height: bottom - part.y } : part
}

const isInside = (x: number, y: number, part: Rect) =>
  x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height

/**
 * Cuts a length into spans no longer than `most`, at the last place that is offered in each; the
 * first list is preferred as long as it leaves no span half empty.
 */
function cut(
  from: number,
  to: number,
  most: number,
  offered: readonly (readonly number[])[],
): [number, number][] {
  const spans: [number, number][] = []
  let start = from
  while (to - start > most) {
    const end = start + most
    const last = (places: readonly number[]) =>
      Math.max(...places.filter((place) => place > start && place <= end), -Infinity)
    const [preferred = -Infinity, ...others] = offered.map(last)
    const found = preferred >= start + most / 2 ? preferred : Math.max(preferred, ...others)
    const next = found === -Infinity ? end : found
    spans.push([start, next])
    start = next
  }
  return [...spans, [start, to]]
}
