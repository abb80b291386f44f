import { problemPlace } from '../../graph/problem-counts.ts'
import { type Selection, selectionText } from '../../graph/selection.ts'
import type { Action, Pipeline, Stage } from '../../pipeline/pipeline.ts'

/** A stage or one of its actions as a row of the list. */
export interface StageRow {
  /** Where it stands in the pipeline: `stage index` or `stage index/action index`. */
  id: string
  selection: Selection
  stage: Stage
  /** Absent on the row of the stage itself. */
  action?: Action
  /** The stage's actions; none below an action. */
  children: readonly StageRow[]
}

/** Rows in the order of the pipeline. With something looked for, only what was found, by stage. */
export function stageRows(pipeline: Pipeline, found?: readonly Selection[]): StageRow[] {
  const names = found && new Set(found.map(selectionText))
  return pipeline.stages.flatMap((stage, stageIndex): StageRow[] => {
    const all = stage.actions.map((action, actionIndex): StageRow => ({
      id: problemPlace(stageIndex, actionIndex),
      selection: { stage: stage.name, action: action.name },
      stage,
      action,
      children: [],
    }))
    const selection = { stage: stage.name }
    const matching = names ? all.filter((row) => names.has(selectionText(row.selection))) : all
    if (matching.length === 0 && names && !names.has(selectionText(selection))) return []
    // A stage that was asked for by its own name is shown whole.
    const children = matching.length > 0 ? matching : all
    return [{ id: problemPlace(stageIndex), selection, stage, children }]
  })
}
