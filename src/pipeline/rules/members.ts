import { NumberText } from '../json-text.ts'
import type { Pipeline } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { declarationShape, type Shape, type TextShape } from './shapes.ts'

/**
 * Every member that AWS's service model knows, held against that model. Members that it does not
 * know are passed over.
 *
 * @returns the declaration as the other rules may read it: members that are null count as left out.
 * Undefined when something has the wrong type or a structure is missing, so that none can.
 */
export function readMembers(pipeline: Pipeline, report: Report): Pipeline | undefined {
  const reader = new Reader(report)
  reader.read(declarationShape, pipeline, [])
  // Whether AWS ignores or refuses these is not recorded.
  for (const member of ['metadata', 'created', 'updated', 'pipelineArn']) {
    if (pipeline?.[member] !== undefined)
      report('warning', [member], { kind: 'answered-only', member })
  }
  if (!reader.isReadable) return undefined
  return reader.hasNulls ? withoutNulls(pipeline) : pipeline
}

const withoutNulls = (pipeline: Pipeline): Pipeline =>
  JSON.parse(JSON.stringify(pipeline), (_, value: unknown) => value ?? undefined) as Pipeline

/** The member that a path ends in; items of a list are called by their list. */
const memberOf = (path: ProblemPath) =>
  path.findLast((part) => typeof part === 'string') ?? 'The pipeline'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

class Reader {
  isReadable = true
  hasNulls = false
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  read(shape: Shape, value: unknown, path: ProblemPath): void {
    const member = memberOf(path)
    switch (shape.is) {
      case 'text':
        if (typeof value !== 'string') this.#isNot('text', path)
        else this.#readText(shape, value, member, path)
        return
      case 'one-of':
        if (typeof value !== 'string') this.#isNot('text', path)
        else if (!shape.values.includes(value)) {
          const { values } = shape
          this.#report('error', path, { kind: 'unknown-value', member, value, values })
        }
        return
      case 'whole':
        if (value instanceof NumberText) this.#readNumber(shape, Number(value.text), path)
        else if (typeof value === 'number') this.#readNumber(shape, value, path)
        else this.#isNot('a number', path)
        return
      case 'list':
        if (!Array.isArray(value)) return this.#isNot('a list', path)
        this.#count(shape.count, value.length, path)
        for (const [index, item] of value.entries()) this.read(shape.of, item, [...path, index])
        return
      case 'map':
        if (!isObject(value)) return this.#isNot('an object', path)
        this.#count(shape.count, Object.keys(value).length, path)
        for (const [key, item] of Object.entries(value)) {
          this.#readText(shape.key, key, `A key of ${member}`, [...path, key])
          this.read(shape.of, item, [...path, key])
        }
        return
      case 'structure':
        if (!isObject(value)) return this.#isNot('an object', path)
        for (const [key, part] of Object.entries(shape.members)) {
          const at = [...path, key]
          const given = value[key]
          this.hasNulls ||= given === null
          if (given !== undefined && given !== null) this.read(part, given, at)
          else if (shape.required.includes(key)) {
            this.isReadable &&= part.is !== 'structure' && part.is !== 'list'
            this.#report('error', at, { kind: 'missing-member', member: key })
          }
        }
    }
  }

  #readText({ pattern, words }: TextShape, value: string, member: string, path: ProblemPath): void {
    if (!pattern.test(value)) {
      this.#report('error', path, { kind: 'bad-text', member, value, rule: words })
    }
  }

  #readNumber(
    { min, max }: Extract<Shape, { is: 'whole' }>,
    value: number,
    path: ProblemPath,
  ): void {
    if (Number.isInteger(value) && value >= min && value <= (max ?? value)) return
    const member = memberOf(path)
    const range = { min, ...(max !== undefined && { max }) }
    this.#report('error', path, { kind: 'bad-number', member, value, ...range })
  }

  #count(
    limits: readonly [min: number, max: number] | undefined,
    count: number,
    path: ProblemPath,
  ): void {
    if (!limits) return
    const [min, max] = limits
    if (count >= min && count <= max) return
    this.#report('error', path, { kind: 'bad-count', member: memberOf(path), count, min, max })
  }

  #isNot(expected: string, path: ProblemPath): void {
    this.isReadable = false
    this.#report('error', path, { kind: 'wrong-type', member: memberOf(path), expected })
  }
}
