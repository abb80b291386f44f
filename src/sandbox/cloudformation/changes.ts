import { Refusal } from '../refusal.ts'
import { entryOf, type World } from '../world.ts'
import { type Difference, differences } from './differences.ts'
import { groundOf } from './ground.ts'
import { type Ground, inOrder, isThere, knownLater, referencesIn, resolve } from './intrinsics.ts'
import { resourceType } from './resource-types.ts'
import type { Json, ResourceRecord, StackRecord } from './stack-record.ts'
import { type Declaration, readTemplate, type Template } from './template.ts'
import { textOf } from './values.ts'

export interface Wanted {
  template: Template
  parameters: Record<string, string>
  tags: Record<string, string>
  /** Compares with the resources as they are by now, and not as they were made. */
  revertsDrift: boolean
}

interface Compared {
  world: World
  region: string
  now: number
  stack: StackRecord
}

/** The longest value that AWS is taken to tell whole. Its own limit is not documented. */
const longestValue = 1_000

/**
 * What would become of each resource of a stack, in the form of DescribeChangeSet, each after those
 * that it needs.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export function changesOf(compared: Compared, wanted: Wanted): Json[] {
  const { stack, world, region } = compared
  const { template, parameters } = wanted
  const replaced = new Set<string>()
  const ground = groundOf({ world, region, stack, template, parameters, replaced })
  const before = stack.source.template === '' ? undefined : readTemplate(stack.source.template)
  const order = inOrder(ground)
  const changes = order.flatMap((id) => {
    const declared = template.Resources[id] as Declaration
    const resource = entryOf(stack.resources, id)
    const properties = resolve(declared.Properties ?? {}, ground) as Json
    if (!resource) return [added(id, declared, properties)]
    const was = entryOf(before?.Resources, id)
    const change = modified({ id, declared, was, resource, properties }, compared, wanted)
    if (change?.['Replacement'] === 'True') replaced.add(id)
    return change ? [change] : []
  })
  checkOutputs(ground)
  const removed = Object.entries(stack.resources)
    .filter(([id]) => !order.includes(id))
    .map(([id, resource]) => ({
      Action: 'Remove',
      LogicalResourceId: id,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      PolicyAction: resource.isRetained ? 'Retain' : 'Delete',
      Scope: [],
      Details: [],
      BeforeContext: contextOf(resource.properties, resource.metadata),
    }))
  return [...changes, ...removed.toReversed()]
}

const contextOf = (Properties: Json, Metadata: unknown) =>
  JSON.stringify({ Properties, ...(Metadata !== undefined && { Metadata }) })

const added = (id: string, declared: Declaration, properties: Json): Json => ({
  Action: 'Add',
  LogicalResourceId: id,
  ResourceType: declared.Type,
  Scope: [],
  Details: [],
  AfterContext: contextOf(properties, declared.Metadata),
})

/** Outputs name resources too; a name that is not there is refused with the template. */
function checkOutputs(ground: Ground): void {
  for (const output of Object.values(ground.template.Outputs)) {
    if (isThere(output, ground)) resolve(output.Value, ground)
  }
}

interface Pair {
  id: string
  declared: Declaration
  was: Declaration | undefined
  resource: ResourceRecord
  properties: Json
}

