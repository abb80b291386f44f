import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignTracks } from './tracks.ts'

test('lets lines share a track that do not meet, and no other', () => {
  const tracks = assignTracks(
    [
      { key: 'a', from: 0, to: 50 },
      { key: 'b', from: 40, to: 90 },
      { key: 'c', from: 60, to: 80 },
    ],
    4,
  )
  expect([...tracks]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 0],
  ])
})

test('keeps all that belongs together in one track, whichever way it runs', () => {
  const tracks = assignTracks(
    [
      { key: 'a', from: 50, to: 0 },
      { key: 'b', from: 60, to: 70 },
      { key: 'a', from: 50, to: 100 },
    ],
    4,
  )
  expect(tracks.get('a')).toBe(0)
  expect(tracks.get('b')).toBe(1)
})

test('has room for so many lines side by side; more of them share', () => {
  const demand = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    from: fc.integer({ min: 0, max: 20 }),
    to: fc.integer({ min: 0, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(demand), (demands) => {
      const tracks = assignTracks(demands, 4)
      expect(new Set(tracks.keys())).toEqual(new Set(demands.map(({ key }) => key)))
      for (const track of tracks.values()) expect([0, 1, 2, 3]).toContain(track)
    }),
  )
})
