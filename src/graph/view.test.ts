import { expect, test } from 'vitest'
import { initialView, panInto, wholeView } from './view.ts'

const room = { width: 1000, maxHeight: 560 }

test('shows a small pipeline at its own size in a frame that fits', () => {
  const view = initialView({ width: 560, height: 160 }, room)
  expect(view).toMatchObject({ x: 20, y: 20, zoom: 1, height: 256 })
})

test('shrinks as long as it stays readable', () => {
  const view = initialView({ width: 1200, height: 260 }, room)
  expect(view.zoom).toBeCloseTo(0.8)
  expect(view.x).toBe(20)
})

test('starts a long pipeline at its first stage, readable', () => {
  const view = initialView({ width: 20_000, height: 500 }, room)
  expect(view).toMatchObject({ x: 20, y: 20, zoom: 0.85 })
})

test('moves a long pipeline to the part in focus', () => {
  const part = { x: 9000, y: 72, width: 220, height: 72 }
  const { x, zoom } = initialView({ width: 20_000, height: 500 }, room, part)
  expect(part.x * zoom + x).toBeGreaterThan(0)
  expect((part.x + part.width) * zoom + x).toBeLessThanOrEqual(room.width)
})

test('does not move for a part that is in view anyway', () => {
  const part = { x: 100, y: 72, width: 220, height: 72 }
  expect(initialView({ width: 20_000, height: 500 }, room, part).x).toBe(20)
})

test('pans no more than it takes', () => {
  const frame = { width: 1000, height: 500 }
  const before = { x: 20, y: 20, zoom: 1 }
  expect(panInto(before, { x: 100, y: 100, width: 220, height: 72 }, frame)).toBe(before)
  expect(panInto(before, { x: 1000, y: 100, width: 220, height: 72 }, frame)).toEqual({
    ...before,
    x: -240,
  })
  expect(panInto({ ...before, x: -500 }, { x: 0, y: 0, width: 220, height: 72 }, frame).x).toBe(20)
})

test('a drawing too wide to read whole is shown from top to bottom where that can be read', () => {
  const view = initialView({ width: 20_000, height: 600 }, room)
  expect(view.zoom).toBeCloseTo(464 / 600)
  expect(initialView({ width: 20_000, height: 2000 }, room).zoom).toBe(0.85)
})

test('leaves room for the codes of lanes where their heads cannot be read', () => {
  const content = { width: 20_000, height: 1500, lanes: ['us-west-2', 'eu-central-1'] }
  const { x, zoom } = wholeView(content, initialView(content, room))
  expect(x).toBeCloseTo(156)
  expect(x + content.width * zoom).toBeCloseTo(room.width - 20)
  const small = { ...content, width: 2000 }
  expect(wholeView(small, initialView(small, room)).x).toBeLessThan(200)
})

test('the whole drawing stands in the middle of its frame', () => {
  const content = { width: 20_000, height: 500 }
  const { x, y, zoom } = wholeView(content, initialView(content, room))
  expect(x + (content.width * zoom) / 2).toBeCloseTo(room.width / 2)
  expect(y).toBeGreaterThan(20)
})
