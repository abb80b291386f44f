import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { eventsOf, stackProgress } from '../template/stack-events.ts'
import { cloudFormation, toStackFailure } from './cloudformation.ts'
import type { Place } from './connection.ts'
import { mayRetry } from './failures.ts'
import { fastest, nextPace } from './pace.ts'
import { pause } from './pause.ts'

export type { StackEvent } from '@aws-sdk/client-cloudformation'

/** One create or update of a stack. */
export interface StackOperation {
  stackId: string
  /** The `ClientRequestToken` that it was started with. */
  token: string
}

/**
 * The events of one operation, newest first.
 *
 * Pages of older events are not read: where a page ends with another operation's event, all that
 * follows is older.
 */
export async function eventsWithToken(
  place: Place,
  { stackId, token }: StackOperation,
  signal: AbortSignal,
): Promise<StackEvent[]> {
  const { sdk, client } = await cloudFormation(place)
  const asked = { StackName: stackId }
  const found: StackEvent[] = []
  try {
    const pages = sdk.paginateDescribeStackEvents({ client }, asked, { abortSignal: signal })
    for await (const { StackEvents = [] } of pages) {
      found.push(...eventsOf(StackEvents, token))
      if (found.length > 0 && StackEvents.at(-1)?.ClientRequestToken !== token) break
    }
    return found
  } catch (error) {
    throw toStackFailure('DescribeStackEvents', error)
  }
}

/** The slowest that a stack is followed, in milliseconds: somebody waits for it. */
const slowest = 5_000

/**
 * Follows a create or update to its end: the events so far, newest first, whenever there are more.
 * A read that may work later is tried again.
 */
export async function* followStack(
  place: Place,
  operation: StackOperation,
  signal: AbortSignal,
): AsyncGenerator<StackEvent[]> {
  let seen = -1
  for (let pace = fastest / 2; ;) {
    const events = await eventsWithToken(place, operation, signal).catch((error: unknown) => {
      const failure = toStackFailure('DescribeStackEvents', error)
      if (mayRetry(failure) && !signal.aborted) return undefined
      throw failure
    })
    const hasMore = events !== undefined && events.length > seen
    if (hasMore) {
      seen = events.length
      yield events
      const progress = stackProgress(events)
      if (progress !== 'going-on' && progress !== 'rolling-back') return
    }
    pace = hasMore ? fastest / 2 : nextPace(pace, false, slowest)
    await pause(pace, signal)
  }
}
