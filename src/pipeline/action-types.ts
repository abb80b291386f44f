import type { ActionField, ActionTypeEntry, ConfigurationKey, Need } from './action-types/entry.ts'
import { builds } from './action-types/builds.ts'
import { deployments } from './action-types/deployments.ts'
import { invocations } from './action-types/invocations.ts'
import { sources } from './action-types/sources.ts'
import { stacks } from './action-types/stacks.ts'
import type { Action, ActionTypeId, Region } from './pipeline.ts'
import { hasService } from './regions.ts'

export type { ActionField, ActionTypeEntry, ConfigurationKey, Need }

/**
 * Every action type of AWS's action structure reference, and Snyk's. Providers newer than this list
 * exist: what is missing here is unknown, not wrong.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
export const actionTypes: readonly ActionTypeEntry[] = [
  ...sources,
  ...builds,
  ...deployments,
  ...stacks,
  ...invocations,
]

type Identity = Pick<ActionTypeId, 'category' | 'owner' | 'provider' | 'version'>

const byProvider = new Map<string, ActionTypeEntry[]>()
for (const entry of actionTypes) {
  byProvider.set(entry.provider, [...(byProvider.get(entry.provider) ?? []), entry])
}

/** Every known type of one provider, in whatever category and of whatever owner. */
export const actionTypesOf = (provider: string): readonly ActionTypeEntry[] =>
  byProvider.get(provider) ?? []

/** What AWS documents about an action type; undefined for one that this build does not know. */
export const findActionType = (id: Identity): ActionTypeEntry | undefined =>
  // Asked for each action by every rule, so nothing is made here to look it up with.
  byProvider.get(id.provider)?.find((entry) => isType(entry, id))

const isType = (entry: ActionTypeEntry, { category, owner, provider, version }: Identity) =>
  owner === entry.owner &&
  version === entry.version &&
  // AWS also publishes Commands in the category Build.
  (category === entry.category || (provider === 'Commands' && category === 'Build'))

const keysByName = new Map(
  actionTypes.map((entry) => [entry, new Map(entry.configuration.map((key) => [key.name, key]))]),
)

/** One key of a type's configuration; undefined for one that this build does not know. */
export const configurationKey = (
  entry: ActionTypeEntry,
  name: string,
): ConfigurationKey | undefined => keysByName.get(entry)?.get(name)

const arnKeys = new Map(
  actionTypes.map((entry) => [
    entry,
    entry.configuration.filter(({ holds }) => holds === 'regional-arn'),
  ]),
)

/** The keys that hold an ARN of something in the action's own region. */
export function keysWithArns(id: Identity): readonly ConfigurationKey[] {
  const entry = findActionType(id)
  return (entry && arnKeys.get(entry)) ?? []
}

/**
 * Why an action of this type has to stay in the home region, as a sentence; undefined when it may
 * run elsewhere.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function whyNotCrossRegion({ category, owner, provider }: Identity): string | undefined {
  if (category === 'Source') return 'Source actions always run in the home region of the pipeline.'
  if (owner === 'ThirdParty') return 'Third-party actions cannot run in another region.'
  if (owner === 'Custom') return 'Custom actions cannot run in another region.'
  if (provider === 'Manual') return 'A manual approval runs nowhere, so it has no region to choose.'
  return undefined
}

/**
 * Whether the service behind an action is in the region. True for types that this build does not
 * know.
 * Source: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
export function isOffered({ actionTypeId, configuration }: Action, region: Region): boolean {
  const isPublic = configuration?.['RegistryType'] === 'public'
  const service = isPublic ? 'ecr-public' : findActionType(actionTypeId)?.service
  return service === undefined || hasService(region, service)
}

/** Whether the action, as it stands, meets the condition. Values with variables count as unmet. */
export function isNeeded(
  need: Need,
  { configuration = {}, inputArtifacts = [], outputArtifacts = [] }: Action,
  entry: ActionTypeEntry,
): boolean {
  if ('inputs' in need) return inputArtifacts.length >= need.inputs
  if ('outputs' in need) return outputArtifacts.length >= need.outputs
  if ('with' in need) return Boolean(configuration[need.with])
  if ('without' in need) return need.without.every((key) => !configuration[key])
  const assumed = configurationKey(entry, need.key)?.default
  return need.is.includes(configuration[need.key] ?? assumed ?? '')
}
