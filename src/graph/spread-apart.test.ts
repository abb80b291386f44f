import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadApart } from './spread-apart.ts'

test('leaves alone what is far enough apart', () => {
  expect(spreadApart([0, 30, 60], 20)).toEqual([0, 30, 60])
})

test('moves neighbours apart about their middle', () => {
  expect(spreadApart([10, 12, 14], 20)).toEqual([-8, 12, 32])
  expect(spreadApart([0, 10, 100], 20)).toEqual([-5, 15, 100])
})

test('lets what is pushed push on', () => {
  expect(spreadApart([0, 10, 26], 20)).toEqual([-8, 12, 32])
})

test('keeps the order and the distance of any places, and moves nothing that need not move', () => {
  const places = fc
    .array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 })
    .map((all) => all.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(places, (wanted) => {
      const spread = spreadApart(wanted, 22)
      for (const [index, place] of spread.slice(1).entries()) {
        expect(place - (spread[index] ?? 0)).toBeGreaterThan(22 - 1e-6)
      }
      expect(spreadApart(spread, 22 - 1e-6)).toEqual(
        spread.map((place) => expect.closeTo(place, 3) as number),
      )
      const middle = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)
      expect(middle(spread)).toBeCloseTo(middle(wanted))
    }),
  )
})
