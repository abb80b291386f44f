import type { Point } from './routes.ts'
import type { Rect } from './view.ts'

/**
 * The stretches of a line that lie within a part of the drawing; the line runs along the axes. A
 * dashed line that goes on far beyond a printed page would fill the file with dashes.
 */
export function clipLine(points: readonly Point[], part: Rect): Point[][] {
  const inside = ({ x, y }: Point): Point => ({
    x: Math.min(Math.max(x, part.x), part.x + part.width),
    y: Math.min(Math.max(y, part.y), part.y + part.height),
  })
  const stretches: Point[][] = []
  for (const [index, end] of points.entries()) {
    const start = points[index - 1]
    if (!start) continue
    const [from, to] = [inside(start), inside(end)]
    // Beyond the part both ends come to the same side of it, away from where the line runs.
    const isBeyond = start.x === end.x ? from.x !== start.x : from.y !== start.y
    const isEmpty = from.x === to.x && from.y === to.y
    if (isBeyond || isEmpty) continue
    const last = stretches.at(-1)
    const before = last?.at(-1)
    if (last && before && before.x === from.x && before.y === from.y) last.push(to)
    else stretches.push([from, to])
  }
  return stretches
}
