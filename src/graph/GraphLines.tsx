import type { ArtifactWay } from './artifact-flow.ts'
import { ArtifactLabel, ArtifactLine } from './ArtifactLine.tsx'
import { ArtifactNames } from './ArtifactNames.tsx'
import { boxAround, type Detail, isInView } from './detail.ts'
import { useGraphView } from './graph-view.ts'
import type { PositionedGraph } from './layout.ts'
import { transitionInto } from './state.ts'
import { TransitionArrow } from './TransitionArrow.tsx'
import type { Rect } from './view.ts'

interface GraphLinesProps {
  graph: PositionedGraph
  part: Rect & Detail
  way: ArtifactWay | undefined
}

/**
 * Transitions and artifacts, in one picture between the stages and the cards. Screen readers get
 * what the lines say from the descriptions of the cards.
 */
export function GraphLines({ graph, part, way }: GraphLinesProps) {
  const { state, marks } = useGraphView()
  return (
    <svg
      // Lines of another layout come in anew; they have no way to move.
      key={`${graph.lanes.length} ${graph.summaries.length}`}
      className={way && way.edges.size > 0 ? 'graph-lines graph-lines-followed' : 'graph-lines'}
      aria-hidden
    >
      {graph.transitions
        .filter(({ start, end }) => isInView(boxAround([start, end]), part))
        .map((transition) => (
          <TransitionArrow
            key={transition.id}
            transition={transition}
            inbound={transitionInto(state, transition.into)}
          />
        ))}
      {part.level !== 'stages' &&
        graph.artifactEdges
          .filter(({ points }) => isInView(boxAround(points), part))
          .map((edge) => (
            <ArtifactLine
              key={edge.id}
              edge={edge}
              mark={marks.edges.get(edge.id)}
              isActive={way?.edges.has(edge.id) ?? false}
            />
          ))}
    </svg>
  )
}

interface GraphLabelsProps extends GraphLinesProps {
  /** Id of the card that is pointed at, in focus or selected. */
  highlight: string | undefined
}

/** The names of artifacts: of those that are copied or differ, and around one card. */
export function GraphLabels({ graph, part, way, highlight }: GraphLabelsProps) {
  const { marks } = useGraphView()
  return (
    <div className="graph-labels" aria-hidden>
      {graph.artifactEdges
        .filter(({ id, crossesRegions }) => crossesRegions || marks.edges.has(id))
        .filter(({ points }) => isInView(boxAround(points.slice(-2)), part))
        .map((edge) => (
          <ArtifactLabel
            key={edge.id}
            edge={edge}
            mark={marks.edges.get(edge.id)}
            isActive={way?.edges.has(edge.id) ?? false}
          />
        ))}
      <ArtifactNames graph={graph} highlight={highlight} />
    </div>
  )
}
