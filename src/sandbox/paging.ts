import { Refusal } from './refusal.ts'

interface PageInput {
  /** What the page before answered. */
  token: unknown
  /** How many the caller wants. */
  size: unknown
  /** How many AWS gives at most, and by itself. */
  most: number
  /** AWS's name for a token that it did not make. */
  refusal?: string
}

/** One page of a list; the token is the position in base 64, and means nothing to the caller. */
export function pageOf<Item>(all: readonly Item[], { token, size, most, refusal }: PageInput) {
  const wanted = Number(size)
  const start = typeof token === 'string' && token !== '' ? readToken(token, refusal) : 0
  const end = start + (wanted > 0 ? Math.min(wanted, most) : most)
  return {
    items: all.slice(start, end),
    token: end < all.length ? btoa(`after:${end}`) : undefined,
  }
}

function readToken(token: string, refusal = 'InvalidNextTokenException'): number {
  try {
    const [, position] = /^after:(\d+)$/.exec(atob(token)) ?? []
    if (position) return Number(position)
  } catch {
    // Not base 64: refused below.
  }
  throw new Refusal(refusal, 'The next token is not valid.')
}
