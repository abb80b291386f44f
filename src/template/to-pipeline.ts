import type { ActionTypeId, Pipeline, Region } from '../pipeline/pipeline.ts'
import type { ProblemPath } from '../pipeline/problem.ts'
import { type Branch, describeBranches, entriesOf } from './branches.ts'
import type { DrawnTexts } from './drawn-texts.ts'
import { dataOf, typedValue } from './intrinsics.ts'
import {
  isNull,
  type ListNode,
  type MapNode,
  membersOf,
  resolved,
  type ScalarNode,
  type TemplateNode,
  valueAt,
} from './nodes.ts'
import { staticValue } from './static-value.ts'

/** A value that an intrinsic function makes. */
export interface ComputedValue {
  /** Where it stands in the pipeline as read. */
  path: ProblemPath
  /** How it is written, in short. */
  text: string
  /** Whether the template tells what comes out; the pipeline then holds that, and the text else. */
  isKnown: boolean
}

/** A stage or an action that is there only under conditions. */
export interface ConditionalPart {
  stage: string
  action?: string
  branches: readonly Branch[]
}

/** Artifacts of an action, some of which are there only under conditions. */
export interface ConditionalArtifacts {
  action: string
  list: 'inputArtifacts' | 'outputArtifacts'
}

/** Properties of the resource that are no part of a pipeline's structure. */
const ofTheResource = new Set([
  'DisableInboundStageTransitions',
  'RestartExecutionOnUpdate',
  'Tags',
])

const numbers = new Set(['RunOrder', 'TimeoutInMinutes'])

/** Members that hold a list of maps, of texts, or a map; what else stands there is kept apart. */
const listsOfMaps = new Set(
  (
    'Stages Actions InputArtifacts OutputArtifacts ArtifactStores EnvironmentVariables Variables ' +
    'Triggers Conditions Rules Blockers Push PullRequest'
  ).split(' '),
)
const listsOfTexts = new Set('Commands OutputVariables Files Includes Excludes Events'.split(' '))
const maps = new Set(
  (
    'ActionTypeId RuleTypeId Configuration ArtifactStore EncryptionKey GitConfiguration BeforeEntry ' +
    'OnFailure OnSuccess RetryConfiguration Branches Tags FilePaths'
  ).split(' '),
)

function isMisplaced(key: string, node: TemplateNode): boolean {
  if (node.kind === 'scalar' && isNull(node)) return false
  if (listsOfMaps.has(key) || listsOfTexts.has(key)) return node.kind !== 'list'
  return maps.has(key) && node.kind !== 'map'
}

/** Members that are text even where YAML would read a number: `Version: 1`. */
const texts = new Set(
  (
    'Name RoleArn Region Namespace Category Owner Provider Version Type Location Id Value ' +
    'DefaultValue Description ExecutionMode PipelineType ProviderType SourceActionName Result ' +
    'RetryMode'
  ).split(' '),
)

/** How the model names a member: `ActionTypeId` is `actionTypeId`. */
export const modelKey = (key: string): string => key.charAt(0).toLowerCase() + key.slice(1)

/** How a template names a member of the model. */
export const templateKey = (member: string): string =>
  member.charAt(0).toUpperCase() + member.slice(1)

/**
 * The name under which a pipeline's model keeps a map or a list that a function makes: the model has
 * no place for it, and edits carry unknown members through.
 */
export const opaqueMember = (key: string): string => `$${key}`

/** The member of a store that a function makes; its location is the function's text. */
export const computedStore = '$Store'

interface Context {
  root: MapNode
  homeRegion: Region
  drawn: DrawnTexts
}

/** The pipeline as the core has it, and what about it only CloudFormation knows. */
export interface ReadPipeline {
  pipeline: Pipeline
  computed: ComputedValue[]
  conditional: ConditionalPart[]
  conditionalArtifacts: ConditionalArtifacts[]
}

type Members = Record<string, unknown>

const noType: ActionTypeId = { category: '', owner: '', provider: '', version: '' }

