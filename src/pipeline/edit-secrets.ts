import type { Edit } from './edits.ts'
import type { ActionTypeId } from './pipeline.ts'
import { isSecretKey } from './secret-keys.ts'

/**
 * The edit without a secret that a person has typed: it is empty then. Only a whole action can
 * bring one: single values that are set never are. What has no secret in it keeps its identity.
 */
export function withoutSecret(edit: Edit): Edit {
  if (edit.kind !== 'add-action' || !edit.action.configuration) return edit
  const { actionTypeId, configuration } = edit.action
  const emptied = emptySecrets(actionTypeId, configuration)
  if (emptied === configuration) return edit
  return { ...edit, action: { ...edit.action, configuration: emptied } }
}

/** Masks stay, because AWS keeps the secret behind them. */
const isMask = (value: string) => /^\*+$/.test(value)

/** The configuration with every typed secret empty; the same object where there is none. */
export function emptySecrets(
  type: ActionTypeId,
  values: Record<string, string>,
): Record<string, string> {
  const secrets = Object.keys(values).filter(
    (key) => isSecretKey(type, key) && !isMask(values[key] ?? ''),
  )
  if (secrets.length === 0) return values
  return { ...values, ...Object.fromEntries(secrets.map((key) => [key, ''])) }
}
