import {
  type AddActionAnswers,
  regionsOf,
  stageNameOf,
  writtenValuesOf,
} from '../../draft/add-action-answers.ts'
import type { Conflict, Edit } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'

/** A control of the wizard, as problems and steps refer to it. */
export type Field =
  | 'stage'
  | 'new-stage-name'
  | 'position'
  | 'run-order'
  | 'action-name'
  | 'provider'
  | 'region'
  | 'configuration'
  | `configuration/${string}`
  | 'commands'
  | 'output-variables'
  | 'environment-variables'
  | 'timeout'
  | 'namespace'
  | 'role'
  | 'inputs'
  | 'outputs'
  | `bucket/${Region}`
  | `key/${Region}`
  /** A value written for one of the other regions, by its `pathText`. */
  | `in-region/${Region}/${string}`
  /** No control of the wizard settles it. */
  | 'elsewhere'

/** Members of an action and the controls that write them. */
const actionFields: Record<string, Field> = {
  name: 'action-name',
  actionTypeId: 'provider',
  region: 'region',
  runOrder: 'run-order',
  configuration: 'configuration',
  commands: 'commands',
  outputVariables: 'output-variables',
  environmentVariables: 'environment-variables',
  timeoutInMinutes: 'timeout',
  namespace: 'namespace',
  roleArn: 'role',
  inputArtifacts: 'inputs',
  outputArtifacts: 'outputs',
}

function storeField(region: Region, rest: Problem['path']): Field {
  return rest.includes('encryptionKey') ? `key/${region}` : `bucket/${region}`
}

/**
 * The control that settles a problem of the edited pipeline, by the problem's path: the new
 * actions stand last in their stage.
 */
export function fieldOf(
  problem: Problem,
  edited: Pipeline,
  answers: AddActionAnswers,
  homeRegion: Region,
): Field {
  if (problem.kind === 'missing-artifact-store') return `bucket/${problem.region}`
  if (problem.kind === 'aws-key-across-accounts') return `key/${problem.region}`
  const [member, key, part, index, actionMember, configurationKey] = problem.path
  if (member === 'artifactStore') return storeField(homeRegion, problem.path)
  if (member === 'artifactStores') {
    return storeField(typeof key === 'string' ? key : homeRegion, problem.path.slice(2))
  }
  if (member !== 'stages') return 'elsewhere'

  const stageField = answers.placement === 'new-stage' ? 'new-stage-name' : 'stage'
  if (key === undefined) return stageField
  const stageIndex = edited.stages.findIndex(({ name }) => name === stageNameOf(answers))
  if (key !== stageIndex) return 'elsewhere'
  if (part !== 'actions' || index === undefined) return stageField
  const count = edited.stages[stageIndex]?.actions.length ?? 0
  const regions = regionsOf(answers)
  const position = Number(index) - (count - Math.max(1, regions.length))
  if (position < 0) return 'elsewhere'
  const region = regions[position] ?? ''
  const path = problem.path.slice(4).join('/')
  if (position > 0 && writtenValuesOf(answers)[region]?.[path] !== undefined) {
    return `in-region/${region}/${path}`
  }
  if (actionMember === 'configuration' && typeof configurationKey === 'string') {
    return `configuration/${configurationKey}`
  }
  return (typeof actionMember === 'string' && actionFields[actionMember]) || 'provider'
}

/** The control that settles an edit's conflict. */
export function fieldOfConflict(edit: Edit, conflict: Conflict): Field {
  const isStageGone = conflict.kind === 'stage-gone'
  if (edit.kind === 'add-stage') return isStageGone ? 'position' : 'new-stage-name'
  if (edit.kind === 'add-action') return isStageGone ? 'stage' : 'action-name'
  return edit.kind === 'set-artifact-store' ? `bucket/${edit.region}` : 'elsewhere'
}
