/** What is sent for the parameters of a template when its stack is updated. */

/** The part of a ParameterDeclaration of GetTemplateSummary that decisions need. */
export interface DeclaredParameter {
  ParameterKey?: string | undefined
  DefaultValue?: string | undefined
  ParameterType?: string | undefined
  NoEcho?: boolean | undefined
  Description?: string | undefined
  ParameterConstraints?: { AllowedValues?: readonly string[] | undefined } | undefined
}

/** The part of a Parameter of DescribeStacks that decisions need. */
export interface StackParameter {
  ParameterKey?: string | undefined
  ParameterValue?: string | undefined
}

/** One parameter as a form shows it. */
export interface ParameterField {
  key: string
  type: string
  description: string | undefined
  allowed: readonly string[]
  /** AWS answers `****` in place of the value. */
  isHidden: boolean
  /** The stack has a value, which is kept unless another is given. */
  isKept: boolean
  /** The stack's value, else the template's default; absent: a person has to give one. */
  value: string | undefined
}

/**
 * The fields of a template's parameters.
 *
 * @param current what the stack has; empty for a new stack.
 */
export function parameterFields(
  declared: readonly DeclaredParameter[],
  current: readonly StackParameter[],
): ParameterField[] {
  return declared.flatMap((parameter) => {
    const { ParameterKey: key, DefaultValue, ParameterType = 'String', NoEcho = false } = parameter
    if (key === undefined) return []
    const kept = current.find(({ ParameterKey }) => ParameterKey === key)
    return [
      {
        key,
        type: ParameterType,
        description: parameter.Description,
        allowed: parameter.ParameterConstraints?.AllowedValues ?? [],
        isHidden: NoEcho,
        isKept: kept !== undefined,
        value: kept ? kept.ParameterValue : DefaultValue,
      },
    ]
  })
}

/** As CreateChangeSet takes it. */
export interface ParameterToSend {
  ParameterKey: string
  ParameterValue?: string
  UsePreviousValue?: true
}

/**
 * What is sent: the stack's values are kept by name, so that a hidden one is never sent as `****`.
 *
 * @param given values that a person has entered, by key.
 */
export function parametersToSend(
  fields: readonly ParameterField[],
  given: Readonly<Record<string, string>>,
): ParameterToSend[] {
  return fields.flatMap(({ key, isKept, isHidden, value }): ParameterToSend[] => {
    const answer = Object.hasOwn(given, key) ? given[key] : undefined
    if (answer !== undefined && !(isKept && answer === value)) {
      return [{ ParameterKey: key, ParameterValue: answer }]
    }
    if (isKept) return [{ ParameterKey: key, UsePreviousValue: true }]
    // A hidden default may come as a mask; CloudFormation takes its own where none is sent.
    if (value === undefined || isHidden) return []
    return [{ ParameterKey: key, ParameterValue: value }]
  })
}

/** Keys that still want a value. */
export const missingParameters = (
  fields: readonly ParameterField[],
  given: Readonly<Record<string, string>>,
): string[] =>
  fields
    .filter(({ key, value }) => value === undefined && !Object.hasOwn(given, key))
    .map(({ key }) => key)
