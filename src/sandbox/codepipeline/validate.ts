import { Refusal } from '../refusal.ts'
import type { Input } from '../service.ts'
import shapesJson from './shapes.json' with { type: 'json' }

interface Shape {
  is?: string
  list?: Shape
  map?: Shape[]
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  required?: boolean
}

const shapes = shapesJson as Record<string, Record<string, Shape>>

/**
 * Checks an input against AWS's service model, as the framework in front of CodePipeline does:
 * every error at once, list positions from 1, members that the model does not have passed over.
 */
export function validate(operation: string, input: Input): void {
  const errors: string[] = []
  checkStructure(`${operation}Input`, input, '', errors)
  if (errors.length === 0) return
  const noun = errors.length === 1 ? 'error' : 'errors'
  throw new Refusal(
    'ValidationException',
    `${errors.length} validation ${noun} detected: ${errors.join('; ')}`,
  )
}

function checkStructure(name: string, value: Input, path: string, errors: string[]): void {
  for (const [member, shape] of Object.entries(shapes[name] ?? {})) {
    const at = path ? `${path}.${member}` : member
    const given = value[member]
    if (given === undefined || given === null) {
      if (shape.required) fail(errors, given, at, 'Member must not be null')
    } else check(shape, given, at, errors)
  }
}

function check(shape: Shape, value: unknown, path: string, errors: string[]): void {
  if (shape.list) {
    if (!Array.isArray(value)) throw wrongType()
    checkSize(shape, value.length, { value, path, errors })
    for (const [index, item] of value.entries()) {
      check(shape.list, item, `${path}.${index + 1}.member`, errors)
    }
  } else if (shape.map) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType()
    checkSize(shape, Object.keys(value).length, { value, path, errors })
    checkMap(shape.map, value as Input, path, errors)
  } else if (shape.is === 'text') {
    if (typeof value !== 'string') throw wrongType()
    checkSize(shape, value.length, { value, path, errors })
    if (shape.pattern && !new RegExp(`^(?:${shape.pattern})$`).test(value)) {
      fail(errors, value, path, `Member must satisfy regular expression pattern: ${shape.pattern}`)
    }
    if (shape.enum && !shape.enum.includes(value)) {
      fail(errors, value, path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
    }
  } else if (shape.is === 'whole') {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType()
    const { min, max } = shape
    if (min !== undefined && value < min) {
      fail(errors, value, path, `Member must have value greater than or equal to ${min}`)
    }
    if (max !== undefined && value > max) {
      fail(errors, value, path, `Member must have value less than or equal to ${max}`)
    }
  } else if (shape.is === 'yesno') {
    if (typeof value !== 'boolean') throw wrongType()
  } else if (shape.is) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType()
    checkStructure(shape.is, value as Input, path, errors)
  }
}

function checkMap([keys, values]: Shape[], map: Input, path: string, errors: string[]): void {
  for (const [key, value] of Object.entries(map)) {
    const bad = keys && sizeConstraint(keys, key.length)
    if (bad) fail(errors, key, path, `Map keys must satisfy constraint: [${bad}]`)
    if (!values) continue
    if (values.is === 'text') {
      if (typeof value !== 'string') throw wrongType()
      const constraint = sizeConstraint(values, value.length)
      if (constraint) {
        fail(errors, value, path, `Map value must satisfy constraint: [${constraint}]`)
      }
    } else check(values, value, `${path}.${key}.member`, errors)
  }
}

/** Both bounds in AWS's words, when the length keeps to neither or one of them. */
function sizeConstraint({ min = 0, max = Infinity }: Shape, length: number): string | undefined {
  if (length >= min && length <= max) return undefined
  return `Member must have length less than or equal to ${max}, Member must have length greater than or equal to ${min}`
}

interface Sized {
  value: unknown
  path: string
  errors: string[]
}

function checkSize({ min, max }: Shape, length: number, { value, path, errors }: Sized): void {
  if (min !== undefined && length < min) {
    fail(errors, value, path, `Member must have length greater than or equal to ${min}`)
  }
  if (max !== undefined && length > max) {
    fail(errors, value, path, `Member must have length less than or equal to ${max}`)
  }
}

function fail(errors: string[], _value: unknown, path: string, constraint: string): void {
  errors.push(`Value at '${path}' failed to satisfy constraint: ${constraint}`)
}

const wrongType = () =>
  new Refusal('SerializationException', 'Could not parse request body into json: wrong type')
