import { applyPlan, toUpdateInput } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { type Carried, carriedBy, missingNote } from './carried.ts'
import type { ExportInput } from './exported.ts'
import { allSecrets, type Secret, secretText, withSecretsAs } from './secrets.ts'

/** The changed pipeline as a resource of another tool, secrets left open. */
export interface WholeResource {
  pipeline: Pipeline
  secrets: readonly Secret[]
  notes: readonly string[]
}

/** Where a tool differs from the declaration. */
interface Tool {
  name: string
  /** Members that it has no place for, as `carriedBy` takes them. */
  lacks: readonly string[]
  /** What is written where a secret stands. */
  writeSecret: (secret: Secret) => unknown
  /** What a person is told to do about the secrets: `Give it as the parameter GitHubOAuthToken`. */
  giveSecret: (secret: Secret) => string
}

/** What every form of a whole resource starts from. The version is AWS's own and stays out. */
export function wholeResource({ base, plan }: ExportInput, tool: Tool): WholeResource {
  const { version: _, ...edited } = toUpdateInput(applyPlan(base, plan).pipeline)
  const carried: Carried = carriedBy(edited, tool.lacks)
  const secrets = allSecrets(carried.pipeline)
  return {
    pipeline: withSecretsAs(carried.pipeline, secrets, tool.writeSecret),
    secrets,
    notes: [
      ...missingNote(tool.name, carried),
      ...secrets.map(
        (secret) => `No secret is written. ${tool.giveSecret(secret)}: ${secretText(secret)}.`,
      ),
      'Tags and disabled transitions are not part of the structure, so they are not here.',
    ],
  }
}

/** The first letters of words in upper case and nothing between them: an id for tools. */
export function pascalName(name: string): string {
  const joined = name.replace(/(?:^|[^A-Za-z0-9]+)(.?)/g, (_, next: string) => next.toUpperCase())
  const bare = joined.replace(/[^A-Za-z0-9]/g, '')
  return /^[A-Za-z]/.test(bare) ? bare : `Pipeline${bare}`
}
