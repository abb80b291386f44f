import '@xyflow/react/dist/style.css'
import { Controls, MiniMap, ReactFlow } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import { homeRegion, largePipeline } from '../large-pipeline.ts'
import { layoutPipeline } from '../../src/graph/layout.ts'
import { pageStands } from './page-stands.ts'
import { whenDrawn } from './when-drawn.ts'

/** The yardstick: React Flow as it comes, with as many nodes and edges, in the same places. */
const actions = Number(new URLSearchParams(location.search).get('actions'))
const pipeline = largePipeline(actions)
const graph = layoutPipeline(pipeline, homeRegion)
const root = createRoot(document.querySelector('#root') as HTMLElement)

await pageStands()
performance.mark('data')
const nodes = graph.actions.map(({ id, x, y, action }) => ({
  id,
  position: { x, y },
  data: { label: action.name },
}))
const edges = graph.artifactEdges.map(({ id, from, to }) => ({ id, source: from, target: to }))
root.render(
  <ReactFlow fitView minZoom={0.01} defaultNodes={nodes} defaultEdges={edges}>
    <MiniMap />
    <Controls />
  </ReactFlow>,
)
whenDrawn(() => {
  const drawn = [...document.querySelectorAll('.react-flow__node')]
  return drawn.length < nodes.length ? [] : drawn
})
