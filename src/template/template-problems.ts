import type { Action, Pipeline, Stage } from '../pipeline/pipeline.ts'
import type { Problem } from '../pipeline/problem.ts'
import { findProblems } from '../pipeline/problems.ts'
import { unknownHomeRegion } from './home-region.ts'
import type { TemplatePipeline } from './template.ts'
import { type ConditionalArtifacts, computedStore } from './to-pipeline.ts'

/**
 * What is wrong with a template's pipeline as far as the template tells: a problem that rests on a
 * value that only CloudFormation knows is unknown, and left out.
 *
 * @param pipeline the pipeline as edited; as read when left out.
 */
export function findTemplateProblems(
  template: TemplatePipeline,
  pipeline: Pipeline = template.pipeline,
): Problem[] {
  const unknown = new Unknowns(template, pipeline)
  return findProblems(pipeline, template.homeRegion.region).filter(
    (problem) => !unknown.isBehind(problem),
  )
}

/** What a kind of problem rests on beside the value that it points at. */
type Dependency =
  | 'stages'
  | 'artifacts'
  | 'inputs'
  | 'configuration'
  | 'commands'
  | 'type'
  | 'stores'
  | 'regions'
  | 'home'

const dependencies: Partial<Record<Problem['kind'], Dependency>> = {
  'too-few-stages': 'stages',
  'only-source-actions': 'stages',
  'trigger-source': 'stages',
  'input-not-produced': 'artifacts',
  'artifact-not-input': 'inputs',
  'missing-configuration': 'configuration',
  'configuration-needed': 'configuration',
  'missing-commands': 'commands',
  'unknown-action-type': 'type',
  'wrong-category': 'type',
  'wrong-type-version': 'type',
  'no-artifact-store': 'stores',
  // One of the two may be there under a condition only.
  'two-artifact-store-forms': 'stores',
  'unused-artifact-store': 'regions',
  'other-partition': 'home',
  'not-cross-region': 'home',
  'arn-of-other-region': 'home',
  'key-of-other-region': 'home',
  'aws-key-across-accounts': 'home',
}

const countsStages = new Set<Problem['kind']>([
  'too-few-stages',
  'first-stage-not-source',
  'only-source-actions',
])

/** What of a pipeline nobody knows before CloudFormation does. */
class Unknowns {
  readonly #template: TemplatePipeline
  readonly #pipeline: Pipeline
  readonly #isHomeUnknown: boolean
  readonly #hasOpaqueStage: boolean
  readonly #hasUnknownOutput: boolean
  readonly #hasUnknownRegion: boolean
  readonly #hasUnknownStore: boolean

  constructor(template: TemplatePipeline, pipeline: Pipeline) {
    this.#template = template
    this.#pipeline = pipeline
    this.#isHomeUnknown = template.homeRegion.region === unknownHomeRegion
    const { stages, artifactStores } = pipeline
    const actions = stages.flatMap((stage) => stage.actions)
    this.#hasOpaqueStage = stages.some(hasUnknownActions) || actions.some(isOpaque)
    this.#hasUnknownOutput = actions.some(
      (action) =>
        '$OutputArtifacts' in action ||
        this.#isConditional(action, 'outputArtifacts') ||
        action.outputArtifacts?.some(({ name }) => this.#isUnknown(name)),
    )
    this.#hasUnknownRegion = actions.some(({ region }) => this.#isUnknown(region))
    this.#hasUnknownStore =
      '$ArtifactStores' in pipeline ||
      '$ArtifactStore' in pipeline ||
      (artifactStores !== undefined && hasPart(pipeline.artifactStore, computedStore)) ||
      Object.keys(artifactStores ?? {}).some((region) => this.#isUnknown(region))
  }

  #isUnknown(value: unknown): boolean {
    return this.#template.drawn.has(value) || isDynamic(value)
  }

  isBehind(problem: Problem): boolean {
    return this.#isValueUnknown(problem) || this.#isUnderCondition(problem) || this.#isOpen(problem)
  }

  /** The value that the problem points at, or one that it quotes. */
  #isValueUnknown({ path, ...detail }: Problem): boolean {
    let value: unknown = this.#pipeline
    for (const step of path) {
      value = (value as Record<string | number, unknown> | undefined)?.[step]
      if (this.#isUnknown(value)) return true
    }
    const quoted = Object.entries(detail).filter(([member]) => member !== 'kind')
    const names = new Set(['action', 'otherAction', 'stage', 'neededBy'])
    const isAboutNames = /^duplicate-(?:stage|action)-name$/.test(detail.kind)
    return quoted.some(
      ([member, of]) => (isAboutNames || !names.has(member)) && this.#isUnknown(of),
    )
  }

