import { missingParameters, type ParameterField } from '../../template/stack-parameters.ts'

interface Answers {
  fields: readonly ParameterField[]
  /** Values by key, as entered. */
  given: Readonly<Record<string, string>>
  /** Capabilities that are not acknowledged yet. */
  ungranted: readonly string[]
}

/** Why no change set can be asked for yet, in a sentence; undefined when it can. */
export function whyNotCreate({ fields, given, ungranted }: Answers): string | undefined {
  const missing = missingParameters(fields, given)
  if (missing.length > 0) return `Give a value for ${missing.join(', ')}.`
  if (ungranted.length > 0) return `Acknowledge ${ungranted.join(', ')}.`
  return undefined
}
