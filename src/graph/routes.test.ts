import { expect, test } from 'vitest'
import { pathThrough } from './routes.ts'
import { assignTracks } from './tracks.ts'

test('a path through two points is a line, and corners are rounded', () => {
  expect(
    pathThrough([
      { x: 0, y: 0 },
      { x: 40, y: 0 },
    ]),
  ).toBe('M0 0L40 0')
  expect(
    pathThrough([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 30 },
    ]),
  ).toBe('M0 0L14 0Q20 0 20 6L20 30')
})

test('a corner takes at most half of a short run', () => {
  expect(
    pathThrough([
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 30 },
    ]),
  ).toContain('L2 0Q4 0')
})

test('lines that meet take tracks of their own, lines that do not share one', () => {
  const tracks = assignTracks(
    [
      { key: 'long', from: 0, to: 100 },
      { key: 'early', from: 10, to: 40 },
      { key: 'late', from: 60, to: 90 },
    ],
    4,
  )
  expect(Object.fromEntries(tracks)).toEqual({ long: 0, early: 1, late: 1 })
})

test('one bundle keeps to one track over all of its parts, in whichever direction', () => {
  const tracks = assignTracks(
    [
      { key: 'a', from: 50, to: 0 },
      { key: 'b', from: 40, to: 60 },
      { key: 'a', from: 50, to: 90 },
    ],
    4,
  )
  expect(Object.fromEntries(tracks)).toEqual({ a: 0, b: 1 })
})

test('more lines than tracks share them', () => {
  const demands = Array.from({ length: 6 }, (_, index) => ({ key: `${index}`, from: 0, to: 9 }))
  expect([...assignTracks(demands, 4).values()]).toEqual([0, 1, 2, 3, 0, 1])
})
