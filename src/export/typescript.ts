import { NumberText } from '../pipeline/json-text.ts'
import { membersOf, Verbatim } from './layout-json.ts'

/** Lists that are no longer stand on one line. */
const longestList = 60

/**
 * A value as a TypeScript literal, laid out as formatters lay it out where nothing fits on a line.
 *
 * @param indent what the lines after the first begin with.
 */
export function layoutTypeScript(value: unknown, indent = ''): string {
  if (value instanceof NumberText || value instanceof Verbatim) return value.text
  if (typeof value === 'string') return singleQuoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const isList = Array.isArray(value)
  const inner = `${indent}  `
  const items = isList
    ? value.map((item) => layoutTypeScript(item, inner))
    : membersOf(value).map(([key, member]) => `${keyText(key)}: ${layoutTypeScript(member, inner)}`)
  const [open, close] = isList ? '[]' : '{}'
  if (items.length === 0) return `${open}${close}`
  const line = `${open}${items.join(', ')}${close}`
  if (isList && line.length <= longestList && !line.includes('\n')) return line
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`
}

/** A member named `__proto__` would set the prototype; in brackets it is a member like any other. */
const keyText = (key: string) => {
  if (key === '__proto__') return `['__proto__']`
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : singleQuoted(key)
}

/** A string between single quotes: JSON's escapes, but for the quotes. */
export const singleQuoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
