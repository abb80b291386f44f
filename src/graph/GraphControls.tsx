import Button from '@cloudscape-design/components/button'
import { Panel, useReactFlow } from '@xyflow/react'
import { panDuration } from './motion.ts'

/** Zoom and fit, in the corner of the graph. */
export function GraphControls({ onUse }: { onUse: () => void }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
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
        onClick={run((options) => fitView({ ...options, padding: 0.04, maxZoom: 1 }))}
      />
    </Panel>
  )
}
