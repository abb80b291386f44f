import type { Json } from './stack-record.ts'

/** One value that is not the same before and after. */
export interface Difference {
  /** Such as `/Properties/Stages/1/Actions/0/Region`. */
  path: string
  type: 'Add' | 'Remove' | 'Modify'
  before: unknown
  after: unknown
}

const isTree = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every value that differs, as deep as both sides have the same shape. */
export function differences(before: unknown, after: unknown, path: string): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (before === undefined) return [{ path, type: 'Add', before, after }]
  if (after === undefined) return [{ path, type: 'Remove', before, after }]
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, type: 'Modify', before, after }]
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => differences(before[key], after[key], `${path}/${key}`))
}
