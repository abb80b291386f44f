import type { Pipeline } from '../pipeline.ts'
import type { Report } from '../problem.ts'

/** In KB of JSON. Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const maxTriggers = 200

interface Trigger {
  gitConfiguration: {
    sourceActionName: string
    push?: { tags?: object; branches?: object }[]
  }
}

/**
 * Triggers: which action they watch, and filters that go together.
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html and,
 * for the filters that AWS refuses, https://github.com/hashicorp/terraform-provider-aws/issues/43105
 */
export function checkTriggers(pipeline: Pipeline, report: Report): void {
  const triggers = (pipeline['triggers'] ?? []) as Trigger[]
  if (triggers.length === 0) return
  const connections = new Set(
    pipeline.stages
      .flatMap(({ actions }) => actions)
      .filter(({ actionTypeId }) => actionTypeId.provider === 'CodeStarSourceConnection')
      .map(({ name }) => name),
  )
  const triggered = new Set<string>()
  for (const [index, { gitConfiguration }] of triggers.entries()) {
    const { sourceActionName: action, push = [] } = gitConfiguration
    const at = ['triggers', index, 'gitConfiguration']
    const path = [...at, 'sourceActionName']
    if (!connections.has(action)) report('error', path, { kind: 'trigger-source', action })
    else if (triggered.has(action)) report('error', path, { kind: 'duplicate-trigger', action })
    triggered.add(action)
    for (const [pushIndex, { tags, branches }] of push.entries()) {
      if (tags && branches) {
        report('error', [...at, 'push', pushIndex], { kind: 'trigger-filters', action })
      }
    }
  }
  const kilobytes = Math.ceil(JSON.stringify(triggers).length / 1024)
  if (kilobytes > maxTriggers) {
    const large = { kind: 'too-large', member: 'triggers', kilobytes, max: maxTriggers } as const
    report('error', ['triggers'], large)
  }
}
