import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { Refusal } from '../refusal.ts'
import type { Json } from './stack-record.ts'

export interface Declaration {
  Type: string
  Properties?: Json
  Condition?: string
  DependsOn?: string | string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
  Metadata?: unknown
}

interface ParameterDeclaration {
  Type?: string
  Default?: unknown
  NoEcho?: unknown
  Description?: string
  AllowedValues?: unknown[]
  AllowedPattern?: string
  ConstraintDescription?: string
}

/** A template with every short tag in its long form. */
export interface Template {
  Description?: string
  Transform?: unknown
  Metadata?: unknown
  Parameters: Record<string, ParameterDeclaration>
  Mappings: Record<string, Record<string, Json>>
  Conditions: Json
  Resources: Record<string, Declaration>
  Outputs: Record<string, { Value: unknown; Description?: string; Condition?: string } & Json>
}

export const formatError = (message: string) =>
  new Refusal('ValidationError', `Template format error: ${message}`)

/** A stack is asked about again and again, and its template is as it was. Nothing changes what is read. */
const lastRead = new Map<string, Template>()
const readsKept = 16

export function readTemplate(text: string): Template {
  const known = lastRead.get(text)
  if (known) return known
  const template = parseTemplate(text)
  const [oldest] = lastRead.keys()
  if (lastRead.size >= readsKept && oldest !== undefined) lastRead.delete(oldest)
  lastRead.set(text, template)
  return template
}

/**
 * Reads a template as CloudFormation does: JSON when it begins with a brace, else YAML.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 *
 * @throws Refusal in AWS's words.
 */
function parseTemplate(text: string): Template {
  const data = /^\uFEFF?\s*\{/.test(text) ? readJson(text.replace(/^\uFEFF/, '')) : readYaml(text)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw formatError('unsupported structure.')
  }
  const unknown = Object.keys(data).filter((section) => !sections.has(section))
  if (unknown.length > 0) {
    throw new Refusal(
      'ValidationError',
      `Invalid template property or properties [${unknown.join(', ')}]`,
    )
  }
  for (const section of ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Resources']) {
    checkSection(section, (data as Json)[section] ?? {})
  }
  const { Resources } = data as { Resources?: unknown }
  if (typeof Resources !== 'object' || Resources === null || Object.keys(Resources).length === 0) {
    throw formatError('At least one Resources member must be defined.')
  }
  for (const [id, resource] of Object.entries(Resources as Record<string, Declaration | null>)) {
    checkResource(id, resource)
  }
  const empty = { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {} }
  const given = Object.entries(data).filter(([, section]) => section !== null)
  return { ...empty, ...(Object.fromEntries(given) as { Resources: Template['Resources'] }) }
}

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
])

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What each entry of a section cannot do without. */
const neededMember: Readonly<Record<string, string>> = { Parameters: 'Type', Outputs: 'Value' }

function checkSection(name: string, section: unknown): void {
  if (!isObject(section)) throw formatError(`[/${name}] The section must be an object.`)
  const needed = neededMember[name]
  for (const [key, entry] of Object.entries(section)) {
    if (needed && (!isObject(entry) || (entry[needed] ?? undefined) === undefined)) {
      throw formatError(`[/${name}/${key}] Every ${name} object must contain a ${needed} member.`)
    }
  }
}

function checkResource(id: string, resource: Declaration | null): void {
  // Fn::ForEach and the like are expanded by a transform.
  if (id.startsWith('Fn::')) return
  if (!/^[A-Za-z0-9]{1,255}$/.test(id)) {
    throw formatError(`Resource name ${id} is non alphanumeric.`)
  }
  if (typeof resource?.Type !== 'string') {
    throw formatError(`[/Resources/${id}] Every Resources object must contain a Type member.`)
  }
  if (!/^[A-Za-z0-9]+::[A-Za-z0-9:@_-]+$/.test(resource.Type)) {
    throw formatError(`Unrecognized resource types: [${resource.Type}]`)
  }
  refuseNulls(resource.Properties, `/Resources/${id}/Properties`)
}

function refuseNulls(value: unknown, path: string): void {
  if (value === null) throw formatError(`[${path}] 'null' values are not allowed in templates`)
  if (typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) refuseNulls(member, `${path}/${key}`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
    const lines = text.slice(0, position).split('\n')
    const column = (lines.at(-1) ?? '').length + 1
    throw formatError(`JSON not well-formed. (line ${lines.length}, column ${column})`)
  }
}

function readYaml(text: string): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, merge: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    throw formatError(`YAML not well-formed. (line ${line}, column ${col})`)
  }
  return toData(document.contents, document)
}

/** Plain data of a node: `!Sub x` as `{ 'Fn::Sub': x }`. */
function toData(node: unknown, document: Document): unknown {
  if (isAlias(node)) return toData(node.resolve(document), document)
  if (isMap(node)) return inLongForm(node.tag, readMap(node.items, document))
  if (isSeq(node)) {
    return inLongForm(
      node.tag,
      node.items.map((item) => toData(item, document)),
    )
  }
  return isScalar(node) ? inLongForm(node.tag, node.value) : node
}

function readMap(pairs: readonly { key: unknown; value: unknown }[], document: Document): Json {
  const map: Json = {}
  for (const { key, value } of pairs) {
    const name = String(isScalar(key) ? (key.source ?? key.value) : key)
    const data = toData(value, document)
    if (name === '<<') Object.assign(map, { ...(data as Json), ...map })
    else map[name] = data
  }
  return map
}

function inLongForm(tag: string | undefined, value: unknown): unknown {
  if (!tag?.startsWith('!') || tag.startsWith('!!')) return value
  const name = tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  if (name === 'GetAtt' && typeof value === 'string') {
    const [resource = '', ...attribute] = value.split('.')
    return { 'Fn::GetAtt': [resource, attribute.join('.')] }
  }
  return { [`Fn::${name}`]: value }
}
