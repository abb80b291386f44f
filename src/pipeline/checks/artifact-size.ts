import type { Action, Pipeline } from '../pipeline.ts'
import type { Answers, CheckOf, Finding } from './check.ts'
import { judgeUnknown } from './judge.ts'
import { inBytes, limitsPage, sizeLimitOf } from './size-limits.ts'

/** What an action's limit counts, and whether AWS can have seen it yet; nothing without a limit. */
export function artifactSizeOf(
  { actionTypeId, inputArtifacts, outputArtifacts }: Action,
  before: Pipeline,
):
  | Pick<CheckOf<'artifact-size'>, 'kind' | 'pipeline' | 'artifacts' | 'limit' | 'source'>
  | undefined {
  const limit = sizeLimitOf(actionTypeId)
  const counted = (actionTypeId.category === 'Source' ? outputArtifacts : inputArtifacts) ?? []
  if (limit === undefined || counted.length === 0) return undefined
  const made = new Set(
    before.stages.flatMap(({ actions }) =>
      actions.flatMap(({ outputArtifacts = [] }) => outputArtifacts.map(({ name }) => name)),
    ),
  )
  return {
    kind: 'artifact-size',
    pipeline: before.name,
    artifacts: counted.map(({ name }) => ({ name, isNew: !made.has(name) })),
    limit,
    source: limitsPage,
  }
}

/** The artifacts whose size an earlier run tells. */
export const measurable = ({ artifacts, limit }: CheckOf<'artifact-size'>): string[] =>
  'inside' in limit ? [] : artifacts.flatMap(({ name, isNew }) => (isNew ? [] : [name]))

/** By what the last run made: the next one makes about the same. */
export function judgeArtifactSize(
  check: CheckOf<'artifact-size'>,
  answer: Answers['artifact-size'],
): Finding {
  const { limit, artifacts } = check
  if ('inside' in limit) return judgeUnknown(check, { why: 'only-in-a-run' })
  const sizes = artifacts.map(({ name }) => answer[name])
  const known = sizes.filter((size) => typeof size === 'number')
  const largest =
    limit.counts === 'each' ? Math.max(0, ...known) : known.reduce((sum, size) => sum + size, 0)
  const told = `${whose(check, largest, answer)} ${inBytes(largest)} in the last run that made ${artifacts.length > 1 ? 'them' : 'it'}, of at most ${inBytes(limit.most)}.`
  if (largest > limit.most) {
    return {
      state: 'failed',
      text: told,
      todo: 'Leave out files that the action does not need: AWS takes no more.',
    }
  }
  const open = artifacts.find(({ name }) => typeof answer[name] !== 'number')
  if (!open) return { state: 'passed', text: told }
  const { name: artifact, isNew } = open
  if (isNew) return judgeUnknown(check, { why: 'new-artifact', artifact })
  return judgeUnknown(check, { why: answer[artifact] === 'gone' ? 'gone' : 'no-run', artifact })
}

/** What the size that counts is the size of. */
function whose(
  { artifacts, limit }: CheckOf<'artifact-size'>,
  largest: number,
  answer: Answers['artifact-size'],
): string {
  const [only, ...more] = artifacts
  if (more.length === 0) return `"${only?.name}" had`
  if ('counts' in limit && limit.counts === 'together') return 'All input artifacts together had'
  return `"${artifacts.find(({ name }) => answer[name] === largest)?.name}", the largest, had`
}
