import type { AddActionAnswers } from './add-action-answers.ts'
import type { Step } from './history.ts'

/** Answers in words; what others follow comes first, so that a step is named by its cause. */
const names: Partial<Record<keyof AddActionAnswers, string>> = {
  actionType: 'action provider',
  region: 'region',
  placement: 'stage choice',
  existingStage: 'stage',
  newStagePosition: 'stage position',
  newStageName: 'new stage name',
  actionName: 'action name',
  runOrder: 'run order',
  configurations: 'configuration',
  commands: 'commands',
  inputArtifacts: 'input artifacts',
  outputArtifacts: 'output artifacts',
  namespace: 'variable namespace',
  roleArn: 'role ARN',
  outputVariables: 'output variables',
  environmentVariables: 'environment variables',
  timeoutInMinutes: 'timeout',
  stores: 'artifact buckets',
}

/** The field, edit or answers that a step is about, in a few words for "Undo …". */
export function stepName({ edits, about, members = {}, typed }: Step): string {
  if (edits) return 'change of the pipeline'
  const field = typed.length === 1 ? typedName(typed[0] ?? '') : undefined
  if (field) return field
  const changed: readonly string[] = about ?? Object.keys(members)
  return Object.entries(names).find(([member]) => changed.includes(member))?.[1] ?? 'answers'
}

/** A configuration key or a bucket by its own name. */
function typedName(path: string): string | undefined {
  if (!path.startsWith('[')) return undefined
  const [member, place, part] = JSON.parse(path) as [string, string, string]
  if (member === 'configurations') return part
  return part === 'bucket' ? `artifact bucket in ${place}` : `encryption key in ${place}`
}