/**
 * A pipeline resource's properties as the pipeline that CodePipeline would be given.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export function toPipeline(properties: MapNode, logicalId: string, context: Context): ReadPipeline {
  const reading = new Reading(context)
  const members = reading.structure(properties, [], ofTheResource)
  if (members['name'] === undefined) {
    // CloudFormation makes a name from the stack's and the logical id.
    members['name'] = logicalId
    reading.computed.push({ path: ['name'], text: logicalId, isKnown: true })
  }
  const pipeline = { ...members, stages: members['stages'] ?? [] } as Pipeline
  reading.nameConditional(pipeline)
  const { computed, conditional, conditionalArtifacts } = reading
  return { pipeline, computed, conditional, conditionalArtifacts }
}

class Reading {
  readonly computed: ComputedValue[] = []
  readonly conditional: ConditionalPart[] = []
  readonly conditionalArtifacts: ConditionalArtifacts[] = []
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  structure(map: MapNode, path: ProblemPath, skip: ReadonlySet<string> = new Set()): Members {
    const members: Members = {}
    for (const [key, { value }] of membersOf(map)) {
      if (skip.has(key) || key === '__proto__') continue
      const member = modelKey(key)
      const node = resolved(value)
      if (key === 'ArtifactStore' && node.kind === 'call') {
        members[member] = this.#computedStore(node, [...path, member])
        continue
      }
      if (isMisplaced(key, node)) {
        members[opaqueMember(key)] = this.#context.drawn.draw(dataOf(node))
        if (key === 'ActionTypeId') members[member] = this.#unknownType(node)
        continue
      }
      const read = this.#member(key, node, [...path, member])
      if (read !== undefined) members[member] = read
    }
    return members
  }

  #member(key: string, node: TemplateNode, path: ProblemPath): unknown {
    const value = resolved(node)
    if (texts.has(key) && (value.kind === 'list' || value.kind === 'map')) {
      return this.#call(value, path, false)
    }
    if (value.kind === 'list') {
      if (key === 'Stages') return this.#named(value, path, undefined)
      if (key === 'Actions') return this.#named(value, path, path[1])
      if (key === 'ArtifactStores') return this.#stores(value, path)
      return this.#items(key, value, path)
    }
    if (value.kind === 'map') {
      if (key === 'Configuration') return this.#configuration(value, path)
      const members = this.structure(value, path)
      return key === 'ActionTypeId' ? { ...noType, ...members } : members
    }
    if (value.kind === 'call')
      return this.#call(value, path, key === 'Region' || key === 'Location')
    return scalarOf(key, value)
  }

  /** Stages, or the actions of one; those under conditions included. */
  #named(list: ListNode, path: ProblemPath, stage: unknown): unknown[] {
    const names = new Set<string>()
    return entriesOf(list).map(({ node, branches }, index) => {
      const at = [...path, index]
      const map = resolved(node)
      const isStage = stage === undefined
      let part: Members
      if (map.kind === 'map') part = this.structure(map, at)
      else {
        const text = this.#context.drawn.draw(dataOf(map))
        part = { name: text, [opaqueMember(isStage ? 'Stage' : 'Action')]: text }
        if (!isStage) part['actionTypeId'] = this.#unknownType(map)
      }
      part['name'] ??= ''
      if (isStage) part['actions'] ??= []
      else part['actionTypeId'] ??= { ...noType }
      if (branches.length === 0) names.add(String(part['name']))
      else part = this.#underConditions(part, branches, names, { list: path, index })
      return part
    })
  }

  /** Both branches of a condition may use one name; in the model each needs its own. */
  #underConditions(
    part: Members,
    branches: readonly Branch[],
    names: Set<string>,
    place: { list: ProblemPath; index: number },
  ): Members {
    let name = String(part['name'])
    if (names.has(name)) name = `${name} (${describeBranches(branches)})`
    names.add(name)
    this.#conditionalAt.push({ ...place, name, branches })
    return { ...part, name }
  }

  readonly #conditionalAt: {
    list: ProblemPath
    index: number
    name: string
    branches: readonly Branch[]
  }[] = []

  /** Names the stages of what stands under conditions, now that all are read. */
  nameConditional(pipeline: Pipeline): void {
    for (const { list, name, branches } of this.#conditionalAt) {
      const isAction = list.length > 1
      const stage = isAction ? pipeline.stages[Number(list[1])]?.name : name
      if (stage === undefined) continue
      this.conditional.push({ stage, ...(isAction && { action: name }), branches })
    }
    for (const [, stageIndex, , index, list, ...more] of this.#conditionalLists) {
      const action = pipeline.stages[Number(stageIndex)]?.actions[Number(index)]
      const isOfArtifacts = list === 'inputArtifacts' || list === 'outputArtifacts'
      if (action && isOfArtifacts && more.length === 0) {
        this.conditionalArtifacts.push({ action: action.name, list })
      }
    }
  }

  readonly #conditionalLists: ProblemPath[] = []

  #items(key: string, list: ListNode, path: ProblemPath): unknown[] {
    const entries = entriesOf(list)
    if (entries.some(({ branches }) => branches.length > 0)) this.#conditionalLists.push(path)
    return entries.flatMap(({ node }, index) => {
      const at = [...path, index]
      const value = resolved(node)
      if (listsOfMaps.has(key)) {
        if (value.kind === 'map') {
          const members = this.structure(value, at)
          return [key.endsWith('Artifacts') ? { name: '', ...members } : members]
        }
        // An artifact or a rule that a function makes: a name is all that can be shown.
        const name = this.#call(value, at, false)
        return [{ name, [opaqueMember('Item')]: name }]
      }
      if (listsOfTexts.has(key)) {
        return [value.kind === 'scalar' ? value.text : this.#call(value, at, false)]
      }
      const read = this.#member('', value, at)
      return read === undefined ? [] : [read]
    })
  }

  #stores(list: ListNode, path: ProblemPath): Members {
    const stores: Members = {}
    for (const { node } of entriesOf(list)) {
      const region = valueAt(node, 'Region')
      const store = valueAt(node, 'ArtifactStore')
      if (!region || !store) continue
      const name = this.#region(region, [...path, 'Region'])
      if (Object.hasOwn(stores, name)) continue
      stores[name] =
        store.kind === 'map'
          ? { location: '', ...this.structure(store, [...path, name]) }
          : this.#computedStore(store, [...path, name])
    }
    return stores
  }

  #computedStore(node: TemplateNode, path: ProblemPath): Members {
    const location = this.#call(resolved(node), path, false)
    return { type: 'S3', location, [computedStore]: location }
  }

  #region(node: TemplateNode, path: ProblemPath): string {
    const value = resolved(node)
    return value.kind === 'scalar' ? value.text : this.#call(value, path, true)
  }

  #configuration(map: MapNode, path: ProblemPath): Record<string, string> {
    const configuration: Record<string, string> = {}
    for (const [key, { value }] of membersOf(map)) {
      if (key === '__proto__') continue
      const node = resolved(value)
      if (node.kind === 'scalar') {
        if (!isNull(node)) configuration[key] = configurationText(node)
      } else {
        configuration[key] = this.#call(node, [...path, key], false)
      }
    }
    return configuration
  }

  /** A function, or an object where only text can stand. */
  #call(node: TemplateNode, path: ProblemPath, isResolved: boolean): string {
    const text = this.#context.drawn.draw(dataOf(node))
    const value = isResolved ? staticValue(node, this.#context) : undefined
    this.computed.push({ path, text, isKnown: value !== undefined })
    return value ?? text
  }

  #unknownType(node: TemplateNode): ActionTypeId {
    const text = this.#context.drawn.draw(dataOf(node))
    return { category: text, owner: text, provider: text, version: text }
  }
}

function scalarOf(key: string, node: ScalarNode): unknown {
  if (isNull(node)) return undefined
  if (numbers.has(key)) {
    return /^\s*\d+\s*$/.test(node.text) ? Number(node.text) : node.text
  }
  if (texts.has(key) || node.style !== 'plain') return node.text
  return typedValue(node.text)
}

/** CloudFormation makes text of every scalar; `no` is `false` in YAML 1.1. */
function configurationText(node: ScalarNode): string {
  const typed = node.style === 'plain' ? typedValue(node.text) : node.text
  return typeof typed === 'boolean' ? String(typed) : node.text
}
