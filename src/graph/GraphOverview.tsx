import { Panel, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef } from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import { CardShapes, outline } from './CardShapes.tsx'
import type { PositionedGraph } from './layout.ts'
import type { InitialView } from './view.ts'

interface GraphOverviewProps {
  graph: PositionedGraph
  homeRegion: Region
  view: InitialView
  /** Called with where a person wants to look, in the drawing's pixels. */
  onLook: (center: { x: number; y: number }) => void
}

/** A small map of a large pipeline: where the frame stands in it, and where it leaves home. */
export function GraphOverview({ graph, homeRegion, view, onLook }: GraphOverviewProps) {
  const store = useStoreApi()
  const shown = useRef<SVGRectElement>(null)
  const { frameWidth, height } = view

  // A pan moves one rectangle here and nothing else.
  useEffect(() => {
    const draw = () => {
      const [x, y, zoom] = store.getState().transform
      const rect = shown.current
      rect?.setAttribute('x', String(-x / zoom))
      rect?.setAttribute('y', String(-y / zoom))
      rect?.setAttribute('width', String(frameWidth / zoom))
      rect?.setAttribute('height', String(height / zoom))
    }
    draw()
    return store.subscribe(draw)
  }, [store, frameWidth, height])

  const look = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    onLook({
      x: ((event.clientX - box.left) / box.width) * graph.width,
      y: ((event.clientY - box.top) / box.height) * graph.height,
    })
  }
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    look(event)
  }

  return (
    <Panel position="bottom-right" className="graph-overview">
      <svg
        role="img"
        aria-label="Overview of the pipeline"
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        preserveAspectRatio="none"
        {...sizeOf(graph, view)}
        onPointerDown={onPointerDown}
        onPointerMove={look}
      >
        <path className="graph-overview-stages" d={graph.stages.map(outline).join('')} />
        <CardShapes graph={graph} homeRegion={homeRegion} />
        <rect ref={shown} className="graph-overview-frame" />
      </svg>
    </Panel>
  )
}

/** A long pipeline is a strip beside the controls, any other a map of its proportions. */
function sizeOf({ width, height }: PositionedGraph, { frameWidth }: InitialView) {
  const proportion = width / height
  return proportion > 4
    ? { height: 38, width: Math.min(38 * proportion, frameWidth / 2) }
    : { height: Math.min(150, 200 / proportion), width: Math.min(200, 150 * proportion) }
}
