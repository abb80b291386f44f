import { ViewportPortal } from '@xyflow/react'
import { type CSSProperties, useContext, useMemo } from 'react'
import { wayThrough } from './artifact-flow.ts'
import { CardShapes } from './CardShapes.tsx'
import { isInView } from './detail.ts'
import { HighlightContext, useGraphView } from './graph-view.ts'
import { GraphCards } from './GraphCards.tsx'
import { GraphLabels, GraphLines } from './GraphLines.tsx'
import { LaneBand } from './LaneBand.tsx'
import type { PositionedGraph } from './layout.ts'
import { useVisiblePart } from './use-visible-part.ts'

interface GraphPictureProps {
  graph: PositionedGraph
  /** Size of what it is seen through. */
  frame: { width: number; height: number }
}

/**
 * What of the drawing can be seen, as closely as can be read. React Flow pans and zooms it and
 * knows nothing of it: its own nodes and edges would be measured before they are drawn, and asked
 * on every pan whether they can be seen.
 */
export function GraphPicture({ graph, frame }: GraphPictureProps) {
  const { homeRegion } = useGraphView()
  const part = useVisiblePart(frame)
  const highlight = useContext(HighlightContext)
  const way = useMemo(
    () => (highlight ? wayThrough(graph.artifactEdges, highlight) : undefined),
    [graph, highlight],
  )
  return (
    <ViewportPortal>
      <div
        className={`graph-picture graph-picture-${part.level}${graph.lanes.length > 0 ? ' graph-picture-lanes' : ''}`}
        style={{ '--graph-unzoom': 1 / part.scale } as CSSProperties}
      >
        {graph.lanes
          .filter((lane) => isInView(lane, part))
          .map((lane) => (
            <LaneBand
              key={lane.region}
              lane={lane}
              homeRegion={homeRegion}
              hasHead={part.level !== 'stages'}
            />
          ))}
        {part.level === 'stages' && (
          <svg className="graph-lines graph-shapes" aria-hidden>
            <CardShapes graph={graph} homeRegion={homeRegion} />
          </svg>
        )}
        <GraphLines graph={graph} part={part} way={way} />
        <GraphCards graph={graph} part={part} way={way} />
        {part.level === 'full' && (
          <GraphLabels graph={graph} part={part} way={way} highlight={highlight} />
        )}
      </div>
    </ViewportPortal>
  )
}
