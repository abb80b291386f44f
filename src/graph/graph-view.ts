import { createContext, useContext } from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import type { Marks } from './marks.ts'
import type { ProblemCounts } from './problem-counts.ts'
import type { Selection } from './selection.ts'
import type { PipelineStateView } from './state.ts'

/** What the cards show besides their place. It changes without a new layout. */
export interface GraphView {
  homeRegion: Region
  state: PipelineStateView | undefined
  marks: Marks
  problems: ProblemCounts
  /** Id of the selected card or stage. */
  selected: string | undefined
  /** Ids of what is looked for; absent when nothing is. */
  found: ReadonlySet<string> | undefined
  /** Id of the one of them that is pointed at. */
  pointed: string | undefined
  /** Id of the one card or stage that the Tab key stops at. */
  tabStop: string | undefined
  /** Id of the card or stage that takes the focus as soon as it is mounted. */
  focusNext: string | undefined
  /** Absent when nothing can be selected. */
  onSelect: ((selection: Selection) => void) | undefined
}

export const GraphViewContext = createContext<GraphView | undefined>(undefined)

/** Id of the card that is pointed at or has the focus; its artifacts are named. */
export const HighlightContext = createContext<string | undefined>(undefined)

/** What a node inside the graph shows. */
export function useGraphView(): GraphView {
  const view = useContext(GraphViewContext)
  if (!view) throw new Error('A node of the graph stands outside of a PipelineGraph')
  return view
}
