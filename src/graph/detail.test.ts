import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, detailAt, isInView, partInView } from './detail.ts'

const frame = { width: 1600, height: 560 }

test('shows whole cards while they can be read, then names, then stages alone', () => {
  expect([1, 0.6, 0.59, 0.24, 0.23, 0.02].map((zoom) => detailAt(zoom).level)).toEqual([
    'full',
    'full',
    'cards',
    'cards',
    'stages',
    'stages',
  ])
})

test('writes on stages alone in steps, never far from the size of the page', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.23, noNaN: true }), (zoom) => {
      const { scale } = detailAt(zoom)
      expect(zoom / scale).toBeGreaterThan(0.84)
      expect(zoom / scale).toBeLessThan(1.19)
    }),
  )
})

test('mounts all that is in the frame, and the same for a small pan', () => {
  expect(partInView({ x: -700, y: 20, zoom: 1 }, frame)).toEqual({
    x: 640,
    y: -320,
    width: 1920,
    height: 960,
  })
  expect(partInView({ x: -720, y: 10, zoom: 1 }, frame)).toEqual(
    partInView({ x: -700, y: 20, zoom: 1 }, frame),
  )
})

test('never leaves out what can be seen', () => {
  const pan = fc.integer({ min: -40_000, max: 2000 })
  const zooms = fc.double({ min: 0.02, max: 1.5, noNaN: true })
  fc.assert(
    fc.property(pan, pan, zooms, (x, y, zoom) => {
      const part = partInView({ x, y, zoom }, frame)
      const seen = { x: -x / zoom, y: -y / zoom }
      for (const corner of [
        seen,
        { x: seen.x + frame.width / zoom, y: seen.y + frame.height / zoom },
      ]) {
        expect(isInView({ ...corner, width: 0, height: 0 }, part)).toBe(true)
      }
    }),
  )
})

test('knows the box around a line', () => {
  expect(
    boxAround([
      { x: 10, y: 50 },
      { x: 30, y: 50 },
      { x: 30, y: 20 },
      { x: 90, y: 20 },
    ]),
  ).toEqual({ x: 10, y: 20, width: 80, height: 30 })
})
