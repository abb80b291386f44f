import { NumberText } from '../json-text.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Report } from '../problem.ts'
import {
  actionShape,
  declarationShape,
  type Shape,
  stageShape,
  type StructureShape,
  type TextShape,
} from './shapes.ts'

/**
 * What was read and had nothing wrong. No edit changes a pipeline in place, so after one of them
 * only the action that it touches, and its stage, are read again.
 */
const faultless = new Map<Shape, WeakSet<object>>([
  [stageShape, new WeakSet()],
  [actionShape, new WeakSet()],
])

/**
 * Every member that AWS's service model knows, held against that model. Members that it does not
 * know are passed over.
 *
 * @returns the declaration as the other rules may read it: members that are null count as left out.
 * Undefined when something has the wrong type or a structure is missing, so that none can.
 */
export function readMembers(pipeline: Pipeline, report: Report): Pipeline | undefined {
  const reader = new Reader(report)
  reader.read(declarationShape, pipeline)
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Limits = readonly [min: number, max: number]

class Reader {
  isReadable = true
  hasNulls = false
  /** Where the reader stands; copied into what it reports. */
  readonly #path: (string | number)[] = []
  readonly #report: Report
  /** How many problems were reported. */
  #said = 0

  constructor(report: Report) {
    this.#report = report
  }

  read(shape: Shape, value: unknown): void {
    switch (shape.is) {
      case 'text':
        if (typeof value !== 'string') this.#isNot('text')
        else if (!shape.pattern.test(value)) this.#isBadText(shape, value, this.#member)
        return
      case 'one-of':
        if (typeof value !== 'string') this.#isNot('text')
        else if (!shape.values.includes(value)) {
          const { values } = shape
          this.#say({ kind: 'unknown-value', member: this.#member, value, values })
        }
        return
      case 'whole':
        if (value instanceof NumberText) this.#readNumber(shape, Number(value.text))
        else if (typeof value === 'number') this.#readNumber(shape, value)
        else this.#isNot('a number')
        return
      case 'list':
        if (!Array.isArray(value)) return this.#isNot('a list')
        if (shape.count) this.#count(shape.count, value.length)
        value.forEach((item, index) => this.#readAt(index, shape.of, item))
        return
      case 'map':
        if (!isObject(value)) return this.#isNot('an object')
        if (shape.count) this.#count(shape.count, Object.keys(value).length)
        for (const key of Object.keys(value)) {
          if (!shape.key.pattern.test(key)) {
            this.#isBadText(shape.key, key, `A key of ${this.#member}`, key)
          }
          this.#readAt(key, shape.of, value[key])
        }
        return
      case 'structure':
        if (!isObject(value)) return this.#isNot('an object')
        this.#readStructure(shape, value)
    }
  }

  #readStructure(shape: StructureShape, value: Record<string, unknown>): void {
    const known = faultless.get(shape)
    if (known?.has(value)) return
    const saidBefore = this.#said
    for (const key of Object.keys(value)) {
      const item = value[key]
      const part = shape.members[key]
      this.hasNulls ||= item === null
      if (part && item !== null && item !== undefined) this.#readAt(key, part, item)
    }
    for (const member of shape.required) {
      if (value[member] !== undefined && value[member] !== null) continue
      const part = shape.members[member]
      this.isReadable &&= part?.is !== 'structure' && part?.is !== 'list'
      this.#say({ kind: 'missing-member', member }, member)
    }
    if (this.#said === saidBefore && !this.hasNulls) known?.add(value)
  }

  /** The member that the path ends in; items of a list are called by their list. */
  get #member(): string {
    return this.#path.findLast((part) => typeof part === 'string') ?? 'The pipeline'
  }

  #readAt(step: string | number, shape: Shape, value: unknown): void {
    this.#path.push(step)
    this.read(shape, value)
    this.#path.pop()
  }

  #readNumber({ min, max }: Extract<Shape, { is: 'whole' }>, value: number): void {
    if (Number.isInteger(value) && value >= min && value <= (max ?? value)) return
    const range = { min, ...(max !== undefined && { max }) }
    this.#say({ kind: 'bad-number', member: this.#member, value, ...range })
  }

  #count([min, max]: Limits, count: number): void {
    if (count >= min && count <= max) return
    this.#say({ kind: 'bad-count', member: this.#member, count, min, max })
  }

  #isBadText({ words }: TextShape, value: string, member: string, ...more: string[]): void {
    this.#say({ kind: 'bad-text', member, value, rule: words }, ...more)
  }

  #isNot(expected: string): void {
    this.isReadable = false
    this.#say({ kind: 'wrong-type', member: this.#member, expected })
  }

  #say(detail: Parameters<Report>[2], ...more: string[]): void {
    this.#said += 1
    this.#report('error', [...this.#path, ...more], detail)
  }
}
