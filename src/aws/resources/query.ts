import { queryOptions } from '@tanstack/react-query'
import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import type { Place } from '../connection.ts'
import { toFailure } from '../failures.ts'
import { pageByPage } from '../page-by-page.ts'
import { listers } from './listers.ts'

/**
 * What exists of one kind in a region, growing page by page.
 *
 * @param within what the things lie in, such as an application's name; empty where that is nothing.
 */
export const resourcesQuery = (place: Place, kind: ResourceKind, within = '') =>
  queryOptions({
    queryKey: [place.connection, place.region, 'resources', kind, within] as const,
    queryFn: pageByPage((signal) => pagesOf(place, kind, within, signal)),
    staleTime: 60_000,
  })

async function* pagesOf(place: Place, kind: ResourceKind, within: string, signal: AbortSignal) {
  const operation = resourceLists[kind].permission.split(':')[1] ?? ''
  try {
    const list = await listers[kind]()
    yield* list(place, within, signal)
  } catch (error) {
    throw toFailure(operation, error)
  }
}
