import type { PositionedGraph } from './layout.ts'
import { sizes } from './sizes.ts'

interface ArtifactNamesProps {
  graph: PositionedGraph
  /** Id of the card that is pointed at, in focus or selected. */
  highlight: string | undefined
}

/** Below the card one looks at: on its left what it reads at home, on its right what others read. */
export function ArtifactNames({ graph, highlight }: ArtifactNamesProps) {
  const card = graph.actions.find(({ id }) => id === highlight)
  if (!card) return null
  const reads = graph.artifactEdges.filter(
    ({ to, crossesRegions }) => to === card.id && !crossesRegions,
  )
  const makes = graph.artifactEdges.filter(({ from }) => from === card.id)
  return (
    <div
      className="graph-names"
      style={{
        transform: `translate(${card.x}px, ${card.y + sizes.card.height}px)`,
        width: sizes.card.width,
      }}
    >
      <Names className="graph-names-in" names={reads.map(({ artifact }) => artifact)} />
      <Names className="graph-names-out" names={makes.map(({ artifact }) => artifact)} />
    </div>
  )
}

function Names({ className, names }: { className: string; names: readonly string[] }) {
  if (names.length === 0) return null
  const text = [...new Set(names)].join(', ')
  return (
    <div
      className={`graph-artifact graph-artifact-active graph-line-label ${className}`}
      title={text}
    >
      {text}
    </div>
  )
}
