import { Refusal } from '../refusal.ts'
import { entryOf } from '../world.ts'
import type { Template } from './template.ts'
import { listOf, textOf } from './values.ts'

/** One parameter as a caller sends it. */
export interface GivenParameter {
  key: string
  value: string | undefined
  usesPrevious: boolean
}

const refused = (message: string) => new Refusal('ValidationError', message)

/** `Parameters.member.1.ParameterKey` and so on. */
export function parametersIn(input: URLSearchParams): GivenParameter[] {
  const found: GivenParameter[] = []
  for (let index = 1; input.has(`Parameters.member.${index}.ParameterKey`); index += 1) {
    const at = (member: string) => input.get(`Parameters.member.${index}.${member}`)
    found.push({
      key: at('ParameterKey') ?? '',
      value: at('ParameterValue') ?? undefined,
      usesPrevious: at('UsePreviousValue') === 'true',
    })
  }
  return found
}

/**
 * The value of every parameter of a template.
 *
 * @param previous of the stack as it is; absent for a new one.
 * @throws Refusal in AWS's words where one is missing, unknown or not allowed.
 */
export function readParameters(
  { Parameters }: Template,
  given: readonly GivenParameter[],
  previous: Record<string, string> | undefined,
): Record<string, string> {
  const unknown = given.filter(({ key }) => !entryOf(Parameters, key)).map(({ key }) => key)
  if (unknown.length > 0) {
    throw refused(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  }
  const values: Record<string, string> = {}
  const missing: string[] = []
  for (const [key, declared] of Object.entries(Parameters)) {
    const answer = given.find((parameter) => parameter.key === key)
    const kept = answer?.usesPrevious ? entryOf(previous, key) : undefined
    if (answer?.usesPrevious && kept === undefined) {
      throw refused(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      )
    }
    const value = kept ?? answer?.value ?? declared.Default
    if (value === undefined) missing.push(key)
    else values[key] = textOf(value)
  }
  if (missing.length > 0) throw refused(`Parameters: [${missing.join(', ')}] must have values`)
  for (const [key, value] of Object.entries(values)) check(Parameters, key, value)
  return values
}

function check(declared: Template['Parameters'], key: string, value: string): void {
  const { AllowedValues, AllowedPattern, ConstraintDescription: why, Type } = declared[key] ?? {}
  const failed = why === undefined ? '' : `Parameter ${key} failed to satisfy constraint: ${why}`
  if (AllowedValues && !listOf(AllowedValues).map(textOf).includes(value)) {
    throw refused(failed || `Parameter '${key}' must be one of AllowedValues`)
  }
  if (AllowedPattern !== undefined && !patternOf(AllowedPattern).test(value)) {
    throw refused(
      failed ||
        `Parameter ${key} failed to satisfy constraint: parameter value ${value} doesn't match pattern ${AllowedPattern}`,
    )
  }
  if (Type === 'Number' && Number.isNaN(Number(value))) {
    throw refused(`Parameter '${key}' must be a number.`)
  }
}

function patternOf(pattern: unknown): RegExp {
  try {
    return new RegExp(`^(?:${textOf(pattern)})$`)
  } catch {
    throw refused(`Template format error: Invalid AllowedPattern: ${textOf(pattern)}`)
  }
}
