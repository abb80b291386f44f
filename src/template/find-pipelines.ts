import type { Region } from '../pipeline/pipeline.ts'
import { DrawnTexts } from './drawn-texts.ts'
import { findHomeRegion, type HomeRegion } from './home-region.ts'
import { dataOf, drawnText } from './intrinsics.ts'
import { type MapNode, resolved, textOf, type TemplateNode, valueAt } from './nodes.ts'
import type { Refusal } from './refusal.ts'
import { placeOf, type SourceProblem } from './source-problem.ts'
import type { TemplatePipeline } from './template.ts'
import { toPipeline } from './to-pipeline.ts'

/** Transforms that leave a pipeline as it is written. */
const harmlessTransforms = new Set([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::CodeDeployBlueGreen',
])

interface Source {
  text: string
  root: MapNode
  notices: readonly SourceProblem[]
  /** The region of the stack, where the caller knows it. */
  homeRegion: Region | undefined
}

/** Every pipeline of a template, those that a loop makes included. */
export function findPipelines(source: Source): TemplatePipeline[] {
  const resources = valueAt(source.root, 'Resources')
  if (resources?.kind !== 'map') return []
  return resources.members.flatMap(({ key, keyStart, value }) => {
    const resource = resolved(value)
    if (key.startsWith('Fn::ForEach')) {
      return inLoop(resource).map((inner) =>
        read(inner, { logicalId: key, keyStart, refusal: { kind: 'for-each' } }, source),
      )
    }
    if (resource.kind !== 'map' || !isPipeline(resource)) return []
    return [read(resource, { logicalId: key, keyStart }, source)]
  })
}

const isPipeline = (resource: TemplateNode) =>
  textOf(valueAt(resource, 'Type')) === 'AWS::CodePipeline::Pipeline'

/** The pipelines among the resources that `Fn::ForEach` makes. */
function inLoop(node: TemplateNode): MapNode[] {
  const value = resolved(node)
  if (value.kind === 'list') return value.items.flatMap(inLoop)
  if (value.kind !== 'map') return []
  if (isPipeline(value)) return [value]
  return value.members.flatMap((member) => inLoop(member.value))
}

interface Found {
  logicalId: string
  keyStart: number
  refusal?: Refusal
}

const noProperties: MapNode = {
  kind: 'map',
  isFlow: false,
  members: [],
  merged: [],
  start: 0,
  end: 0,
}

function read(resource: MapNode, found: Found, source: Source): TemplatePipeline {
  const { root } = source
  const node = valueAt(resource, 'Properties')
  const properties = node?.kind === 'map' ? node : noProperties
  const homeRegion: HomeRegion = source.homeRegion
    ? { region: source.homeRegion, from: 'given' }
    : findHomeRegion(properties, root)
  const drawn = new DrawnTexts(resource)
  const context = { root, homeRegion: homeRegion.region, drawn }
  const read = toPipeline(properties, found.logicalId, context)
  const { pipeline, computed, conditional, conditionalArtifacts } = read
  const condition = textOf(valueAt(resource, 'Condition'))
  const refusal = found.refusal ?? findRefusal(resource, found.logicalId, source)
  return {
    logicalId: found.logicalId,
    line: placeOf(source.text, found.keyStart).line,
    pipeline,
    homeRegion,
    computed,
    conditional,
    conditionalArtifacts,
    ...(condition !== undefined && { condition }),
    dependsOn: namesIn(valueAt(resource, 'DependsOn')),
    ...(refusal && { refusal }),
    drawn,
    resource,
  }
}

function namesIn(node: TemplateNode | undefined): string[] {
  if (!node) return []
  const value = resolved(node)
  if (value.kind === 'list') return value.items.flatMap((item) => textOf(item) ?? [])
  return textOf(value) === undefined ? [] : [textOf(value) ?? '']
}

/** Why a whole pipeline cannot be edited where it stands. */
function findRefusal(resource: MapNode, logicalId: string, source: Source): Refusal | undefined {
  const macro = transformsOf(source.root).find((name) => !harmlessTransforms.has(name))
  if (macro !== undefined) return { kind: 'macro', macro }
  const path = cdkPath(resource, logicalId, source.root)
  if (path !== undefined) return { kind: 'cdk', path }
  const properties = valueAt(resource, 'Properties')
  if (properties?.kind === 'call') return { kind: 'properties-intrinsic' }
  const stages = valueAt(properties, 'Stages')
  if (hasTransform(resource, properties)) return { kind: 'transform-inside' }
  if (properties?.kind === 'map' && properties.members.some(({ key }) => isLoop(key))) {
    return { kind: 'for-each' }
  }
  if (stages?.kind === 'call') {
    return { kind: 'stages-intrinsic', text: drawnText(dataOf(stages)).slice(0, 80) }
  }
  if (stages?.kind !== 'list') return { kind: 'no-stages' }
  return findDuplicateKey(resource, source)
}

const isLoop = (key: string) => key.startsWith('Fn::ForEach')

function transformsOf(root: MapNode): string[] {
  const name = (node: TemplateNode) =>
    textOf(node) ?? textOf(valueAt(node, 'Name')) ?? drawnText(dataOf(node))
  const node = valueAt(root, 'Transform')
  if (!node) return []
  return node.kind === 'list' ? node.items.map(name) : [name(node)]
}

/** Where the CDK says that the resource comes from; it also marks templates without paths. */
function cdkPath(resource: MapNode, logicalId: string, root: MapNode): string | undefined {
  const path = textOf(valueAt(valueAt(resource, 'Metadata'), 'aws:cdk:path'))
  if (path !== undefined) return path
  const isCdk =
    valueAt(valueAt(root, 'Resources'), 'CDKMetadata') !== undefined ||
    textOf(
      valueAt(valueAt(valueAt(root, 'Parameters'), 'BootstrapVersion'), 'Default'),
    )?.startsWith('/cdk-bootstrap/') === true
  return isCdk ? logicalId : undefined
}

/** Whether a transform makes the resource, a property or a stage, and not only a value. */
function hasTransform(resource: MapNode, properties: TemplateNode | undefined): boolean {
  const isTransform = (node: TemplateNode | undefined): boolean => {
    const value = node && resolved(node)
    if (value?.kind === 'call') return value.fn === 'Fn::Transform'
    return value?.kind === 'map' && value.members.some(({ key }) => key === 'Fn::Transform')
  }
  const stages = valueAt(properties, 'Stages')
  const items = stages?.kind === 'list' ? stages.items : []
  const parts = items.flatMap((stage) => {
    const actions = valueAt(stage, 'Actions')
    return [stage, actions, ...(actions?.kind === 'list' ? actions.items : [])]
  })
  return [resource, properties, stages, ...parts].some(isTransform)
}

function findDuplicateKey(resource: MapNode, { text, notices }: Source): Refusal | undefined {
  const [start, end] = [resource.start, resource.end].map((offset) => placeOf(text, offset).line)
  const inside = notices.find(({ line }) => line >= (start ?? 0) && line <= (end ?? 0))
  const key = /^The key (.*) stands twice/.exec(inside?.message ?? '')?.[1]
  return inside && key !== undefined ? { kind: 'duplicate-key', key, line: inside.line } : undefined
}
