import { pageOf } from '../paging.ts'
import type { Input } from '../service.ts'

/** One page of a list, as CodePipeline's operations take and answer it. */
export function paged<Item>(all: readonly Item[], input: Input, most: number) {
  const { nextToken, maxResults } = input
  const { items, token } = pageOf(all, { token: nextToken, size: maxResults, most })
  return { items, nextToken: token }
}
