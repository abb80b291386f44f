/** How often live answers are asked for again, in milliseconds: at first, and at most. */
export const fastest = 2_000
const slowest = 30_000
const growth = 1.5

/** The part of a TanStack query that the pace is read from. */
interface Followed {
  state: { data: unknown; dataUpdatedAt: number; errorUpdatedAt: number }
}

interface Seen {
  text: string
  /** Moves with every answer and every failure. */
  moment: number
  pace: number
}

/** The next wait: short after a change, longer as nothing changes. */
export const nextPace = (pace: number, hasChanged: boolean, most = slowest): number =>
  hasChanged ? fastest : Math.min(most, pace * growth)

/**
 * A `refetchInterval` that backs off while the answers stay the same, and is fast again with the
 * first that differs. TanStack Query may ask any number of times between two answers. It stops by
 * itself while the page is hidden, and reads again when it is seen.
 */
export function backingOff() {
  const seen = new WeakMap<object, Seen>()
  return (query: Followed): number => {
    const { data, dataUpdatedAt, errorUpdatedAt } = query.state
    const moment = dataUpdatedAt + errorUpdatedAt
    const before = seen.get(query)
    if (before?.moment === moment) return before.pace
    const text = JSON.stringify(data) ?? ''
    const pace = nextPace(before?.pace ?? fastest, text !== before?.text)
    seen.set(query, { text, moment, pace })
    return pace
  }
}
