import type { Pipeline } from '../../pipeline/pipeline.ts'
import { Refusal } from '../refusal.ts'
import type { Json } from './stack-record.ts'

/**
 * CodePipeline's structure as CloudFormation writes it, and the way back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */

/** CloudFormation's own, beside the structure. */
const notInStructure = new Set([
  'Tags',
  'DisableInboundStageTransitions',
  'RestartExecutionOnUpdate',
])

const known = new Set([
  ...notInStructure,
  'ArtifactStore',
  'ArtifactStores',
  'ExecutionMode',
  'Name',
  'PipelineType',
  'RoleArn',
  'Stages',
  'Triggers',
  'Variables',
])

/** A template may write these as text. */
const numbers = new Set(['RunOrder', 'TimeoutInMinutes'])

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/**
 * The structure that CodePipeline takes.
 *
 * @throws Refusal where CloudFormation does not take the properties.
 */
export function toDeclaration(properties: Json, name: string): Pipeline {
  const problems = [
    ...['RoleArn', 'Stages']
      .filter((key) => properties[key] === undefined)
      .map((key) => `#: required key [${key}] not found`),
    ...Object.keys(properties)
      .filter((key) => !known.has(key))
      .map((key) => `#: extraneous key [${key}] is not permitted`),
  ]
  if (problems.length > 0) {
    throw new Refusal('PropertiesValidation', problems.join('\n'))
  }
  const structure: Json = {}
  for (const [key, value] of Object.entries(properties)) {
    if (notInStructure.has(key)) continue
    structure[lowerFirst(key)] =
      key === 'ArtifactStores' ? storesByRegion(value) : lowered(key, value)
  }
  return { ...structure, name } as Pipeline
}

function storesByRegion(stores: unknown): Json {
  const list = Array.isArray(stores) ? (stores as { Region: string; ArtifactStore: unknown }[]) : []
  return Object.fromEntries(
    list.map(({ Region, ArtifactStore }) => [Region, lowered('ArtifactStore', ArtifactStore)]),
  )
}

function lowered(key: string, value: unknown): unknown {
  if (key === 'Configuration') return asTexts(value as Json)
  if (Array.isArray(value)) return value.map((item) => lowered('', item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [lowerFirst(name), lowered(name, member)]),
    )
  }
  return numbers.has(key) ? Number(value) : String(value)
}

/** A configuration is free JSON in a template and text in CodePipeline. */
const asTexts = (configuration: Json) =>
  Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value),
    ]),
  )

/** A live structure as a template would have it. */
export function toProperties(pipeline: Pipeline): Json {
  const { version: _, artifactStores, ...structure } = pipeline
  return {
    ...(raised(structure) as Json),
    ...(artifactStores && {
      ArtifactStores: Object.entries(artifactStores).map(([Region, store]) => ({
        Region,
        ArtifactStore: raised(store),
      })),
    }),
  }
}

function raised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(raised)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      upperFirst(key),
      key === 'configuration' ? member : raised(member),
    ]),
  )
}
