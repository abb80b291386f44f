import Button from '@cloudscape-design/components/button'
import { Panel, useReactFlow } from '@xyflow/react'
import { useContext } from 'react'
import { CollapsingContext } from './collapsing.ts'
import { panDuration } from './motion.ts'
import type { Viewport } from './view.ts'

interface GraphControlsProps {
  /** Where all of the drawing can be seen. */
  whole: Viewport
  onUse: () => void
}

/** Zoom, fit and collapse, in the corner of the graph. */
export function GraphControls({ whole, onUse }: GraphControlsProps) {
  const { zoomIn, zoomOut, setViewport } = useReactFlow()
  const collapsing = useContext(CollapsingContext)
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
      {collapsing && (
        <Button
          variant="icon"
          iconName={collapsing.collapsed.size > 0 ? 'treeview-expand' : 'treeview-collapse'}
          ariaLabel={collapsing.collapsed.size > 0 ? 'Expand all stages' : 'Collapse all stages'}
          onClick={collapsing.collapsed.size > 0 ? collapsing.expandAll : collapsing.collapseAll}
        />
      )}
    </Panel>
  )
}
