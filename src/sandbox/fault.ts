import type { Pipeline } from '../pipeline/pipeline.ts'
import { validate } from './codepipeline/validate.ts'
import { Refusal } from './refusal.ts'

/** What may go wrong with a call; README.md says each in a sentence. */
const faultKinds = [
  'throttle',
  'internal-error',
  'slow',
  'hang',
  'drop-before',
  'drop-after',
  'expired-credentials',
  'deny',
  'edit-before',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** Something that goes wrong with calls, until it has happened `times` times. */
export interface Fault {
  id: string
  fault: FaultKind
  /** AWS's name of the operation, or `*`. */
  operation: string
  /** Only calls of this service, by its signing name. */
  service?: string
  /** Only calls in this region. */
  region?: string
  /** Only calls that name this pipeline. */
  pipeline?: string
  /** How often it still happens; absent: until it is removed. */
  times?: number
  /** Of `slow`: how late the answer is. */
  seconds?: number
  /** Of `edit-before`: the stage that somebody else adds; a number is put behind a name in use. */
  addStage?: string
  /** Of `edit-before`, instead: the whole structure that somebody else saves. */
  edit?: Pipeline
}

/** The operations that faults can be set for, by the signing name of their service. */
export type OperationNames = Readonly<Record<string, readonly string[]>>

const largestCount = 1000
const longestDelay = 600
const defaultDelay = 5

const bad = (message: string) => new Refusal('BadControl', message)

const members = new Set([
  'fault',
  'operation',
  'service',
  'region',
  'pipeline',
  'times',
  'seconds',
  'addStage',
  'edit',
])

/**
 * A fault as somebody asks for it, checked: a test that misspells one should fail at once.
 *
 * @throws Refusal saying what is wrong.
 */
export function readFault(input: Record<string, unknown>, known: OperationNames): Fault {
  const stray = Object.keys(input).find((member) => !members.has(member))
  if (stray !== undefined) throw bad(`A fault has no member ${stray}.`)
  const fault = faultKinds.find((kind) => kind === input['fault'])
  if (!fault) throw bad(`fault is one of: ${faultKinds.join(', ')}.`)
  const service = readText(input, 'service')
  if (service !== undefined && !Object.hasOwn(known, service)) {
    throw bad(`service is one of: ${Object.keys(known).join(', ')}.`)
  }
  const operation = readText(input, 'operation') ?? '*'
  const offered = service === undefined ? Object.values(known).flat() : (known[service] ?? [])
  if (operation !== '*' && !offered.includes(operation)) {
    throw bad(`The sandbox has no operation ${operation}${service ? ` in ${service}` : ''}.`)
  }
  return {
    id: crypto.randomUUID(),
    fault,
    operation,
    ...given('service', service),
    ...given('region', readText(input, 'region')),
    ...given('pipeline', readText(input, 'pipeline')),
    ...given('times', readTimes(input['times'])),
    ...readDetail(fault, input),
  }
}

function readDetail(fault: FaultKind, input: Record<string, unknown>): Partial<Fault> {
  const { seconds = defaultDelay, edit } = input
  if (input['seconds'] !== undefined && fault !== 'slow') throw bad('seconds is for slow.')
  if (fault === 'slow') {
    if (typeof seconds === 'number' && seconds >= 0 && seconds <= longestDelay) return { seconds }
    throw bad(`seconds is a number from 0 to ${longestDelay}.`)
  }
  const addStage = readText(input, 'addStage')
  const { service = 'codepipeline' } = input
  if (fault !== 'edit-before') {
    if (addStage === undefined && edit === undefined) return {}
    throw bad('addStage and edit are for edit-before.')
  }
  if (service !== 'codepipeline') throw bad('edit-before is for service codepipeline.')
  if (edit === undefined) return { addStage: addStage ?? 'Elsewhere' }
  if (addStage !== undefined) throw bad('Give addStage or edit, not both.')
  validate('UpdatePipeline', { pipeline: edit })
  return { edit: edit as Pipeline }
}

function readText(input: Record<string, unknown>, member: string): string | undefined {
  const value = input[member]
  if (value === undefined) return undefined
  if (typeof value === 'string' && value !== '') return value
  throw bad(`${member} is a text.`)
}

function readTimes(times: unknown): number | undefined {
  if (times === undefined) return undefined
  if (Number.isInteger(times) && Number(times) >= 1 && Number(times) <= largestCount) {
    return Number(times)
  }
  throw bad(`times is a whole number from 1 to ${largestCount}; leave it out for until removed.`)
}

const given = <Value>(member: string, value: Value | undefined) =>
  value === undefined ? {} : { [member]: value }
