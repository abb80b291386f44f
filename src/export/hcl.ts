import { NumberText } from '../pipeline/json-text.ts'
import { Verbatim } from './layout-json.ts'

/** What stands in a block: arguments, maps, and blocks within it. */
export type HclItem =
  | { argument: string; value: string | number | NumberText | Verbatim | readonly string[] }
  | { argument: string; map: Readonly<Record<string, string | Verbatim>> }
  | { block: string; labels?: readonly string[]; items: readonly HclItem[] }

/** HCL as `terraform fmt` lays it out, for strings, numbers, lists and maps. */
export const layoutHcl = (items: readonly HclItem[]): string => `${itemLines(items).join('\n')}\n`

function itemLines(items: readonly HclItem[]): string[] {
  const lines: string[] = []
  for (const group of grouped(items)) {
    if (lines.length > 0) lines.push('')
    lines.push(...group)
  }
  return lines
}

/** Arguments of one line stand together, their values in one column; what is longer stands alone. */
function grouped(items: readonly HclItem[]): string[][] {
  const groups: string[][] = []
  let short: [string, string][] = []
  const close = () => {
    if (short.length > 0) groups.push(aligned(short))
    short = []
  }
  for (const item of items) {
    if ('block' in item) {
      close()
      const head = [item.block, ...(item.labels ?? []).map(quoted)].join(' ')
      groups.push([`${head} {`, ...itemLines(item.items).map(indented), '}'])
    } else if ('map' in item) {
      close()
      groups.push(mapLines(item.argument, item.map))
    } else {
      short.push([item.argument, written(item.value)])
    }
  }
  close()
  return groups
}

function mapLines(name: string, map: Readonly<Record<string, string | Verbatim>>): string[] {
  const pairs = Object.entries(map).map(([key, value]): [string, string] => [
    // A bare `for` would begin an expression.
    /^[A-Za-z_][\w-]*$/.test(key) && key !== 'for' ? key : quoted(key),
    written(value),
  ])
  return [`${name} = {`, ...aligned(pairs).map(indented), '}']
}

function aligned(pairs: readonly [string, string][]): string[] {
  const width = Math.max(...pairs.map(([name]) => name.length))
  return pairs.map(([name, value]) => `${name.padEnd(width)} = ${value}`)
}

const indented = (line: string) => (line === '' ? line : `  ${line}`)

function written(value: Extract<HclItem, { value: unknown }>['value']): string {
  if (value instanceof Verbatim || value instanceof NumberText) return value.text
  if (typeof value === 'string') return quoted(value)
  return typeof value === 'number' ? String(value) : `[${value.map(quoted).join(', ')}]`
}

/** What JSON escapes by a letter and HCL by its number only. */
const escapes: Record<string, string> = { '\\b': '\\u0008', '\\f': '\\u000c' }

/**
 * A quoted template that is text only: `${` and `%{` would be evaluated, so their sign is doubled.
 * Behind more of the same sign that would be ambiguous, and they are written by their numbers.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings
 */
function quoted(text: string): string {
  const number = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text)
    .replace(/\\./g, (escape) => escapes[escape] ?? escape)
    .replace(/(\$+|%+)\{/g, (_, signs: string) =>
      signs.length === 1 ? `${signs}${signs}{` : `${number(signs.charAt(0)).repeat(signs.length)}{`,
    )
}
