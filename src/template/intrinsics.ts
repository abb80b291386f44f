import { type CallNode, isNull, resolved, type TemplateNode } from './nodes.ts'

/** JSON as a template says it: intrinsic functions in their long form, scalars as text or number. */
export type TemplateData =
  | string
  | number
  | boolean
  | null
  | TemplateData[]
  | { [key: string]: TemplateData }

const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** The value of a plain scalar as YAML 1.1 and JSON have it; numbers that would not survive stay text. */
export function typedValue(text: string): string | number | boolean {
  if (/^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/.test(text)) return true
  if (/^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(text)) return false
  return numeric.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** Whether plain text would be read as a number, a boolean, null or a date instead of as text. */
export const isTyped = (text: string): boolean =>
  typeof typedValue(text) !== 'string' ||
  /^(?:[-+]?\.?[\d][\d_,.:eExXoOa-fA-F+-]*|[-+]?\.(?:inf|nan)|~|null|y|n|=|<<)?$/i.test(text)

/** What a node says, as data. */
export function dataOf(node: TemplateNode): TemplateData {
  const value = resolved(node)
  switch (value.kind) {
    case 'scalar':
      if (isNull(value)) return null
      return value.style === 'plain' ? typedValue(value.text) : value.text
    case 'list':
      return value.items.map(dataOf)
    case 'call':
      return { [value.fn]: argumentOf(value) }
    case 'map': {
      const merged = value.merged.map(dataOf).filter((from) => typeof from === 'object')
      const own = value.members.map(({ key, value: of }): [string, TemplateData] => [
        key,
        dataOf(of),
      ])
      return Object.assign({}, ...merged, Object.fromEntries(own)) as TemplateData
    }
  }
}

function argumentOf({ fn, argument }: CallNode): TemplateData {
  const data = dataOf(argument)
  // `!GetAtt A.B` is short for a list of two.
  if (fn !== 'Fn::GetAtt' || typeof data !== 'string') return data
  const dot = data.indexOf('.')
  return dot < 0 ? data : [data.slice(0, dot), data.slice(dot + 1)]
}

/** What `Ref` refers to; undefined for any other node. */
export function refOf(node: TemplateNode | undefined): string | undefined {
  const call = node && resolved(node)
  if (call?.kind !== 'call') return undefined
  const argument = resolved(call.argument)
  if (argument.kind !== 'scalar') return undefined
  if (call.fn === 'Ref') return argument.text
  return call.fn === 'Fn::Sub' ? /^\$\{([^${}!]+)\}$/.exec(argument.text)?.[1] : undefined
}

/** Whether a node says nothing at all: `!Ref AWS::NoValue`. */
export const isNoValue = (node: TemplateNode): boolean => refOf(node) === 'AWS::NoValue'

/** The three arguments of `Fn::If`; undefined for anything else. */
export function conditionOf(
  node: TemplateNode,
): { condition: string; whenTrue: TemplateNode; whenFalse: TemplateNode } | undefined {
  const call = resolved(node)
  if (call.kind !== 'call' || call.fn !== 'Fn::If') return undefined
  const argument = resolved(call.argument)
  if (argument.kind !== 'list') return undefined
  const [condition, whenTrue, whenFalse] = argument.items
  const name = condition && resolved(condition)
  if (name?.kind !== 'scalar' || !whenTrue || !whenFalse) return undefined
  return { condition: name.text, whenTrue, whenFalse }
}

/**
 * A value that CloudFormation works out, as a person reads it: `!Ref Bucket`, `!GetAtt Role.Arn`, the
 * text of `Fn::Sub` and of a `Fn::Join` without a delimiter (`${AWS::Region}`).
 */
export function drawnText(data: TemplateData): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return flowText(data)
  const call = callIn(data)
  if (!call) return flowText(data)
  const [fn, argument] = call
  if (fn === 'Fn::Sub') {
    const text = Array.isArray(argument) ? argument[0] : argument
    if (typeof text === 'string') return text
  }
  if (fn === 'Fn::Join') {
    const text = joinedText(argument)
    if (text !== undefined) return text
  }
  return flowText(data)
}

/** The function and its argument where the data is a call. */
export function callIn<Data>(data: Data): [fn: string, argument: Data] | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const [only, ...others] = Object.entries(data as Record<string, Data>)
  if (!only || others.length > 0) return undefined
  return /^(?:Ref|Condition|Fn::\w+)$/.test(only[0]) ? only : undefined
}

function joinedText(argument: TemplateData): string | undefined {
  if (!Array.isArray(argument) || argument[0] !== '' || !Array.isArray(argument[1]))
    return undefined
  const parts = argument[1].map((part) => {
    if (typeof part !== 'object' || part === null) return String(part)
    const [fn, of] = callIn(part) ?? []
    if (fn === 'Ref') return `\${${flowText(of ?? null)}}`
    if (fn === 'Fn::GetAtt' && Array.isArray(of)) return `\${${of.map(flowText).join('.')}}`
    return undefined
  })
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined
}

/** One line of YAML without quotes, for reading only. */
function flowText(data: TemplateData): string {
  if (Array.isArray(data)) return `[${data.map(flowText).join(', ')}]`
  if (typeof data !== 'object' || data === null) return String(data)
  const call = callIn(data)
  if (!call) {
    const members = Object.entries(data).map(([key, value]) => `${key}: ${flowText(value)}`)
    return `{${members.join(', ')}}`
  }
  const [fn, argument] = call
  const tag = fn.replace('Fn::', '')
  const isPath = fn === 'Fn::GetAtt' && Array.isArray(argument)
  return `!${tag} ${isPath ? argument.map(flowText).join('.') : flowText(argument)}`
}
