import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { toFailure } from '../../aws/failures.ts'
import { resourcesQuery } from '../../aws/resources/query.ts'
import type { Resource } from '../../aws/resources/resource.ts'
import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** Nobody is asked about every letter typed. */
const typingPause = 400

/** What there is to choose from, and how far the list has come. */
export interface ResourceChoice {
  found: readonly Resource[]
  state: 'waiting' | 'loading' | 'listed' | 'denied' | 'failed'
  /** Why there is no list, where it was denied or failed. */
  reason: string
  listAgain: () => void
}

const none: readonly Resource[] = []

/**
 * Lists one kind of resource.
 *
 * @param within the value of the key that the resources lie in; undefined where they lie in a
 * region. Nothing is listed until it has a value that is no variable.
 */
export function useResources(
  place: Place,
  kind: ResourceKind,
  within: string | undefined,
): ResourceChoice {
  const settled = useSettled(within?.trim() ?? '', typingPause)
  const isKnown = within === undefined || (settled !== '' && !settled.includes('#{'))
  const query = useQuery({ ...resourcesQuery(place, kind, settled), enabled: isKnown })
  const listAgain = () => void query.refetch()
  const found = query.data ?? none
  if (!isKnown) return { found: none, state: 'waiting', reason: '', listAgain }
  if (query.error) {
    const { permission, plural } = resourceLists[kind]
    const failure = toFailure(permission, query.error)
    return failure.kind === 'not-allowed'
      ? { found, state: 'denied', reason: `${permission} is not allowed.`, listAgain }
      : {
          found,
          state: 'failed',
          reason: `The ${plural} were not listed: ${failure.message.replace(/\.$/, '')}.`,
          listAgain,
        }
  }
  return { found, state: query.isFetching ? 'loading' : 'listed', reason: '', listAgain }
}