  /** Two things under conditions may never meet. */
  #isUnderCondition(problem: Problem): boolean {
    const { conditional } = this.#template
    if (conditional.length === 0) return false
    if (countsStages.has(problem.kind)) return true
    if (problem.kind === 'bad-text' && problem.member === 'name') {
      return conditional.some(({ stage, action }) => (action ?? stage) === problem.value)
    }
    if (problem.kind !== 'duplicate-output-artifact' && problem.kind !== 'duplicate-namespace') {
      return false
    }
    const isConditional = (name: string) =>
      conditional.some((part) => part.action === name || this.#isIn(part.stage, name))
    return isConditional(problem.action) || isConditional(problem.otherAction)
  }

  #isIn(stage: string, action: string | undefined): boolean {
    const part = this.#pipeline.stages.find(({ name }) => name === stage)
    return part?.actions.some(({ name }) => name === action) ?? false
  }

  /** What an opaque part, an unknown region or a region of its own may settle. */
  #isOpen(problem: Problem): boolean {
    const { kind, path } = problem
    const action = this.#actionAt(path)
    if (problem.kind === 'missing-artifact-store') {
      const mayBeHome = problem.region === unknownHomeRegion || !this.#pipeline.artifactStores
      return this.#hasUnknownStore || (this.#isHomeUnknown && mayBeHome)
    }
    if (kind === 'empty-stage' || kind === 'first-stage-not-source') {
      return hasUnknownActions(this.#pipeline.stages[Number(path[1])])
    }
    if (kind.endsWith('inputs') || kind.endsWith('outputs')) {
      const isInputs = kind.endsWith('inputs')
      const items = isInputs ? action?.inputArtifacts : action?.outputArtifacts
      const member = isInputs ? '$InputArtifacts' : '$OutputArtifacts'
      const list = isInputs ? 'inputArtifacts' : 'outputArtifacts'
      if (this.#isConditional(action, list)) return true
      return isOpaque(action) || hasPart(action, member) || this.#isListUnknown(items)
    }
    const restsOn = dependencies[kind]
    return restsOn !== undefined && this.#isUnknownOf(restsOn, action)
  }

  #isUnknownOf(what: Dependency, action: Action | undefined): boolean {
    switch (what) {
      case 'stages':
        return this.#hasOpaqueStage
      case 'artifacts':
        return (
          this.#hasOpaqueStage ||
          this.#hasUnknownOutput ||
          this.#isConditional(action, 'inputArtifacts')
        )
      case 'inputs':
        return (
          hasPart(action, '$InputArtifacts') ||
          this.#isConditional(action, 'inputArtifacts') ||
          this.#isListUnknown(action?.inputArtifacts)
        )
      case 'configuration':
        return hasPart(action, '$Configuration')
      case 'commands':
        return hasPart(action, '$Commands')
      case 'type':
        return Object.values(action?.actionTypeId ?? {}).some((part) => this.#isUnknown(part))
      case 'stores':
        return this.#hasUnknownStore
      case 'regions':
        return this.#hasUnknownRegion || this.#isHomeUnknown
      case 'home':
        return this.#isHomeUnknown
    }
  }

  /** Whether conditions decide about some of an action's artifacts; edits may have moved the action. */
  #isConditional(action: Action | undefined, list: ConditionalArtifacts['list']): boolean {
    return this.#template.conditionalArtifacts.some(
      (part) => part.action === action?.name && part.list === list,
    )
  }

  /** An item that a function makes may be there or not. */
  #isListUnknown(items: readonly { name: string }[] | undefined): boolean {
    return this.#template.conditional.length > 0 || hasUnknownItem(items, this.#template)
  }

  #actionAt(path: Problem['path']): Action | undefined {
    const [list, stage, actions, action] = path
    if (list !== 'stages' || actions !== 'actions') return undefined
    return this.#pipeline.stages[Number(stage)]?.actions[Number(action)]
  }
}

/**
 * Whether CloudFormation looks a part of the value up elsewhere.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
const isDynamic = (value: unknown) => typeof value === 'string' && value.includes('{{resolve:')

const hasPart = (part: object | undefined, member: string) => part !== undefined && member in part
const hasUnknownActions = (stage: Stage | undefined) =>
  hasPart(stage, '$Actions') || hasPart(stage, '$Stage')
const isOpaque = (action: Action | undefined) =>
  hasPart(action, '$Action') || hasPart(action, '$ActionTypeId')
const hasUnknownItem = (
  items: readonly { name: string }[] | undefined,
  { drawn }: TemplatePipeline,
) => items?.some((item) => '$Item' in item || drawn.has(item.name)) ?? false
