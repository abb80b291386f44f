import { type NodeTypes, ReactFlow } from '@xyflow/react'
import { type DOMAttributes, type UIEvent, useId, useMemo } from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import { useDarkMode } from '../ui/use-dark-mode.ts'
import { ActionCard } from './ActionCard.tsx'
import { type GraphNode, toNodes } from './flow-nodes.ts'
import { GraphControls } from './GraphControls.tsx'
import { GraphLines } from './GraphLines.tsx'
import { GraphOverview } from './GraphOverview.tsx'
import type { PositionedGraph } from './layout.ts'
import { StageFrame } from './StageFrame.tsx'
import { useViewport } from './use-viewport.ts'
import type { InitialView } from './view.ts'

const nodeTypes = { stage: StageFrame, action: ActionCard } satisfies NodeTypes

/** From this many actions on, what lies outside of the frame is not mounted. */
const cullingFrom = 60
const overviewFrom = 30

const zoomKeys = ['Control', 'Meta']

type Handlers = Pick<
  DOMAttributes<HTMLDivElement>,
  'onKeyDown' | 'onFocus' | 'onBlur' | 'onMouseOver' | 'onMouseLeave'
>

interface GraphCanvasProps extends Handlers {
  label: string
  graph: PositionedGraph
  homeRegion: Region
  view: InitialView
  tabStop: string | undefined
  /** A person has moved the graph; from then on it stays where it is. */
  onMoved: () => void
}

/** React Flow as a canvas: it pans, zooms and mounts; all else is decided before. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { label, graph, homeRegion, view, tabStop, onMoved, ...handlers } = props
  const hint = useId()
  const isDark = useDarkMode()
  const { settle } = useViewport()
  const placed = useMemo(() => toNodes(graph), [graph])
  const nodes = useMemo(() => placed.map((node) => keepMounted(node, tabStop)), [placed, tabStop])

  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    if (currentTarget.scrollLeft === 0 && currentTarget.scrollTop === 0) return
    onMoved()
    settle()
  }

  return (
    <ReactFlow
      {...handlers}
      aria-label={label}
      aria-describedby={hint}
      onScrollCapture={onScroll}
      nodes={nodes}
      nodeTypes={nodeTypes}
      colorMode={isDark ? 'dark' : 'light'}
      defaultViewport={view}
      minZoom={Math.min(0.3, view.fitZoom)}
      maxZoom={1.5}
      onlyRenderVisibleElements={graph.actions.length >= cullingFrom}
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
      <GraphLines graph={graph} />
      <GraphControls onUse={onMoved} />
      {graph.actions.length > overviewFrom && (
        <GraphOverview graph={graph} homeRegion={homeRegion} view={view} />
      )}
      <span id={hint} hidden>
        Arrow keys move between stages and actions. Enter selects one, Escape selects none.
      </span>
    </ReactFlow>
  )
}

/** React Flow mounts what it takes for dragged also outside of the frame; Tab has to find it. */
const keepMounted = (node: GraphNode, tabStop: string | undefined): GraphNode =>
  node.id === tabStop ? { ...node, dragging: true } : node
