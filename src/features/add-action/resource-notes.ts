import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import type { ResourceChoice } from './use-resources.ts'

/** An action may make these itself. */
const mayBeNew = new Set<ResourceKind>(['stack', 'stack-set', 'change-set'])

const nameIn = (value: string) => value.split(/[/:]/).at(-1)

interface Chosen {
  kind: ResourceKind
  value: string
  region: string
  choice: Pick<ResourceChoice, 'found' | 'state'>
}

/** The resource that a value names, by its value or, where the value is an ARN, by its name. */
const resourceOf = ({ value, choice }: Pick<Chosen, 'value' | 'choice'>) =>
  choice.found.find((resource) => resource.value === value) ??
  (value.startsWith('arn:')
    ? choice.found.find((resource) => resource.value === nameIn(value))
    : undefined)

/** That a whole list does not have the value; nothing while it is not known to be whole. */
export function absence({ kind, value, region, choice }: Chosen): string | undefined {
  if (choice.state !== 'listed' || value === '' || value.includes('#{') || mayBeNew.has(kind))
    return undefined
  if (resourceOf({ value, choice })) return undefined
  return `Not among the ${resourceLists[kind].plural} of ${region}.`
}

/** What people call the thing whose id or ARN was chosen. */
export const calledBy = (chosen: Pick<Chosen, 'value' | 'choice'>): string | undefined =>
  resourceOf(chosen)?.label
