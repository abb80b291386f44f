import { useMemo, useState } from 'react'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { type Collapsed, collapseStages, shownCollapsed, toggleStage } from './collapsed-stages.ts'
import type { Collapsing } from './collapsing.ts'
import type { Selection } from './selection.ts'

interface CollapsingOptions {
  pipeline: Pipeline
  selected: Selection | undefined
  onSelect: ((selection: Selection | undefined) => void) | undefined
  /** Kept by whoever draws the graph; kept here, as long as the graph is drawn, when left out. */
  collapsed: ReadonlySet<string> | undefined
  onCollapse: ((stages: ReadonlySet<string>) => void) | undefined
}

const none: ReadonlySet<string> = new Set()

/** The collapsed stages, and how they are changed. */
export function useCollapsing(options: CollapsingOptions): Collapsing {
  const { pipeline, selected, onSelect, onCollapse } = options
  const [own, setOwn] = useState(none)
  const wanted = options.collapsed ?? own
  const collapsed = useMemo(() => shownCollapsed(wanted, selected), [wanted, selected])
  const change = ({ stages, selection }: Collapsed) => {
    if (selection) onSelect?.(selection)
    ;(onCollapse ?? setOwn)(stages)
  }
  return {
    collapsed,
    toggle: (stage) => change(toggleStage(wanted, selected, stage)),
    collapseAll: () =>
      change(
        collapseStages(
          pipeline.stages.map(({ name }) => name),
          selected,
        ),
      ),
    expandAll: () => change({ stages: none }),
  }
}
