import type { StagePosition } from '../pipeline/edits.ts'
import type { RegionalUse } from './edge-marks.ts'
import type { Action, Pipeline, Stage } from '../pipeline/pipeline.ts'

export interface RemovedAction {
  stage: string
  action: Action
}

export interface RemovedStage {
  stage: Stage
  /** Where it stood. */
  position: StagePosition
}

/** Parts of the older of two pipelines that the newer has not, drawn where they stood. */
export interface RemovedParts {
  actions: readonly RemovedAction[]
  stages: readonly RemovedStage[]
  /** Artifacts that are no longer read, by those who read them. */
  uses?: readonly RegionalUse[]
}

export interface DrawnStage {
  name: string
  /** Index in the pipeline; absent when removed. */
  index?: number
  actions: readonly DrawnAction[]
}

export interface DrawnAction {
  action: Action
  /** Index in the stage of the pipeline; absent when removed. */
  index?: number
}

/** The stages to draw: those of the pipeline, with what was removed put back in its place. */
export function drawnStages(pipeline: Pipeline, removed: RemovedParts): DrawnStage[] {
  const removedFrom = (stage: string): DrawnAction[] =>
    removed.actions.filter((part) => part.stage === stage).map(({ action }) => ({ action }))

  const stages = pipeline.stages.map(({ name, actions }, index): DrawnStage => ({
    name,
    index,
    actions: [
      ...actions.map((action, position): DrawnAction => ({ action, index: position })),
      ...removedFrom(name),
    ],
  }))
  for (const { stage, position } of removed.stages) {
    const own = stage.actions.map((action): DrawnAction => ({ action }))
    stages.splice(placeOf(position, stages), 0, {
      name: stage.name,
      actions: own.length > 0 ? own : removedFrom(stage.name),
    })
  }
  return stages
}

function placeOf(position: StagePosition, stages: readonly DrawnStage[]): number {
  if ('after' in position) {
    const before = stages.findIndex(({ name }) => name === position.after)
    return before === -1 ? stages.length : before + 1
  }
  return position.at === 'start' ? 0 : stages.length
}
