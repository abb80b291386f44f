import { NumberText } from '../pipeline/json-text.ts'

/** Text that is written as it stands where a value is expected, such as a reference. */
export class Verbatim {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/**
 * JSON with two spaces of indent, as `JSON.stringify(value, null, 2)` has it; numbers stay as they
 * were read, and a `Verbatim` is written as it stands.
 *
 * @param indent what the lines after the first begin with.
 */
export function layoutJson(value: unknown, indent = ''): string {
  if (value instanceof NumberText || value instanceof Verbatim) return value.text
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const inner = `${indent}  `
  const items = isList
    ? value.map((item) => layoutJson(item ?? null, inner))
    : membersOf(value).map(
        ([key, member]) => `${JSON.stringify(key)}: ${layoutJson(member, inner)}`,
      )
  const [open, close] = isList ? '[]' : '{}'
  if (items.length === 0) return `${open}${close}`
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`
}

/** The members that JSON writes: one that is undefined is absent. */
export const membersOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, member]) => member !== undefined)
