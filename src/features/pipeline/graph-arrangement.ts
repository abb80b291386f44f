import type { Arrangement } from '../../graph/layout.ts'

/** How the graph is arranged, as the URL says, and how to change that. */
export interface GraphArrangement {
  by: Arrangement
  /** Names of stages that are drawn as one card. */
  collapsed: ReadonlySet<string>
  onArrange: (by: Arrangement) => void
  onCollapse: (stages: ReadonlySet<string>) => void
}
