import type { Place } from '../../aws/connection.ts'
import type { ActionTypeEntry } from '../../pipeline/action-types.ts'
import type { AvailableVariable } from '../../pipeline/output-variables.ts'
import type { Action } from '../../pipeline/pipeline.ts'

/** What every key of one action has around it. */
export interface Surroundings {
  entry: ActionTypeEntry
  /** The action as answered so far; it decides whether a key is needed. */
  action: Action | undefined
  /** Where the action runs. */
  place: Place
  /** Artifacts that exist when the action starts, for keys that name one. */
  artifacts: readonly string[]
  /** Variables that have a value when the action starts. */
  variables: readonly AvailableVariable[]
  /** Every value of the configuration as typed. */
  values: Record<string, string>
}
