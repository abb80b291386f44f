import type { ArtifactUse } from './artifact-flow.ts'
import type { GridPixels } from './grid-pixels.ts'
import { groupBy } from './group-by.ts'
import { sizes } from './sizes.ts'
import { assignTracks, type Demand } from './tracks.ts'

export interface Point {
  x: number
  y: number
}

/** A card that edges start from or end at. */
interface Card {
  id: string
  inputs: readonly string[]
  outputs: readonly string[]
  x: number
  y: number
  column: number
  row: number
}

/** An artifact on its way, with what keeps its line together with others. */
interface Edge extends ArtifactUse {
  /** Where it is read. */
  region: string
  crossesRegions: boolean
}

type Lines = Pick<GridPixels, 'columnLefts' | 'rowTops'>

interface Ends {
  source: Card
  target: Card
  start: Point
  end: Point
  /** Edges of one output into one region share their lines as far as they run together. */
  bundle: string
}

/**
 * Lines that run in the gaps between cards only: right out of the producer, along the gutter, above
 * or below its row to the reader's gutter, and into the reader from the left. The rows of all stages
 * are level, so a gap between two rows is free over the whole width.
 */
export function routeEdges<Own extends Edge>(
  edges: readonly Own[],
  cards: readonly Card[],
  { columnLefts, rowTops }: Lines,
): (Own & { points: Point[] })[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const placed = edges.flatMap((edge) => {
    const source = byId.get(edge.from)
    const target = byId.get(edge.to)
    return source && target ? [{ edge, ends: endsOf(edge, source, target) }] : []
  })

  const channels = tracksPerGap(placed.flatMap(({ ends }) => channelDemands(ends)))
  const channelY = (ends: Ends) =>
    channelTop(rowTops, ends) + sizes.track * trackOf(channels, channelOf(ends), ends.bundle)
  const gutters = tracksPerGap(placed.flatMap(({ ends }) => gutterDemands(ends, channelY)))
  const gutterX = (column: number, bundle: string) =>
    gutterStart(columnLefts, column) + sizes.track * trackOf(gutters, column, bundle)

  return placed.map(({ edge, ends }) => ({ ...edge, points: corners(ends, channelY, gutterX) }))
}

function endsOf({ artifact, region, crossesRegions }: Edge, source: Card, target: Card): Ends {
  return {
    source,
    target,
    start: { x: source.x + sizes.card.width, y: source.y + port(source.outputs, artifact) },
    end: { x: target.x, y: target.y + port(target.inputs, artifact) },
    bundle: `${source.id} ${artifact} ${crossesRegions ? region : ''}`,
  }
}

/** How far below the top of a card an artifact's line meets it. */
function port(artifacts: readonly string[], artifact: string): number {
  const { height } = sizes.card
  if (artifacts.length === 0) return height / 2
  const step = Math.min(18, (height - 8) / artifacts.length)
  return height / 2 + (artifacts.indexOf(artifact) - (artifacts.length - 1) / 2) * step
}

const isAdjacent = ({ source, target }: Ends) => target.column === source.column + 1

/** The gap above this row is the one that the edge takes. */
const channelOf = ({ source, target }: Ends) =>
  target.row > source.row ? source.row + 1 : source.row

const channelTop = (rowTops: readonly number[], ends: Ends) =>
  (rowTops[channelOf(ends)] ?? 0) - sizes.rowGap + sizes.track

interface GapDemand extends Demand {
  gap: number
}

const channelDemands = (ends: Ends): GapDemand[] =>
  isAdjacent(ends)
    ? []
    : [{ gap: channelOf(ends), key: ends.bundle, from: ends.start.x, to: ends.end.x }]

function gutterDemands(ends: Ends, channelY: (ends: Ends) => number): GapDemand[] {
  const { source, target, start, end, bundle: key } = ends
  if (isAdjacent(ends)) {
    return start.y === end.y ? [] : [{ gap: target.column, key, from: start.y, to: end.y }]
  }
  const y = channelY(ends)
  return [
    { gap: source.column + 1, key, from: start.y, to: y },
    { gap: target.column, key, from: y, to: end.y },
  ]
}

function tracksPerGap(demands: readonly GapDemand[]): Map<number, Map<string, number>> {
  const byGap = groupBy(demands, ({ gap }) => gap)
  return new Map([...byGap].map(([gap, own]) => [gap, assignTracks(own, sizes.tracksPerGap)]))
}

const trackOf = (tracks: ReturnType<typeof tracksPerGap>, gap: number, bundle: string) =>
  tracks.get(gap)?.get(bundle) ?? 0

/** Where the vertical lines before a column begin: past the frame of the stage, if one ends there. */
function gutterStart(columnLefts: readonly number[], column: number): number {
  const right = (columnLefts[column - 1] ?? 0) + sizes.card.width
  const width = (columnLefts[column] ?? right) - right
  const crossesFrame = width !== sizes.gutter && width !== sizes.gutter + sizes.labelRoom
  return right + 12 + (crossesFrame ? sizes.stagePadding : 0)
}

function corners(
  ends: Ends,
  channelY: (ends: Ends) => number,
  gutterX: (column: number, bundle: string) => number,
): Point[] {
  const { source, target, start, end, bundle } = ends
  const last = gutterX(target.column, bundle)
  if (isAdjacent(ends)) {
    if (start.y === end.y) return [start, end]
    return [start, { x: last, y: start.y }, { x: last, y: end.y }, end]
  }
  const first = gutterX(source.column + 1, bundle)
  const y = channelY(ends)
  return [
    start,
    { x: first, y: start.y },
    { x: first, y },
    { x: last, y },
    { x: last, y: end.y },
    end,
  ]
}

/** An SVG path through the points, its corners rounded. */
export function pathThrough(points: readonly Point[], radius = 6): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (!before) return `M${point.x} ${point.y}`
      if (!after) return `L${point.x} ${point.y}`
      const from = towards(point, before, radius)
      const to = towards(point, after, radius)
      return `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`
    })
    .join('')
}

/** At most half the way, so that two corners on one short line do not overlap. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
