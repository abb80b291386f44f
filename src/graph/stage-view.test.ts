import { expect, test } from 'vitest'
import { stageView } from './stage-view.ts'

const frame = { x: 0, y: 0, zoom: 1, height: 464, frameWidth: 840, fitZoom: 0.1 }

test('a stage that fits stands in the middle, as large as it is drawn', () => {
  const stage = { x: 1000, y: 0, width: 300, height: 200 }
  expect(stageView(stage, frame)).toEqual({ x: 20 + 250 - 1000, y: 20 + 90, zoom: 1 })
})

test('a larger one is shown whole, as long as something of it can be told', () => {
  const wide = { x: 0, y: 0, width: 1600, height: 200 }
  expect(stageView(wide, frame)).toMatchObject({ x: 20, zoom: 0.5 })
  expect(stageView({ ...wide, width: 80_000 }, frame)).toMatchObject({ x: 20, zoom: 0.3 })
})
