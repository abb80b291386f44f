import type { Pipeline } from '../pipeline/pipeline.ts'
import { actionStatus, type PipelineStateView, stageStatus, transitionInto } from './state.ts'

/** More changes at once than these are counted instead of named. */
const named = 3

/** Every status that the graph shows, by what it is the status of. */
function statusesOf(pipeline: Pipeline, state: PipelineStateView): Map<string, string> {
  const statuses = new Map<string, string>()
  for (const stage of pipeline.stages) {
    const head = `Stage ${stage.name}`
    statuses.set(head, stageStatus(state, stage.name)?.text ?? '')
    statuses.set(
      `Transition into ${stage.name}`,
      transitionInto(state, stage.name).enabled ? 'Enabled' : 'Disabled',
    )
    for (const action of stage.actions) {
      const text = actionStatus(state, stage.name, action)?.text ?? ''
      statuses.set(`${action.name} in ${stage.name}`, text)
    }
  }
  return statuses
}

/**
 * What has changed from one look to the next, for a screen reader: "Deploy in Production: Failed."
 * Many changes at once are counted by status. Empty when nothing has changed.
 */
export function statusNews(
  pipeline: Pipeline,
  before: PipelineStateView,
  after: PipelineStateView,
): string {
  const known = statusesOf(pipeline, before)
  const changed = [...statusesOf(pipeline, after)].filter(
    ([what, text]) => known.get(what) !== text,
  )
  if (changed.length <= named) return changed.map(([what, text]) => `${what}: ${text}.`).join(' ')
  const counts = new Map<string, number>()
  for (const [, text] of changed) counts.set(text, (counts.get(text) ?? 0) + 1)
  const parts = [...counts].map(([text, count]) => `${count} ${text.toLowerCase()}`)
  return `${changed.length} statuses changed: ${parts.join(', ')}.`
}
