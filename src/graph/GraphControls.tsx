import Button from '@cloudscape-design/components/button'
import { Panel, useReactFlow } from '@xyflow/react'
import { useContext } from 'react'
import { CollapsingContext } from './collapsing.ts'
import { useGraphView } from './graph-view.ts'
import type { PositionedGraph, PositionedStage } from './layout.ts'
import { panDuration } from './motion.ts'
import { SavePicture } from './SavePicture.tsx'
import type { Viewport } from './view.ts'
import { ZoomToStage } from './ZoomToStage.tsx'

interface GraphControlsProps {
  /** Of the pipeline. */
  name: string
  graph: PositionedGraph
  /** Where all of the drawing can be seen. */
  whole: Viewport
  onUse: () => void
  onZoomToStage: (stage: PositionedStage) => void
  onShowKeys: () => void
}

/** Zoom, fit, collapse, save and the list of keys, in the corner of the graph. */
export function GraphControls(props: GraphControlsProps) {
  const { name, graph, whole, onUse, onZoomToStage, onShowKeys } = props
  const { zoomIn, zoomOut, setViewport } = useReactFlow()
  const collapsing = useContext(CollapsingContext)
  const view = useGraphView()
  const run = (deed: (options: { duration: number }) => Promise<boolean>) => () => {
    onUse()
    void deed({ duration: panDuration() })
  }
  return (
    <Panel position="bottom-left" className="graph-controls">
      <Button variant="icon" iconName="zoom-in" ariaLabel="Zoom in" onClick={run(zoomIn)} />
      <Button variant="icon" iconName="zoom-out" ariaLabel="Zoom out" onClick={run(zoomOut)} />
      <Button
        variant="icon"
        iconName="zoom-to-fit"
        ariaLabel="Fit the whole pipeline"
        onClick={run((options) => setViewport(whole, options))}
      />
      <ZoomToStage graph={graph} onZoom={onZoomToStage} />
      {collapsing && (
        <Button
          variant="icon"
          iconName={collapsing.collapsed.size > 0 ? 'treeview-expand' : 'treeview-collapse'}
          ariaLabel={collapsing.collapsed.size > 0 ? 'Expand all stages' : 'Collapse all stages'}
          onClick={collapsing.collapsed.size > 0 ? collapsing.expandAll : collapsing.collapseAll}
        />
      )}
      <SavePicture name={name} draw={() => ({ graph, view })} />
      <Button
        variant="icon"
        iconName="keyboard"
        ariaLabel="Keys of the graph"
        onClick={onShowKeys}
      />
    </Panel>
  )
}
