import { memo } from 'react'
import { isCrossRegion, type Region, regionOf } from '../pipeline/pipeline.ts'
import { groupBy } from './group-by.ts'
import type { PositionedGraph } from './layout.ts'
import { regionColors } from './region-color.ts'
import { sizes } from './sizes.ts'
import type { Rect } from './view.ts'

interface CardShapesProps {
  graph: PositionedGraph
  homeRegion: Region
}

/** Where cards stand, too small to be cards: one SVG path for all of a colour. */
export const CardShapes = memo(({ graph, homeRegion }: CardShapesProps) => {
  const cards = [
    ...graph.actions.map(({ x, y, action }) => ({
      fill: isCrossRegion(action, homeRegion)
        ? regionColors(regionOf(action, homeRegion)).fill
        : 'var(--graph-line-strong)',
      box: { x, y, ...sizes.card },
    })),
    ...graph.summaries.map(({ x, y }) => ({
      fill: 'var(--graph-line-strong)',
      box: { x, y, ...sizes.card },
    })),
  ]
  return [...groupBy(cards, ({ fill }) => fill)].map(([fill, own]) => (
    <path key={fill} style={{ fill }} d={own.map(({ box }) => outline(box)).join('')} />
  ))
})
CardShapes.displayName = 'CardShapes'

/** The path around a box. */
export const outline = ({ x, y, width, height }: Rect): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`
