import type { Selection } from '../../graph/selection.ts'

/** How the stages are shown and what is looked for in them, as the address keeps it. */
export interface PipelineView {
  /** Absent until somebody chooses: then the screen's width decides. */
  show: 'graph' | 'list' | undefined
  find: string | undefined
  onShow: (changes: { show?: 'graph' | 'list' | undefined; view?: 'region' | undefined }) => void
  onFind: (text: string | undefined) => void
  /** The deep link to a stage or an action. */
  hrefOf: (selection: Selection) => string
}
