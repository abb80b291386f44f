import type { Pipeline } from '../pipeline/pipeline.ts'
import { findUnknownMembers, memberPathText } from '../pipeline/unknown-members.ts'

type Path = readonly (string | number)[]

/** A pipeline as far as another tool has a place for it. */
export interface Carried {
  pipeline: Pipeline
  /** What was left out, as paths that a person reads. */
  missing: readonly string[]
}

/**
 * Leaves out what a tool has no place for: members that nobody knows yet, and those it lacks.
 *
 * @param lacks paths with `*` for any key or index, and `+` for any index but the first.
 */
export function carriedBy(pipeline: Pipeline, lacks: readonly string[]): Carried {
  const paths = [
    ...findUnknownMembers(pipeline).map(({ path }) => path),
    ...lacks.flatMap((pattern) => pathsLike(pipeline, pattern.split('.'))),
  ]
  const left = new Map(paths.map((path) => [JSON.stringify(path), path]))
  if (left.size === 0) return { pipeline, missing: [] }
  return {
    pipeline: without(pipeline, new Set(left.keys()), []) as Pipeline,
    missing: [...left.values()].map((path) => memberPathText(pipeline, path)),
  }
}

function pathsLike(value: unknown, [step, ...rest]: readonly string[], at: Path = []): Path[] {
  if (step === undefined) return [at]
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value)
    .filter(([key]) => step === '*' || (step === '+' ? key !== '0' : key === step))
    .flatMap(([key, member]) => pathsLike(member, rest, [...at, isList ? Number(key) : key]))
}

function without(value: unknown, left: ReadonlySet<string>, at: Path): unknown {
  if (typeof value !== 'object' || value === null) return value
  const isKept = (key: string | number) => !left.has(JSON.stringify([...at, key]))
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      isKept(index) ? [without(item, left, [...at, index])] : [],
    )
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => member !== undefined && isKept(key))
      .map(([key, member]) => [key, without(member, left, [...at, key])]),
  )
}

/** The sentence about what was left out; none where nothing was. */
export const missingNote = (tool: string, { missing }: Carried): string[] =>
  missing.length > 0 ? [`${tool} has no place for, so left out: ${missing.join(', ')}.`] : []
