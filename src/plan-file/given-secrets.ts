import type { Edit } from '../pipeline/edits.ts'
import { isSecretKey } from '../pipeline/secret-keys.ts'

/** A secret that was typed for a plan and is not in its file. */
export interface MissingSecret {
  /** Index of the edit that brings the action. */
  edit: number
  stage: string
  action: string
  key: string
}

/** The secrets that whoever opens the plan has to give again. */
export const missingSecrets = (edits: readonly Edit[]): MissingSecret[] =>
  edits.flatMap((edit, index) => {
    if (edit.kind !== 'add-action') return []
    const { name, actionTypeId, configuration = {} } = edit.action
    return Object.entries(configuration)
      .filter(([key, value]) => value === '' && isSecretKey(actionTypeId, key))
      .map(([key]) => ({ edit: index, stage: edit.stage, action: name, key }))
  })

/** The edits with the secrets that were given; `given` answers undefined for one that was not. */
export const withGivenSecrets = (
  edits: readonly Edit[],
  given: (secret: MissingSecret) => string | undefined,
): readonly Edit[] =>
  missingSecrets(edits).reduce((filled, secret) => {
    const edit = filled[secret.edit]
    const value = given(secret)
    if (edit?.kind !== 'add-action' || value === undefined) return filled
    const configuration = { ...edit.action.configuration, [secret.key]: value }
    return filled.with(secret.edit, { ...edit, action: { ...edit.action, configuration } })
  }, edits)
