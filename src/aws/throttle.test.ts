import { expect, test } from 'vitest'
import { AwsFailure } from './failures.ts'
import { createSlots } from './slots.ts'
import { createThrottle } from './throttle.ts'

const never = new AbortController().signal

const failure = (kind: 'busy' | 'refused') =>
  new AwsFailure(kind, {
    operation: 'GetPipeline',
    code: 'Code',
    message: 'Rate exceeded',
    requestId: undefined,
    cause: undefined,
  })

function throttle({ most = 8, slots = 100 } = {}) {
  const waits: number[] = []
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  return { waits, ...createThrottle({ most, slots: createSlots(slots), wait }) }
}

/** A call that is refused a few times first. */
function refusedFirst(times: number, kind: 'busy' | 'refused' = 'busy') {
  let left = times
  return async () => {
    if (left === 0) return 'answer'
    left -= 1
    throw failure(kind)
  }
}

test('a call that AWS was too busy for is made again, after longer and longer waits', async () => {
  const { run, waits, width } = throttle()
  expect(await run(refusedFirst(3), never)).toBe('answer')
  expect(waits).toEqual([500, 1000, 2000])
  expect(width()).toBe(1)
})

test('it gives up in the end, and at once where asking again does not help', async () => {
  const { run, waits } = throttle()
  await expect(run(refusedFirst(100), never)).rejects.toMatchObject({ kind: 'busy' })
  expect(waits).toHaveLength(7)
  await expect(run(refusedFirst(1, 'refused'), never)).rejects.toMatchObject({ kind: 'refused' })
  expect(waits).toHaveLength(7)
})

test('with good answers as many as before go on at once, and never more', async () => {
  const { run, width } = throttle({ most: 4 })
  await run(refusedFirst(1), never)
  expect(width()).toBe(2)
  for (let answers = 0; answers < 60; answers += 1) await run(refusedFirst(0), never)
  expect(width()).toBe(4)
})

test.each([
  [3, 100, 3],
  [8, 2, 2],
])('of %i calls at once and %i slots, %i go on', async (most, slots, expected) => {
  const { run } = throttle({ most, slots })
  let running = 0
  let widest = 0
  const call = async () => {
    running += 1
    widest = Math.max(widest, running)
    await Promise.resolve()
    running -= 1
  }
  await Promise.all(Array.from({ length: 40 }, () => run(call, never)))
  expect(widest).toBe(expected)
})

test('what waits for its turn ends when it is cancelled', async () => {
  const { run } = throttle({ most: 1 })
  const cancelled = new AbortController()
  let answer: (text: string) => void = () => undefined
  const first = run(() => new Promise<string>((resolve) => (answer = resolve)), cancelled.signal)
  const second = expect(run(refusedFirst(0), cancelled.signal)).rejects.toThrow('enough')
  cancelled.abort(new Error('enough'))
  answer('late')
  expect(await first).toBe('late')
  await second
})
