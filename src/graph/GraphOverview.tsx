import { MiniMap } from '@xyflow/react'
import { isCrossRegion, type Region, regionOf } from '../pipeline/pipeline.ts'
import type { GraphNode } from './flow-nodes.ts'
import type { PositionedGraph } from './layout.ts'
import { regionColors } from './region-color.ts'
import type { InitialView } from './view.ts'

interface GraphOverviewProps {
  graph: PositionedGraph
  homeRegion: Region
  view: InitialView
}

/** A small map of a large pipeline: where the frame stands in it, and where it leaves home. */
export const GraphOverview = ({ graph, homeRegion, view }: GraphOverviewProps) => (
  <MiniMap<GraphNode>
    ariaLabel="Overview of the pipeline"
    pannable
    nodeColor={(node) => colorOf(node, homeRegion)}
    nodeStrokeWidth={0}
    style={sizeOf(graph, view)}
  />
)

/** A long pipeline is a strip beside the controls, any other a map of its proportions. */
function sizeOf({ width, height }: PositionedGraph, { frameWidth }: InitialView) {
  const proportion = width / height
  return proportion > 4
    ? { height: 38, width: Math.min(38 * proportion, frameWidth / 2) }
    : { height: Math.min(150, 200 / proportion), width: Math.min(200, 150 * proportion) }
}

function colorOf(node: GraphNode, homeRegion: Region): string {
  if (node.type === 'stage') return 'var(--graph-line-faint)'
  const { action } = node.data.positioned
  return isCrossRegion(action, homeRegion)
    ? regionColors(regionOf(action, homeRegion)).fill
    : 'var(--graph-line-strong)'
}
