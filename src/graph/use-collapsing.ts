import { useMemo, useState } from 'react'
import type { Pipeline } from '../pipeline/pipeline.ts'
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

/** The collapsed stages. One that holds the selected action is open: what is selected is seen. */
export function useCollapsing(options: CollapsingOptions): Collapsing {
  const { pipeline, selected, onSelect, onCollapse } = options
  const [own, setOwn] = useState(none)
  const wanted = options.collapsed ?? own
  const open = selected?.action === undefined ? undefined : selected.stage
  const collapsed = useMemo(
    () => (open && wanted.has(open) ? without(wanted, open) : wanted),
    [wanted, open],
  )
  const change = onCollapse ?? setOwn
  return {
    collapsed,
    toggle: (stage) => {
      if (collapsed.has(stage)) return change(without(wanted, stage))
      if (open === stage) onSelect?.({ stage })
      return change(new Set([...wanted, stage]))
    },
    collapseAll: () => {
      if (open) onSelect?.({ stage: open })
      change(new Set(pipeline.stages.map(({ name }) => name)))
    },
    expandAll: () => change(none),
  }
}

const without = (stages: ReadonlySet<string>, stage: string): ReadonlySet<string> =>
  new Set([...stages].filter((name) => name !== stage))
