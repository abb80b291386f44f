import { ViewportPortal } from '@xyflow/react'
import { useContext } from 'react'
import { ArtifactLine, CopyLabel } from './ArtifactLine.tsx'
import { ArtifactNames } from './ArtifactNames.tsx'
import { HighlightContext } from './graph-view.ts'
import type { PositionedGraph } from './layout.ts'
import { TransitionArrow } from './TransitionArrow.tsx'

/**
 * Transitions and artifacts, in one picture between the stages and the cards. React Flow's own
 * edges would measure every card for its handles; the layout has drawn these already. Screen
 * readers get what the lines say from the descriptions of the cards.
 */
export function GraphLines({ graph }: { graph: PositionedGraph }) {
  const highlight = useContext(HighlightContext)
  const edges = graph.artifactEdges.map((edge) => ({
    edge,
    isActive: highlight === edge.from || highlight === edge.to,
  }))
  return (
    <ViewportPortal>
      <svg className="graph-lines" aria-hidden>
        {graph.transitions.map((transition) => (
          <TransitionArrow key={transition.id} transition={transition} />
        ))}
        {edges.map((line) => (
          <ArtifactLine key={line.edge.id} {...line} />
        ))}
      </svg>
      <div className="graph-labels" aria-hidden>
        {edges
          .filter(({ edge }) => edge.crossesRegions)
          .map((line) => (
            <CopyLabel key={line.edge.id} {...line} />
          ))}
        <ArtifactNames graph={graph} highlight={highlight} />
      </div>
    </ViewportPortal>
  )
}
