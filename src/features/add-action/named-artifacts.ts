import type { AddActionAnswers } from '../../draft/add-action-answers.ts'
import type { ActionTypeEntry, ConfigurationKey } from '../../pipeline/action-types.ts'

/**
 * The input artifacts with the one that a value names, which the action could not read otherwise.
 * Unchanged where the artifact is not made earlier, or the provider takes no more.
 */
export function withNamedArtifact(
  { inputArtifacts }: Pick<AddActionAnswers, 'inputArtifacts'>,
  { holds }: ConfigurationKey,
  value: string,
  { entry, artifacts }: { entry: ActionTypeEntry; artifacts: readonly string[] },
): string[] {
  // A name alone may still be the beginning of another.
  const [, named] = (holds === 'artifact-file' && /^([\w-]+)::/.exec(value)) || []
  const isTaken =
    named !== undefined &&
    artifacts.includes(named) &&
    !inputArtifacts.includes(named) &&
    inputArtifacts.length < entry.inputs.max
  return isTaken ? [...inputArtifacts, named] : inputArtifacts
}
