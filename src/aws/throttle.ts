import { AwsFailure } from './failures.ts'
import { pause } from './pause.ts'
import type { Slots } from './slots.ts'

interface ThrottleOptions {
  /** Calls at a time while AWS does not throttle. */
  most: number
  /** A bound that is shared with others. */
  slots: Slots
  /** Waits, in milliseconds; tests do not. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

export interface Throttle {
  /**
   * Makes a call in its turn, and again after each time that AWS was busy.
   *
   * @throws what the call threw, where it was not AWS being busy or it has been so too often.
   */
  run: <Answer>(call: () => Promise<Answer>, signal: AbortSignal) => Promise<Answer>
  /** How many calls may go on at once just now. */
  width: () => number
}

const mostTries = 8
const firstWait = 500
const longestWait = 30_000
/** Good answers, for each call at a time, after which one more is tried. */
const answersToWiden = 5

/**
 * Many calls to one region of AWS, whose limits nobody knows: half as many at once after each
 * refusal for being too many, and one more after a while without.
 */
export function createThrottle({ most, slots, wait = pause }: ThrottleOptions): Throttle {
  let width = most
  let running = 0
  let good = 0
  const waiting: (() => void)[] = []
  const letIn = () => {
    while (running < width && waiting.length > 0) {
      running += 1
      waiting.shift()?.()
    }
  }
  const enter = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve)
      letIn()
    })
  const once = async <Answer>(call: () => Promise<Answer>, signal: AbortSignal) => {
    await enter()
    try {
      const giveOn = await slots.take(signal)
      try {
        return await call()
      } finally {
        giveOn()
      }
    } finally {
      running -= 1
      letIn()
    }
  }
  return {
    width: () => width,
    run: async (call, signal) => {
      for (let tries = 1; ; tries += 1) {
        try {
          const answer = await once(call, signal)
          good += 1
          if (good >= width * answersToWiden && width < most) {
            width += 1
            good = 0
            letIn()
          }
          return answer
        } catch (error) {
          const isBusy = error instanceof AwsFailure && error.kind === 'busy'
          if (!isBusy || tries >= mostTries || signal.aborted) throw error
          width = Math.max(1, Math.floor(width / 2))
          good = 0
          await wait(Math.min(longestWait, firstWait * 2 ** (tries - 1)), signal)
        }
      }
    },
  }
}
