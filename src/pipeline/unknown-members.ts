import type { Pipeline } from './pipeline.ts'

/** A member of the declaration that this build has no type for. */
export interface UnknownMember {
  /** Keys and indices from the declaration down to the member. */
  path: readonly (string | number)[]
  value: unknown
}

/** What stands in a value: members by name, the items of a list, the values of a map, or a leaf. */
type Shape =
  | { members: Record<string, Shape> }
  | { items: Shape }
  | { values: Shape }
  | { leaf: true }

const leaf: Shape = { leaf: true }
const list = (items: Shape): Shape => ({ items })

function members(names: string, nested: Record<string, Shape> = {}): Shape {
  const leaves = names.split(' ').map((name) => [name, leaf] as const)
  return { members: { ...Object.fromEntries(leaves), ...nested } }
}

const typeId = members('category owner provider version')
const artifactStore = members('type location', { encryptionKey: members('id type') })
const inputArtifacts = list(members('name'))

const action = members('name runOrder roleArn region namespace timeoutInMinutes', {
  actionTypeId: typeId,
  configuration: { values: leaf },
  commands: list(leaf),
  outputVariables: list(leaf),
  inputArtifacts,
  outputArtifacts: list(members('name', { files: list(leaf) })),
  environmentVariables: list(members('name value type')),
})

const rule = members('name roleArn region timeoutInMinutes', {
  ruleTypeId: typeId,
  configuration: { values: leaf },
  commands: list(leaf),
  inputArtifacts,
})
const conditions = list(members('result', { rules: list(rule) }))
const gates: Shape = { members: { conditions } }

const stage = members('name', {
  blockers: list(members('name type')),
  actions: list(action),
  onFailure: members('result', { retryConfiguration: members('retryMode'), conditions }),
  onSuccess: gates,
  beforeEntry: gates,
})

const included: Shape = { members: { includes: list(leaf), excludes: list(leaf) } }
const push: Shape = { members: { tags: included, branches: included, filePaths: included } }
const pullRequest: Shape = {
  members: { events: list(leaf), branches: included, filePaths: included },
}
const gitConfiguration = members('sourceActionName', {
  push: list(push),
  pullRequest: list(pullRequest),
})

/**
 * Every member that AWS documents.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 * and the types it refers to, API version 2015-07-09.
 */
const declaration = members('name roleArn version executionMode pipelineType', {
  artifactStore,
  artifactStores: { values: artifactStore },
  stages: list(stage),
  variables: list(members('name defaultValue description')),
  triggers: list(members('providerType', { gitConfiguration })),
})

/** What every release of the AWS CLI, version 2, knows: the declaration as it was at the end of 2019. */
const declarationOf2019 = members('name roleArn version', {
  artifactStore,
  artifactStores: { values: artifactStore },
  stages: list(
    members('name', {
      blockers: list(members('name type')),
      actions: list(
        members('name runOrder roleArn region namespace', {
          actionTypeId: typeId,
          configuration: { values: leaf },
          inputArtifacts,
          outputArtifacts: list(members('name')),
        }),
      ),
    }),
  ),
})

/** Members that an older AWS CLI may not read, in the order of the declaration; each as a whole. */
export const findLaterMembers = (pipeline: Pipeline): UnknownMember[] =>
  search(pipeline, declarationOf2019, [])

/** Members that this build does not know, in the order of the declaration; never looks inside one. */
export const findUnknownMembers = (pipeline: Pipeline): UnknownMember[] =>
  search(pipeline, declaration, [])

function search(value: unknown, shape: Shape, path: UnknownMember['path']): UnknownMember[] {
  if (typeof value !== 'object' || value === null || 'leaf' in shape) return []
  if ('items' in shape) {
    if (!Array.isArray(value)) return []
    return value.flatMap((item, index) => search(item, shape.items, [...path, index]))
  }
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = [...path, key]
    if ('values' in shape) return search(member, shape.values, inner)
    const known = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined
    return known ? search(member, known, inner) : [{ path: inner, value: member }]
  })
}

/**
 * A path as a person reads it: `stages["Deploy"].actions["Deploy"].retryBudget`. A list item with a
 * name is named; any other is counted from 0, as in the JSON.
 */
export function memberPathText(pipeline: Pipeline, path: UnknownMember['path']): string {
  let at: unknown = pipeline
  let text = ''
  for (const key of path) {
    at = (at as Record<string | number, unknown>)[key]
    text += typeof key === 'number' ? `[${nameOf(at) ?? key}]` : memberText(key, text === '')
  }
  return text
}

function nameOf(item: unknown): string | undefined {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined
  return typeof name === 'string' ? JSON.stringify(name) : undefined
}

function memberText(key: string, isFirst: boolean): string {
  if (!/^[\p{L}_$][\p{L}\d_$]*$/u.test(key)) return `[${JSON.stringify(key)}]`
  return isFirst ? key : `.${key}`
}
