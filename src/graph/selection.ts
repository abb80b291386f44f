import type { Action, Pipeline, Stage } from '../pipeline/pipeline.ts'

/** A stage, or one action of it, by name. */
export interface Selection {
  stage: string
  action?: string
}

/** The selection as the URL writes it, such as `Build/Lint`. */
export const selectionText = ({ stage, action }: Selection): string =>
  action === undefined ? written(stage) : `${written(stage)}/${written(action)}`

/** AWS's names hold no slash; one that a template computes may be drawn with some. */
const written = (name: string) => name.replaceAll('%', '%25').replaceAll('/', '%2F')
const read = (text: string) => text.replaceAll('%2F', '/').replaceAll('%25', '%')

/** What the text names, whether or not there is such a stage or action. */
export function readSelection(text: string): Selection {
  const [stage = '', action] = text.split('/')
  return { stage: read(stage), ...(action !== undefined && { action: read(action) }) }
}

/** By name what is there. */
export const selectionOf = ({ stage, action }: { stage: Stage; action?: Action }): Selection => ({
  stage: stage.name,
  ...(action && { action: action.name }),
})

/** What the URL's text selects; undefined when the pipeline has no such stage or action. */
export function findSelected(
  pipeline: Pipeline,
  text: string | undefined,
): { stage: Stage; action?: Action } | undefined {
  if (!text) return undefined
  const { stage: stageName, action: actionName } = readSelection(text)
  const stage = pipeline.stages.find(({ name }) => name === stageName)
  if (!stage) return undefined
  if (actionName === undefined) return { stage }
  const action = stage.actions.find(({ name }) => name === actionName)
  return action && { stage, action }
}
