import { isTyped } from './intrinsics.ts'
import type { ScalarStyle } from './nodes.ts'
import type { TemplateStyle } from './style.ts'

/** Control characters and what an editor would not show. */
const invisible = /[\p{Cc}\u2028\u2029\uFEFF]|\p{Surrogate}/u

/** Text that YAML takes without quotes wherever it stands, types aside. */
const isPlainSafe = (text: string, isInFlow: boolean): boolean =>
  /^[A-Za-z0-9_./$(][^"'`]*$/.test(text) &&
  !/: |:$| #|\s$/.test(text) &&
  !invisible.test(text) &&
  !(isInFlow && /[,[\]{}]/.test(text)) &&
  !text.startsWith('...')

/** JSON's escapes are YAML's too. */
const inDoubleQuotes = (text: string) =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\uFEFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const quoted = (text: string, style: ScalarStyle): string =>
  style === 'single' && !invisible.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : inDoubleQuotes(text)

/**
 * A scalar in the style that the template has for the key. `isInFlow`: between braces or brackets,
 * where YAML allows less without quotes.
 */
export function writeScalar(
  value: string | number | boolean | null,
  { key, style, isInFlow }: { key: string; style: TemplateStyle; isInFlow: boolean },
): string {
  const own = style.scalarStyle(key)
  if (value === null) return 'null'
  if (typeof value !== 'string') {
    const isText = own === 'single' || own === 'double'
    return isText ? quoted(String(value), own) : String(value)
  }
  if (style.isJson) {
    // `"Version": 1` beside others that are written so.
    const isBare = own === 'plain' && /^(?:true|false|0|[1-9]\d*)$/.test(value)
    return isBare ? value : quoted(value, 'double')
  }
  const wanted = own ?? style.textStyle
  if (wanted !== 'plain') return quoted(value, wanted === 'double' ? 'double' : 'single')
  const isBare = own === 'plain' && /^(?:true|false|0|[1-9]\d*)$/.test(value)
  if (isBare || (isPlainSafe(value, isInFlow) && !isTyped(value))) return value
  return quoted(value, value.includes("'") ? 'double' : 'single')
}

/** A key, in quotes where the template has them or YAML wants them. */
export function writeKey(key: string, style: TemplateStyle): string {
  if (style.keyQuote === '"') return quoted(key, 'double')
  if (style.keyQuote === "'") return quoted(key, 'single')
  const isPlain = isPlainSafe(key, true) && (!isTyped(key) || /^[\d-]+$/.test(key))
  return isPlain && !isTyped(key) ? key : quoted(key, 'single')
}
