import type { Selection } from './selection.ts'

/** Which stages are drawn as one card, and what is selected then where that is something else. */
export interface Collapsed {
  stages: ReadonlySet<string>
  /** The stage in the place of its action, whose card is no longer drawn. */
  selection?: Selection
}

/** The stage that has to be open, because the action that is selected is seen. */
const openOf = (selected: Selection | undefined) =>
  selected?.action === undefined ? undefined : selected.stage

/** The stages that are drawn as one card: those that were collapsed, but for the open one. */
export function shownCollapsed(
  wanted: ReadonlySet<string>,
  selected: Selection | undefined,
): ReadonlySet<string> {
  const open = openOf(selected)
  return open !== undefined && wanted.has(open) ? without(wanted, open) : wanted
}

/** Collapses a stage, or expands it again. */
export function toggleStage(
  wanted: ReadonlySet<string>,
  selected: Selection | undefined,
  stage: string,
): Collapsed {
  if (shownCollapsed(wanted, selected).has(stage)) return { stages: without(wanted, stage) }
  return {
    stages: new Set([...wanted, stage]),
    ...(openOf(selected) === stage && { selection: { stage } }),
  }
}

/** Collapses all of them. */
export function collapseStages(
  stages: readonly string[],
  selected: Selection | undefined,
): Collapsed {
  const open = openOf(selected)
  return {
    stages: new Set(stages),
    ...(open !== undefined && { selection: { stage: open } }),
  }
}

const without = (stages: ReadonlySet<string>, stage: string): ReadonlySet<string> =>
  new Set([...stages].filter((name) => name !== stage))
