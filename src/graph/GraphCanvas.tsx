import { ReactFlow } from '@xyflow/react'
import {
  type DOMAttributes,
  type KeyboardEvent,
  type UIEvent,
  useContext,
  useDeferredValue,
  useId,
} from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import { useDarkMode } from '../ui/use-dark-mode.ts'
import { CollapsingContext } from './collapsing.ts'
import { GraphControls } from './GraphControls.tsx'
import { GraphOverview } from './GraphOverview.tsx'
import { GraphPicture } from './GraphPicture.tsx'
import { LaneCodes } from './LaneCodes.tsx'
import type { PositionedGraph, PositionedStage } from './layout.ts'
import { findItem, focusItem, stageOf } from './parts.ts'
import { useViewport } from './use-viewport.ts'
import { type InitialView, wholeView } from './view.ts'

const overviewFrom = 30

const zoomKeys = ['Control', 'Meta']

type Handlers = Pick<
  DOMAttributes<HTMLDivElement>,
  'onKeyDown' | 'onFocus' | 'onBlur' | 'onMouseOver' | 'onMouseLeave'
>

interface GraphCanvasProps extends Handlers {
  /** Of the pipeline. */
  name: string
  graph: PositionedGraph
  homeRegion: Region
  view: InitialView
  /** A person has moved the graph; from then on it stays where it is. */
  onMoved: () => void
  onZoomToStage: (stage: PositionedStage) => void
  onShowKeys: () => void
}

/** React Flow as a canvas: it pans and zooms; all else is decided before. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { name, graph, homeRegion, view, onMoved, onZoomToStage, onShowKeys } = props
  const { onKeyDown, onFocus, onBlur, onMouseOver, onMouseLeave } = props
  const hint = useId()
  const isDark = useDarkMode()
  const collapsing = useContext(CollapsingContext)
  const { settle, lookAt } = useViewport()
  const frame = { width: view.frameWidth, height: view.height }
  // Cards first: what works on them comes with the next picture.
  const hasTools = useDeferredValue(true, false)

  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    if (currentTarget.scrollLeft === 0 && currentTarget.scrollTop === 0) return
    onMoved()
    settle()
  }
  const collapseByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const stage = stageOf(graph, findItem(event.target))
    if (!stage || !collapsing || (event.key !== '-' && event.key !== '+')) return
    if (collapsing.collapsed.has(stage.name) !== (event.key === '+')) return
    // The cards go and come; the head stays.
    focusItem(event.currentTarget, stage.id)
    collapsing.toggle(stage.name)
  }

  return (
    <ReactFlow
      {...{ onFocus, onBlur, onMouseOver, onMouseLeave }}
      onKeyDown={(event) => {
        collapseByKey(event)
        onKeyDown?.(event)
      }}
      aria-label={`Stages and actions of ${name}`}
      aria-describedby={hint}
      onScrollCapture={onScroll}
      colorMode={isDark ? 'dark' : 'light'}
      defaultViewport={view}
      minZoom={Math.min(0.3, view.fitZoom)}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={zoomKeys}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      onMoveStart={(event) => event && onMoved()}
    >
      <GraphPicture graph={graph} frame={frame} />
      {graph.lanes.length > 0 && <LaneCodes lanes={graph.lanes} homeRegion={homeRegion} />}
      {hasTools && (
        <GraphControls
          name={name}
          graph={graph}
          whole={wholeView(graph, view)}
          onUse={onMoved}
          onZoomToStage={onZoomToStage}
          onShowKeys={onShowKeys}
        />
      )}
      {hasTools && graph.actions.length > overviewFrom && (
        <GraphOverview
          graph={graph}
          homeRegion={homeRegion}
          view={view}
          onLook={(center) => {
            onMoved()
            lookAt(center, frame)
          }}
        />
      )}
      <span id={hint} hidden>
        Arrow keys move between stages and actions. Enter selects one, Escape selects none. Minus
        collapses a stage, plus expands it. Question mark lists all keys.
      </span>
    </ReactFlow>
  )
}
