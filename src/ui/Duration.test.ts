import { expect, test } from 'vitest'
import { durationText } from './Duration.tsx'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

test('a duration is said in its two largest units', () => {
  expect(durationText(12 * second)).toBe('12 s')
  expect(durationText(3 * minute + 20 * second)).toBe('3 min 20 s')
  expect(durationText(2 * hour + 5 * minute + 9 * second)).toBe('2 h 5 min')
  expect(durationText(76 * hour)).toBe('3 d 4 h')
})

test('a unit that is nothing is left out', () => {
  expect(durationText(2 * minute)).toBe('2 min')
  expect(durationText(24 * hour)).toBe('1 d')
})

test('a clock that is behind gives no negative duration', () => {
  expect(durationText(-5 * second)).toBe('0 s')
})
