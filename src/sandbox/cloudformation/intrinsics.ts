import { Refusal } from '../refusal.ts'
import { account, entryOf } from '../world.ts'
import { type Declaration, formatError, type Template } from './template.ts'
import type { Json } from './stack-record.ts'
import { listOf, textOf } from './values.ts'

/** What stands for a value that AWS knows only when it has made the resource. */
export const knownLater = '{{changeSet:KNOWN_AFTER_APPLY}}'

/** What intrinsic functions are resolved with. */
export interface Ground {
  template: Template
  region: string
  stack: { id: string; name: string }
  parameters: Record<string, string>
  /** By logical id. Nothing for a resource that is not there yet. */
  physicalIdOf: (logicalId: string) => string | undefined
  attributeOf: (logicalId: string, attribute: string) => string | undefined
  /** What other stacks export, by name. */
  exports: Record<string, string>
}

const templateError = (message: string) =>
  new Refusal('ValidationError', `Template error: ${message}`)

const argumentsOf = (name: string, argument: unknown): unknown[] => {
  if (Array.isArray(argument)) return argument
  throw templateError(`every ${name} object requires one list parameter.`)
}

/** A value with its intrinsic functions carried out; undefined for `AWS::NoValue`. */
export function resolve(value: unknown, ground: Ground): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const resolved = resolve(item, ground)
      return resolved === undefined ? [] : [resolved]
    })
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [[name, argument] = ['', undefined]] = entries
  if (entries.length === 1 && Object.hasOwn(functions, name)) {
    return functions[name]?.(argument, ground)
  }
  if (entries.length === 1 && name.startsWith('Fn::')) {
    throw formatError(`The sandbox does not carry out ${name}.`)
  }
  return Object.fromEntries(
    entries.flatMap(([key, member]) => {
      const resolved = resolve(member, ground)
      return resolved === undefined ? [] : [[key, resolved]]
    }),
  )
}

const resolvedText = (value: unknown, ground: Ground): string => textOf(resolve(value, ground))

