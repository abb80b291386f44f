import { applyPlan, toUpdateInput } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { findUnknownMembers, memberPathText } from '../pipeline/unknown-members.ts'
import type { Exported, ExportInput } from './exported.ts'
import { layoutJson } from './layout-json.ts'
import { newSecrets, secretText, withSecretsAs } from './secrets.ts'

/**
 * The changed pipeline as the file that the AWS CLI takes:
 * `aws codepipeline update-pipeline --cli-input-json file://NAME.json`.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function exportPipelineJson({ base, plan }: ExportInput): Exported {
  const edited = toUpdateInput(applyPlan(base, plan).pipeline)
  const secrets = newSecrets(base, edited)
  // AWS refuses an empty value, so that a forgotten one is noticed.
  const pipeline = withSecretsAs(edited, secrets, () => '')
  return {
    text: `${layoutJson({ pipeline })}\n`,
    fileName: `${base.name}.json`,
    notes: [
      `It is made from version ${base.version ?? 1}. UpdatePipeline asks for no version: look whether the pipeline is still at it before you send the file, or use the script, which does.`,
      ...secrets.map(
        (secret) =>
          `No secret is written: fill in ${secretText(secret)}. AWS refuses it while it is empty.`,
      ),
      ...unknownToTheCli(edited),
    ],
  }
}

/** The AWS CLI knows the members of its own release only. */
export function unknownToTheCli(pipeline: Pipeline): string[] {
  const paths = findUnknownMembers(pipeline).map(({ path }) => memberPathText(pipeline, path))
  if (paths.length === 0) return []
  return [
    `An AWS CLI that does not know these members refuses them; update it first: ${paths.join(', ')}.`,
  ]
}