function modified(pair: Pair, compared: Compared, wanted: Wanted): Json | undefined {
  const { id, declared, was, resource, properties } = pair
  if (declared.Type !== resource.type) {
    throw new Refusal(
      'ValidationError',
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${id}]`,
    )
  }
  const type = resourceType(declared.Type)
  const live = wanted.revertsDrift ? type.live?.(resource.physicalId, compared) : undefined
  if (wanted.revertsDrift && type.live && !live) {
    return { ...added(id, declared, properties), ResourceDriftStatus: 'DELETED' }
  }
  const told = differences(resource.properties, properties, '/Properties')
  const drifted = live ? differences(resource.asMade ?? live, live, '/Properties') : []
  const found = drifted.length > 0 ? againstLive(live ?? {}, resource, properties, told) : told
  const details = [
    ...found.map((difference) => detail(difference, pair, compared, wanted, drifted.length > 0)),
    ...tagDetails(type.isTagged === true, compared, wanted),
    ...(JSON.stringify(was?.Metadata) === JSON.stringify(declared.Metadata)
      ? []
      : [plain('Metadata', resource.metadata, declared.Metadata)]),
  ]
  if (details.length === 0) return undefined
  const scopes = new Set(details.map(({ Target }) => (Target as Json)['Attribute']))
  return {
    Action: 'Modify',
    LogicalResourceId: id,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    Replacement: replacementOf(details),
    Scope: [...scopes],
    Details: details,
    ...(live && { ResourceDriftStatus: drifted.length > 0 ? 'MODIFIED' : 'IN_SYNC' }),
    BeforeContext: contextOf(
      live && drifted.length > 0 ? live : resource.properties,
      resource.metadata,
    ),
    AfterContext: contextOf(properties, declared.Metadata),
  }
}

/** What differs between a resource as it is and as it is to be; what the template leaves alone is as it was made. */
function againstLive(
  live: Json,
  { asMade = {} }: ResourceRecord,
  properties: Json,
  told: readonly Difference[],
): Difference[] {
  const changed = new Set(told.map(({ path }) => path.split('/')[2] ?? ''))
  const after: Json = { ...asMade }
  for (const name of changed) {
    if (properties[name] === undefined) delete after[name]
    else after[name] = properties[name]
  }
  return differences(live, after, '/Properties')
}

function replacementOf(details: readonly Json[]): string {
  const recreating = details.filter(
    ({ Target }) => (Target as Json)['RequiresRecreation'] === 'Always',
  )
  if (recreating.length === 0) return 'False'
  return recreating.some(({ Evaluation }) => Evaluation === 'Static') ? 'True' : 'Conditional'
}

const asText = (value: unknown) => {
  const text = textOf(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}...` : text
}

const values = (before: unknown, after: unknown) => ({
  ...(before !== undefined && { BeforeValue: asText(before) }),
  ...(after !== undefined && { AfterValue: asText(after) }),
})

function detail(
  { path, type, before, after }: Difference,
  { declared, was, resource }: Pair,
  { stack, now }: Compared,
  { parameters }: Wanted,
  isDrifted: boolean,
): Json {
  const name = path.split('/')[2] ?? ''
  const isTags = name === 'Tags'
  const raw = declared.Properties?.[name]
  const isDirect = JSON.stringify(was?.Properties?.[name]) !== JSON.stringify(raw)
  const named = [...referencesIn(raw)]
  const parameter = named.find(
    (key) => parameters[key] !== undefined && parameters[key] !== stack.source.parameters[key],
  )
  const other = named.find((key) => entryOf(stack.resources, key))
  const isLater = textOf(after).includes(knownLater)
  const recreates = resourceType(resource.type).createOnly.includes(name)
  return {
    Target: {
      Attribute: isTags ? 'Tags' : 'Properties',
      ...(!isTags && { Name: name }),
      RequiresRecreation: recreates ? 'Always' : 'Never',
      Path: path,
      AttributeChangeType: type,
      ...values(before, after),
      ...(isDrifted && {
        BeforeValueFrom: 'ACTUAL_STATE',
        AfterValueFrom: 'TEMPLATE',
        Drift: {
          ...(after !== undefined && { PreviousValue: asText(after) }),
          ...(before !== undefined && { ActualValue: asText(before) }),
          DriftDetectionTimestamp: new Date(now).toISOString(),
        },
      }),
    },
    Evaluation: isLater ? 'Dynamic' : 'Static',
    ...causeOf({ isDirect, parameter, other, isDrifted }),
  }
}

interface Causes {
  isDirect: boolean
  parameter: string | undefined
  other: string | undefined
  isDrifted: boolean
}

function causeOf({ isDirect, parameter, other, isDrifted }: Causes): Json {
  if (isDirect) return { ChangeSource: 'DirectModification' }
  if (parameter) return { ChangeSource: 'ParameterReference', CausingEntity: parameter }
  if (isDrifted) return { ChangeSource: 'NoModification' }
  if (other) return { ChangeSource: 'ResourceReference', CausingEntity: other }
  return { ChangeSource: 'DirectModification' }
}

const plain = (Attribute: string, before: unknown, after: unknown): Json => ({
  Target: {
    Attribute,
    RequiresRecreation: 'Never',
    Path: `/${Attribute}`,
    ...values(before, after),
  },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
})

const tagDetails = (isTagged: boolean, { stack }: Compared, { tags }: Wanted): Json[] =>
  isTagged && JSON.stringify(tags) !== JSON.stringify(stack.source.tags)
    ? [plain('Tags', stack.source.tags, tags)]
    : []
