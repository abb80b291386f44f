import { callIn } from './intrinsics.ts'
import { ordered } from './key-order.ts'
import type { TemplateStyle } from './style.ts'
import { Verbatim, type Writable } from './verbatim.ts'
import { writeKey, writeScalar } from './write-scalar.ts'

/** Where a value is written. */
export interface Target {
  style: TemplateStyle
  /** The member that holds it, or `Actions[]` for an item of `Actions`. */
  role: string
  /** What its first line is indented by; in block style its column as spaces. */
  indent: string
}

/** Whether the data is a map with members, and not a function. */
const isMapData = (data: Writable): data is { [key: string]: Writable } =>
  typeof data === 'object' &&
  data !== null &&
  !Array.isArray(data) &&
  !(data instanceof Verbatim) &&
  callIn(data) === undefined

type Container = { [key: string]: Writable } | Writable[]

const isEmpty = (data: Container) =>
  Array.isArray(data) ? data.length === 0 : Object.keys(data).length === 0

/** Whether a value stands on lines of its own, below its key. */
export const isBlock = (data: Writable, role: string, style: TemplateStyle): boolean =>
  !style.isJson &&
  (Array.isArray(data) || isMapData(data)) &&
  !isEmpty(data) &&
  style.layout(role) === 'block'

/** A value in block style, its first line not indented; only for what `isBlock`. */
function writeBlock(data: Container, target: Target): string {
  const { style, role, indent } = target
  if (!Array.isArray(data)) {
    const keys = ordered(Object.keys(data), role, style)
    const members = keys.map((key) => writeBlockMember(key, data[key] ?? null, target))
    return members.join(style.newline + indent)
  }
  const gap = ' '.repeat(style.dashGap(role) - 1)
  const inner = `${indent} ${gap}`
  const items = data.map((item) => {
    const own = { style, role: `${role}[]`, indent: inner }
    return `-${gap}${writeItem(item, own)}`
  })
  return items.join(style.newline + indent)
}

/** An item of a block list, behind its dash; `target` is that of the item. */
export function writeItem(item: Writable, target: Target): string {
  return isBlock(item, target.role, target.style)
    ? writeBlock(item as Container, target)
    : writeInline(item, target)
}

/** A member of a block map; the first line not indented. */
export function writeBlockMember(key: string, value: Writable, { style, indent }: Target): string {
  const name = writeKey(key, style)
  if (value instanceof Verbatim) {
    const inner = indent + (value.isBlock ? ' '.repeat(style.step(key)) : '')
    const text = value.at(inner)
    if (text === undefined) return writeBlockMember(key, value.data, { style, role: key, indent })
    return value.isBlock ? `${name}:${style.newline}${inner}${text}` : `${name}: ${text}`
  }
  if (!isBlock(value, key, style)) {
    return `${name}: ${writeInline(value, { style, role: key, indent })}`
  }
  const by = Array.isArray(value) ? style.listIndent(key) : style.step(key)
  const inner = indent + ' '.repeat(by)
  const block = writeBlock(value as Container, { style, role: key, indent: inner })
  return `${name}:${style.newline}${inner}${block}`
}

/** A value on one line, or in braces and brackets over several. */
export function writeInline(data: Writable, target: Target, isInFlow = false): string {
  const { style, role, indent } = target
  if (data instanceof Verbatim) {
    const isUnfit = data.isBlock || (isInFlow && !data.isFlow)
    const text = isUnfit ? undefined : data.at(indent)
    return text ?? writeInline(data.data, target, isInFlow)
  }
  const call = callIn(data)
  if (call) return writeCall(call, target, isInFlow)
  if (typeof data === 'object' && data !== null) return writeFlow(data, target)
  return writeScalar(data, { key: role, style, isInFlow: isInFlow || style.isJson })
}

/** A map or a list in braces or brackets. */
function writeFlow(data: Container, target: Target): string {
  const { style, role, indent } = target
  const [open, close] = Array.isArray(data) ? ['[', ']'] : ['{', '}']
  if (isEmpty(data)) return open + close
  const isExpanded = style.layout(role) === 'expanded'
  const inner = isExpanded ? indent + style.unit : indent
  const parts = Array.isArray(data)
    ? data.map((item) => writeInline(item, { style, role: `${role}[]`, indent: inner }, true))
    : ordered(Object.keys(data), role, style).map((key) =>
        writeFlowMember(key, data[key] ?? null, { style, role, indent: inner }),
      )
  if (isExpanded) {
    const separator = `,${style.newline}${inner}`
    return `${open}${style.newline}${inner}${parts.join(separator)}${style.newline}${indent}${close}`
  }
  const pad = Array.isArray(data) ? '' : style.pad
  return `${open}${pad}${parts.join(`,${style.comma}`)}${pad}${close}`
}

/** A member of a map in braces. */
export const writeFlowMember = (key: string, value: Writable, { style, indent }: Target): string =>
  writeKey(key, style) + style.colon + writeInline(value, { style, role: key, indent }, true)

/** A function, in the form that the template mostly has. */
function writeCall([fn, argument]: [string, Writable], target: Target, isInFlow: boolean): string {
  const { style, indent } = target
  const within: Target = { style, role: '()', indent }
  if (style.isJson || !style.usesShortForms) {
    return writeFlow({ [fn]: argument }, { ...within, role: '()' })
  }
  const tag = `!${fn.replace('Fn::', '')}`
  if (fn === 'Fn::GetAtt' && Array.isArray(argument)) {
    const path = argument.filter((part) => typeof part === 'string')
    if (path.length === argument.length) {
      return `${tag} ${writeScalar(path.join('.'), { key: '', style: style, isInFlow: true })}`
    }
  }
  const inner = callIn(argument)
  // YAML takes one tag per value, so a function right inside another has the long form.
  if (inner) return `${tag} ${writeFlow({ [inner[0]]: inner[1] }, within)}`
  return `${tag} ${writeInline(argument, within, isInFlow)}`
}
