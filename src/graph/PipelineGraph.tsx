import '@xyflow/react/dist/style.css'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import type { Change } from '../pipeline/changes.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import type { Problem } from '../pipeline/problems.ts'
import { useWidth } from '../ui/use-width.ts'
import './graph.css'
import './lanes.css'
import './stages.css'
import './cards.css'
import './lines.css'
import './paper.css'
import type { Selection } from './selection.ts'
import { findEdgeMarks } from './edge-marks.ts'
import { GraphFrame } from './GraphFrame.tsx'
import { type Arrangement, layoutPipeline } from './layout.ts'
import { type Compared, findMarks } from './marks.ts'
import { CollapsingContext } from './collapsing.ts'
import { countProblems } from './problem-counts.ts'
import type { PipelineStateView } from './state.ts'
import { graphTokens } from './tokens.ts'
import { useCollapsing } from './use-collapsing.ts'

export interface PipelineGraphProps {
  pipeline: Pipeline
  homeRegion: Region
  /** What ran last; without it no status is shown. */
  state?: PipelineStateView
  /** Marks what is added, changed and removed; removed actions are drawn where they stood. */
  changes?: readonly Change[]
  /** The older pipeline that the changes start from. */
  before?: Pipeline
  /** With both pipelines: which of them is drawn; both in one picture when left out. */
  show?: Compared
  selected?: Selection
  onSelect?: (selection: Selection | undefined) => void
  /** What is looked for, marked. */
  found?: readonly Selection[]
  /** The one of them to bring into view; a new object brings it into view again. */
  pointed?: Selection
  /** By stage when left out. */
  by?: Arrangement
  /** Names of stages that are drawn as one card; when left out, the graph remembers them itself. */
  collapsed?: ReadonlySet<string>
  onCollapse?: (stages: ReadonlySet<string>) => void
  /** Counted on the actions and stages they stand at. */
  problems?: readonly Problem[]
}

const noChanges: readonly Change[] = []
const noProblems: readonly Problem[] = []

/** Share of the window's height that the graph takes at most, and pixels. Lanes are higher. */
const maxShare = 0.7
const maxPixels: Record<Arrangement, number> = { stage: 560, region: 640 }

/**
 * A pipeline as stages and actions with their regions, artifacts and states. One stop of the Tab
 * key; arrow keys lead from card to card. Its stylesheets come with it, so import it lazily.
 */
export function PipelineGraph(props: PipelineGraphProps) {
  const { pipeline, homeRegion, state, selected, found, pointed, onSelect } = props
  const { changes = noChanges, before, show = 'together', problems = noProblems } = props
  const { by = 'stage' } = props
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const drawn = (show === 'before' && before) || pipeline
  const edges = useMemo(
    () => before && findEdgeMarks(before, pipeline, homeRegion),
    [before, pipeline, homeRegion],
  )
  const marks = useMemo(
    () => findMarks(changes, { show, before, edges }),
    [changes, show, before, edges],
  )
  const collapsing = useCollapsing({
    ...{ pipeline: drawn, selected, onSelect },
    ...{ collapsed: props.collapsed, onCollapse: props.onCollapse },
  })
  const { collapsed } = collapsing
  const graph = useMemo(
    () =>
      layoutPipeline(drawn, homeRegion, {
        ...{ by, collapsed, removed: marks.removed },
        labelled: new Set(marks.edges.keys()),
      }),
    [drawn, homeRegion, by, collapsed, marks],
  )
  const counts = useMemo(() => countProblems(problems), [problems])
  const maxHeight = Math.min(maxPixels[by], Math.round(window.innerHeight * maxShare))
  return (
    <div ref={root} className="graph" style={graphTokens}>
      {width !== undefined && width > 0 && (
        <ReactFlowProvider>
          <CollapsingContext value={collapsing}>
            <GraphFrame
              name={pipeline.name}
              graph={graph}
              homeRegion={homeRegion}
              marks={marks}
              problems={counts}
              state={state}
              selected={selected}
              found={found}
              pointed={pointed}
              onSelect={onSelect}
              width={width}
              maxHeight={maxHeight}
            />
          </CollapsingContext>
        </ReactFlowProvider>
      )}
    </div>
  )
}
