import { findActionType } from './action-types.ts'
import type { ActionTypeId } from './pipeline.ts'

/** Custom action types may mark keys as secret too; only their names give them away here. */
const secretName = /token|secret|password|passphrase|credential|api_?key|private_?key/i

/**
 * Whether a configuration key holds a secret: as documented for the action type, or by its name
 * where the type is unknown to this build.
 */
export function isSecretKey(type: ActionTypeId, key: string): boolean {
  const entry = findActionType(type)
  if (!entry) return secretName.test(key)
  return entry.configuration.some(({ name, secret }) => name === key && secret === true)
}
