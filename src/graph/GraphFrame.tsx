import {
  type KeyboardEvent,
  lazy,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import { type GraphView, GraphViewContext, HighlightContext } from './graph-view.ts'
import type { Selection } from './selection.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import type { PositionedGraph } from './layout.ts'
import type { Marks } from './marks.ts'
import { panDuration, withCards } from './motion.ts'
import { findItem, firstMarked, focusItem, idOf, idsOf, partOf, stageOf } from './parts.ts'
import type { ProblemCounts } from './problem-counts.ts'
import { PrintedGraph } from './PrintedGraph.tsx'
import { isRovingKey, neighbour } from './roving.ts'
import type { PipelineStateView } from './state.ts'
import { useViewport } from './use-viewport.ts'
import { stageView } from './stage-view.ts'
import { initialView, type Viewport, wholeView } from './view.ts'

const GraphKeys = lazy(async () => ({ default: (await import('./GraphKeys.tsx')).GraphKeys }))

interface GraphFrameProps {
  name: string
  graph: PositionedGraph
  homeRegion: Region
  marks: Marks
  problems: ProblemCounts
  state: PipelineStateView | undefined
  selected: Selection | undefined
  found: readonly Selection[] | undefined
  pointed: Selection | undefined
  onSelect: ((selection: Selection | undefined) => void) | undefined
  width: number
  maxHeight: number
}

/** Where the focus is, what is pointed at and what is in view. */
export function GraphFrame(props: GraphFrameProps) {
  const { name, graph, homeRegion, marks, problems, state, selected, onSelect } = props
  const { found, pointed, width, maxHeight } = props
  const { setViewport, reveal } = useViewport()
  const [focused, setFocused] = useState<string>()
  const [focusNext, setFocusNext] = useState<string>()
  const [highlight, setHighlight] = useState<string>()
  const [isMoved, setMoved] = useState(false)
  const [isShowingKeys, setShowingKeys] = useState(false)
  const hasLanes = graph.lanes.length > 0
  const [hadLanes, setHadLanes] = useState(hasLanes)
  // The other view is another picture; where a person stood in this one says nothing about it.
  if (hadLanes !== hasLanes) {
    setHadLanes(hasLanes)
    setMoved(false)
  }
  const selectedId = idOf(graph, selected)
  const tabStop = [focused, selectedId].find((id) => id && partOf(graph, id)) ?? firstItem(graph)

  const view = useMemo(() => {
    const part = partOf(graph, selectedId ?? firstMarked(graph, marks))
    return initialView(graph, { width, maxHeight }, part)
  }, [graph, marks, selectedId, width, maxHeight])
  const { height } = view

  const shownLanes = useRef(hasLanes)
  useEffect(() => {
    const isOtherView = shownLanes.current !== hasLanes
    shownLanes.current = hasLanes
    if (isMoved) return undefined
    if (!isOtherView) return void setViewport(view)
    // The cards go their ways meanwhile, from the next frame on; neither may run ahead of the other.
    const next = requestAnimationFrame(() => void setViewport(view, withCards()))
    return () => cancelAnimationFrame(next)
  }, [hasLanes, isMoved, view, setViewport])

  // A panel that opens beside the graph must not hide what it is about.
  useEffect(() => {
    const part = partOf(graph, selectedId)
    if (isMoved && part) reveal(part, { width, height })
  }, [graph, isMoved, selectedId, width, height, reveal])

  useEffect(() => {
    const part = partOf(graph, idOf(graph, pointed))
    if (part) reveal(part, { width, height, duration: panDuration() })
  }, [graph, pointed, width, height, reveal])

  // The details take the focus with them when they close; it goes back to what they were about.
  const frame = useRef<HTMLDivElement>(null)
  const lastSelected = useRef<string>(undefined)
  useEffect(() => {
    const last = lastSelected.current
    lastSelected.current = selectedId
    if (last && !selectedId && document.activeElement === document.body) {
      focusItem(frame.current, last)
    }
  }, [selectedId])

  const moveTo = (id: string) => {
    setFocused(id)
    setFocusNext(id)
    setMoved(true)
    const part = partOf(graph, id)
    if (part) reveal(part, { width, height, duration: panDuration() })
  }
  const zoomTo = (viewport: Viewport) => {
    setMoved(true)
    void setViewport(viewport, { duration: panDuration() })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = findItem(event.target)
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === '?') setShowingKeys(true)
    if (event.shiftKey) return
    const stage = stageOf(graph, id)
    if (event.key === 'z' && stage) zoomTo(stageView(stage, view))
    if (event.key === 'f') zoomTo(wholeView(graph, view))
    if (event.key === 'Escape' && selectedId) onSelect?.(undefined)
    if (!isRovingKey(event.key)) return
    event.preventDefault()
    const next = neighbour(graph, id, event.key)
    if (next) moveTo(next)
  }
  const onFocus = ({ target }: SyntheticEvent) => {
    const id = findItem(target)
    if (id) setFocused(id)
    setFocusNext(undefined)
    setHighlight(id)
  }

  const foundIds = useMemo(() => found && idsOf(graph, found), [graph, found])
  const pointedId = idOf(graph, pointed)
  const shown = useMemo(
    (): GraphView => ({
      homeRegion,
      state,
      marks,
      problems,
      selected: selectedId,
      found: foundIds,
      pointed: pointedId,
      tabStop,
      focusNext,
      onSelect:
        onSelect &&
        ((chosen) => {
          setMoved(true)
          onSelect(isSame(chosen, selected) ? undefined : chosen)
        }),
    }),
    [
      homeRegion,
      state,
      marks,
      problems,
      selectedId,
      foundIds,
      pointedId,
      tabStop,
      focusNext,
      onSelect,
      selected,
    ],
  )

  return (
    <GraphViewContext value={shown}>
      <HighlightContext value={highlight ?? selectedId}>
        <div ref={frame} className="graph-frame" style={{ height }}>
          <GraphCanvas
            name={name}
            graph={graph}
            homeRegion={homeRegion}
            view={view}
            onMoved={() => setMoved(true)}
            onZoomToStage={(stage) => {
              setFocused(stage.id)
              zoomTo(stageView(stage, view))
            }}
            onShowKeys={() => setShowingKeys(true)}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            onBlur={() => setHighlight(undefined)}
            onMouseOver={({ target }) => setHighlight(findItem(target))}
            onMouseLeave={() => setHighlight(undefined)}
          />
        </div>
        {isShowingKeys && (
          <Suspense fallback={null}>
            <GraphKeys onClose={() => setShowingKeys(false)} />
          </Suspense>
        )}
        <PrintedGraph name={name} graph={graph} view={{ homeRegion, state, marks, problems }} />
      </HighlightContext>
    </GraphViewContext>
  )
}

const firstItem = ({ actions, stages }: PositionedGraph) => (actions[0] ?? stages[0])?.id

const isSame = (a: Selection, b: Selection | undefined) =>
  a.stage === b?.stage && a.action === b.action
