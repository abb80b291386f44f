import type { Action, Pipeline, Stage } from '../../pipeline/pipeline.ts'

/** A stage, or one action of it, by name. */
export interface Selection {
  stage: string
  action?: string
}

/** The selection as the URL writes it; a name cannot hold a slash. */
export const selectionText = ({ stage, action }: Selection): string =>
  action === undefined ? stage : `${stage}/${action}`

/** What the URL's text selects; undefined when the pipeline has no such stage or action. */
export function findSelected(
  pipeline: Pipeline,
  text: string | undefined,
): { stage: Stage; action?: Action } | undefined {
  if (!text) return undefined
  const [stageName, actionName] = text.split('/')
  const stage = pipeline.stages.find(({ name }) => name === stageName)
  if (!stage) return undefined
  if (actionName === undefined) return { stage }
  const action = stage.actions.find(({ name }) => name === actionName)
  return action && { stage, action }
}
