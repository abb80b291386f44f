/** A value of a template as text: scalars as they are written, anything else as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''
}

/** A list of a template, or nothing where it has something else in its place. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
