import type { AddActionAnswers } from './add-action-answers.ts'
import type { Edit } from '../pipeline/edits.ts'
import type { Step } from './history.ts'

/** Answers in words; what others follow comes first, so that a step is named by its cause. */
const names: Partial<Record<keyof AddActionAnswers, string>> = {
  actionType: 'action provider',
  region: 'region',
  alsoRegions: 'regions',
  perWave: 'waves',
  regionValues: 'value of one region',
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
export function stepName({ edits, edit, about, members = {}, without = [], typed }: Step): string {
  if (edits) return edit ? editName(edit) : 'change of the pipeline'
  const field = typed.length === 1 ? typedName(typed[0] ?? '') : undefined
  if (field) return field
  const changed: readonly string[] = about ?? [...Object.keys(members), ...without]
  return Object.entries(names).find(([member]) => changed.includes(member))?.[1] ?? 'answers'
}

/** A configuration key or a bucket by its own name. */
function typedName(path: string): string | undefined {
  if (!path.startsWith('[')) return undefined
  const [member, place, part] = JSON.parse(path) as [string, string, string]
  if (member === 'configurations') return part
  if (member === 'regionValues') return `${part.split('/').at(-1)} in ${place}`
  return part === 'bucket' ? `artifact bucket in ${place}` : `encryption key in ${place}`
}

/** What an edit changes, in a few words. */
function editName(edit: Edit): string {
  switch (edit.kind) {
    case 'add-stage':
      return `new stage ${edit.stage}`
    case 'add-action':
      return `new action ${edit.action.name}`
    case 'set-action-region':
      return `region of ${edit.action}`
    case 'set-action-value':
      return `configuration of ${edit.action}`
    case 'set-pipeline-type':
      return 'type of the pipeline'
    case 'move-action':
      return `place of ${edit.action}`
    case 'remove-action':
      return `removal of ${edit.action}`
    case 'remove-stage':
      return `removal of stage ${edit.stage}`
    case 'set-artifact-store':
      return `artifact bucket in ${edit.region}`
    case 'remove-artifact-store':
      return `removal of the artifact bucket in ${edit.region}`
    case 'apply-difference':
      return edit.label
  }
}
