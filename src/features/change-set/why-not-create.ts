import { type NewStack, whyNoRole, whyNoTags } from './new-stack.ts'
import { missingParameters, type ParameterField } from '../../template/stack-parameters.ts'

interface Answers {
  fields: readonly ParameterField[]
  /** Values by key, as entered. */
  given: Readonly<Record<string, string>>
  /** Capabilities that are not acknowledged yet. */
  ungranted: readonly string[]
  /** Undefined where the stack is there. */
  made: NewStack | undefined
}

/** Why no change set can be asked for yet, in a sentence; undefined when it can. */
export function whyNotCreate({ fields, given, ungranted, made }: Answers): string | undefined {
  const missing = missingParameters(fields, given)
  if (missing.length > 0) return `Give a value for ${missing.join(', ')}.`
  const wrong = made && (whyNoRole(made.roleArn) ?? whyNoTags(made.tags))
  if (wrong !== undefined) return wrong
  if (ungranted.length > 0) return `Acknowledge ${ungranted.join(', ')}.`
  return undefined
}
