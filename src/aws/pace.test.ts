import { expect, test } from 'vitest'
import { backingOff } from './pace.ts'

/** A query whose answers are given one after the other. */
function follow() {
  const paceOf = backingOff()
  const query = { state: { data: undefined as unknown, dataUpdatedAt: 0, errorUpdatedAt: 0 } }
  let now = 0
  return {
    answer: (data: unknown) => {
      now += 1
      query.state = { ...query.state, data, dataUpdatedAt: now }
      return paceOf(query)
    },
    fail: () => {
      now += 1
      query.state = { ...query.state, errorUpdatedAt: now }
      return paceOf(query)
    },
    again: () => paceOf(query),
  }
}

test('the pace falls from 2 to 30 seconds while nothing changes', () => {
  const { answer } = follow()
  const paces = Array.from({ length: 12 }, () => answer({ status: 'InProgress' }))
  expect(paces[0]).toBe(2_000)
  expect(paces).toEqual(paces.toSorted((a, b) => a - b))
  expect(paces.at(-1)).toBe(30_000)
})

test('the first change makes it fast again', () => {
  const { answer } = follow()
  for (let count = 0; count < 12; count += 1) answer({ status: 'InProgress' })
  expect(answer({ status: 'Succeeded' })).toBe(2_000)
})

test('failures slow it down too', () => {
  const { answer, fail } = follow()
  answer({ status: 'InProgress' })
  expect(fail()).toBe(3_000)
  expect(fail()).toBe(4_500)
})

test('asking twice about one answer does not slow it down', () => {
  const { answer, again } = follow()
  answer({ status: 'InProgress' })
  expect(again()).toBe(2_000)
  expect(again()).toBe(2_000)
})
