import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import type { PositionedGraph, PositionedStage } from './layout.ts'

interface ZoomToStageProps {
  graph: PositionedGraph
  onZoom: (stage: PositionedStage) => void
}

/** Any stage of the pipeline, to be seen as closely as fits. */
export const ZoomToStage = ({ graph, onZoom }: ZoomToStageProps) => (
  <ButtonDropdown
    variant="icon"
    iconName="location-pin"
    ariaLabel="Zoom to a stage"
    expandToViewport
    items={graph.stages.map(({ id, name }) => ({ id, text: name }))}
    onItemClick={({ detail }) => {
      const stage = graph.stages.find(({ id }) => id === detail.id)
      if (stage) onZoom(stage)
    }}
  />
)
