import { NumberText } from '../pipeline/json-text.ts'
import { membersOf, Verbatim } from './layout-json.ts'

/** YAML in block style, as CloudFormation reads it. A `Verbatim` is written as it stands. */
export const layoutYaml = (value: object): string => `${blockLines(value).join('\n')}\n`

function blockLines(value: object): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first, ...rest] = linesOf(item)
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    })
  }
  return membersOf(value).flatMap(([key, member]) => {
    if (!isBlock(member)) return [`${scalar(key)}: ${inline(member)}`]
    return [`${scalar(key)}:`, ...blockLines(member).map((line) => `  ${line}`)]
  })
}

const linesOf = (value: unknown): string[] => (isBlock(value) ? blockLines(value) : [inline(value)])

const isBlock = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof NumberText) &&
  !(value instanceof Verbatim) &&
  membersOf(value).length > 0

function inline(value: unknown): string {
  if (value instanceof NumberText || value instanceof Verbatim) return value.text
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object' && value !== null) return '{}'
  return typeof value === 'string' ? scalar(value) : String(value)
}

/** Words that some reader of YAML takes for something else than text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i

const plainText = /^[A-Za-z_](?:[\w./@+-]|:(?=[:\w./@+-])| (?=[\w./@+-]))*$/

/** Characters that end a line in YAML 1.1, or that it does not print. */
// oxlint-disable-next-line no-control-regex
const escaped = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g

function scalar(text: string): string {
  if (plainText.test(text) && !reserved.test(text)) return text
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replace(escaped, code)
}
