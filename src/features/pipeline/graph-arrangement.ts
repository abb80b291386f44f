import type { Arrangement } from '../../graph/layout.ts'
import type { changeSearch, PipelineSearch } from './pipeline-search.ts'

/** How the graph is arranged, as the URL says, and how to change that. */
export interface GraphArrangement {
  by: Arrangement
  /** Names of stages that are drawn as one card. */
  collapsed: ReadonlySet<string>
  onArrange: (by: Arrangement) => void
  onCollapse: (stages: ReadonlySet<string>) => void
}

/** @param change sets members of the URL's search, or takes them out. */
export const arrangementOf = (
  {
    view,
    collapsed,
  }: { view?: PipelineSearch['view'] | undefined; collapsed?: string | undefined },
  change: (changes: Parameters<typeof changeSearch>[1]) => void,
): GraphArrangement => ({
  by: view ?? 'stage',
  collapsed: new Set(collapsed?.split(',')),
  onArrange: (by) => change({ view: by === 'region' ? by : undefined }),
  onCollapse: (stages) =>
    change({ collapsed: stages.size > 0 ? [...stages].join(',') : undefined }),
})