const functions: Record<string, (argument: unknown, ground: Ground) => unknown> = {
  Ref: (name, ground) => refer(textOf(name), ground),
  Condition: (name, ground) => holds({ Condition: name }, ground),
  'Fn::GetAtt': (argument, ground) => {
    const [id, ...rest] = Array.isArray(argument)
      ? (argument as unknown[])
      : textOf(argument).split('.')
    return attribute(textOf(id), rest.map((part) => resolvedText(part, ground)).join('.'), ground)
  },
  'Fn::Sub': (argument, ground) => {
    const [given, own = {}] = [argument].flat() as [unknown, Json?]
    const text = textOf(given)
    return text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`
      const key = name.trim()
      if (Object.hasOwn(own, key)) return resolvedText(own[key], ground)
      if (!key.includes('.')) return textOf(refer(key, ground) ?? whole)
      const [id = '', ...rest] = key.split('.')
      return attribute(id, rest.join('.'), ground)
    })
  },
  'Fn::Join': (argument, ground) => {
    const [separator, parts] = argumentsOf('Fn::Join', argument)
    return listOf(resolve(parts, ground)).map(textOf).join(textOf(separator))
  },
  'Fn::Split': (argument, ground) => {
    const [separator, text] = argumentsOf('Fn::Split', argument)
    return resolvedText(text, ground).split(textOf(separator))
  },
  'Fn::Select': (argument, ground) => {
    const [index, list] = argumentsOf('Fn::Select', argument)
    const items = listOf(resolve(list, ground))
    const item = items[Number(resolve(index, ground))]
    if (item === undefined) throw templateError('Fn::Select cannot select nonexistent value')
    return item
  },
  'Fn::FindInMap': (argument, ground) => {
    const given = argumentsOf('Fn::FindInMap', argument)
    const keys = given.slice(0, 3).map((key) => resolvedText(key, ground))
    const [map = '', first = '', second = ''] = keys
    const found = entryOf(entryOf(entryOf(ground.template.Mappings, map), first), second)
    if (found !== undefined) return resolve(found, ground)
    const fallback = (given[3] as { DefaultValue?: unknown } | undefined)?.DefaultValue
    if (fallback !== undefined) return resolve(fallback, ground)
    throw templateError(`Unable to get mapping for ${keys.join('::')}`)
  },
  'Fn::If': (argument, ground) => {
    const [condition, yes, no] = argumentsOf('Fn::If', argument)
    return resolve(holds({ Condition: condition }, ground) ? yes : no, ground)
  },
  'Fn::Base64': (argument, ground) =>
    btoa(String.fromCodePoint(...new TextEncoder().encode(resolvedText(argument, ground)))),
  'Fn::GetAZs': (_argument, { region }) => ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
  'Fn::ImportValue': (argument, ground) => {
    const name = resolvedText(argument, ground)
    const value = entryOf(ground.exports, name)
    if (value === undefined) {
      throw new Refusal('ValidationError', `No export named ${name} found.`)
    }
    return value
  },
}

function refer(name: string, ground: Ground): unknown {
  const { region, stack, template, parameters } = ground
  switch (name) {
    case 'AWS::Region':
      return region
    case 'AWS::AccountId':
      return account
    case 'AWS::StackName':
      return stack.name
    case 'AWS::StackId':
      return stack.id
    case 'AWS::Partition':
      return region.startsWith('cn-') ? 'aws-cn' : 'aws'
    case 'AWS::URLSuffix':
      return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
    case 'AWS::NotificationARNs':
      return []
    case 'AWS::NoValue':
      return undefined
    default:
  }
  const declared = entryOf(template.Parameters, name)
  if (declared) {
    const value = entryOf(parameters, name) ?? ''
    return /List</.test(declared.Type ?? '') || declared.Type === 'CommaDelimitedList'
      ? value.split(',').map((item) => item.trim())
      : value
  }
  if (entryOf(template.Resources, name)) return ground.physicalIdOf(name) ?? knownLater
  throw formatError(
    `Unresolved resource dependencies [${name}] in the Resources block of the template`,
  )
}

function attribute(id: string, name: string, ground: Ground): string {
  if (!entryOf(ground.template.Resources, id)) {
    throw templateError(`instance of Fn::GetAtt references undefined resource ${id}`)
  }
  return ground.attributeOf(id, name) ?? knownLater
}

/** Whether a condition holds: a name, or one of the functions that conditions are made of. */
function holds(condition: unknown, ground: Ground): boolean {
  const [[name, argument] = ['', undefined]] = Object.entries((condition ?? {}) as Json)
  const parts = Array.isArray(argument) ? (argument as unknown[]) : []
  switch (name) {
    case 'Condition': {
      const declared = entryOf(ground.template.Conditions, textOf(argument))
      if (declared === undefined) {
        throw formatError(
          `Unresolved condition dependency ${textOf(argument)} in the Conditions block of the template`,
        )
      }
      return holds(declared, ground)
    }
    case 'Fn::Equals':
      return resolvedText(parts[0], ground) === resolvedText(parts[1], ground)
    case 'Fn::Not':
      return !holds(parts[0], ground)
    case 'Fn::And':
      return parts.every((part) => holds(part, ground))
    case 'Fn::Or':
      return parts.some((part) => holds(part, ground))
    default:
      throw formatError(
        'Conditions can only be boolean operations on parameters and other conditions',
      )
  }
}

/** Whether a resource or an output is there at all. */
export const isThere = ({ Condition }: { Condition?: string }, ground: Ground): boolean =>
  Condition === undefined || holds({ Condition }, ground)

/** Names that a value refers to: parameters and resources alike. */
export function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>()
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, argument] of Object.entries(part)) {
      if (key === 'Ref') found.add(textOf(argument))
      else if (key === 'Fn::GetAtt') found.add(textOf([argument].flat()[0]).split('.')[0] ?? '')
      else if (key === 'Fn::Sub') {
        const text = textOf([argument].flat()[0])
        for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
          found.add(name.trim().split('.')[0] ?? '')
        }
      }
      look(argument)
    }
  }
  look(value)
  return found
}

/** The logical ids that are there, each after those that it needs. */
export function inOrder(ground: Ground): string[] {
  const { Resources } = ground.template
  const there = Object.entries(Resources).filter(([, declared]) => isThere(declared, ground))
  const names = new Set(there.map(([id]) => id))
  const ordered = new Set<string>()
  const visiting = new Set<string>()
  const visit = (id: string, declared: Declaration): void => {
    if (ordered.has(id)) return
    if (visiting.has(id)) {
      const circle = [...visiting].join(', ')
      throw new Refusal('ValidationError', `Circular dependency between resources: [${circle}]`)
    }
    visiting.add(id)
    const needed = [...referencesIn(declared.Properties), ...[declared.DependsOn ?? []].flat()]
    for (const other of needed) {
      const next = Resources[other]
      if (next && names.has(other) && other !== id) visit(other, next)
    }
    visiting.delete(id)
    ordered.add(id)
  }
  for (const [id, declared] of there) visit(id, declared)
  return [...ordered]
}
