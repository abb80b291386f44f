import { guide } from './action-types/entry.ts'
import { findAction } from './names.ts'
import { type Pipeline, pipelineTypeOf } from './pipeline.ts'
import { isGitHubV1, isPolling } from './source-edits.ts'

/** What a change means beyond the structure, and the AWS page that says so. */
export interface ChangeNote {
  /** A sentence or two. */
  text: string
  source: string
}

/** What else goes with an edited pipeline: its price, and what starts it from then on. */
export function findChangeNotes(before: Pipeline, after: Pipeline): ChangeNote[] {
  const notes: ChangeNote[] = []
  const [from, to] = [pipelineTypeOf(before), pipelineTypeOf(after)]
  if (from !== to && to === 'V2') {
    notes.push({
      text: 'A pipeline of type V2 is paid by the minute that its actions run, one of type V1 by the month. What it does stays the same until it has triggers, variables or conditions.',
      source: guide('pipeline-types-planning'),
    })
  }
  if (from !== to && to === 'V1') {
    notes.push({
      text: 'A pipeline of type V1 is paid by the month, one of type V2 by the minute that its actions run.',
      source: guide('pipeline-types-planning'),
    })
  }
  for (const stage of after.stages) {
    for (const action of stage.actions) {
      const was = findAction(before, stage.name, action.name)
      if (!was) continue
      const { provider } = action.actionTypeId
      if (isPolling(was) && !isPolling(action) && provider === was.actionTypeId.provider) {
        const starter = provider === 'GitHub' ? 'a webhook' : 'an event rule in EventBridge'
        notes.push({
          text: `CodePipeline no longer looks for changes of "${action.name}": ${starter} has to start the pipeline. Make sure that there is one; submitting makes none.`,
          source: guide('update-change-detection'),
        })
      }
      if (isGitHubV1(was) && !isGitHubV1(action)) {
        notes.push({
          text: `"${action.name}" uses the connection instead of a token. Its webhook, where it has one, starts nothing any more and can be deleted.`,
          source: guide('update-github-action-connections'),
        })
      }
    }
  }
  return notes
}
