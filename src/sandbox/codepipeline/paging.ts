import { Refusal } from '../refusal.ts'
import type { Input } from '../service.ts'

/** One page of a list; the token is the position in base 64, and means nothing to the caller. */
export function paged<Item>(all: readonly Item[], input: Input, most: number) {
  const { nextToken: token, maxResults } = input
  const size = typeof maxResults === 'number' ? Math.min(maxResults, most) : most
  const start = typeof token === 'string' ? readToken(token) : 0
  const end = start + size
  return {
    items: all.slice(start, end),
    nextToken: end < all.length ? btoa(`after:${end}`) : undefined,
  }
}

function readToken(token: string): number {
  try {
    const [, position] = /^after:(\d+)$/.exec(atob(token)) ?? []
    if (position) return Number(position)
  } catch {
    // Not base 64: refused below.
  }
  throw new Refusal('InvalidNextTokenException', 'The next token is not valid.')
}
