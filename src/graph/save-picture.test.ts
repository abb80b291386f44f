import { expect, test } from 'vitest'
import { scaleOf } from './save-picture.ts'

test('an image is twice as sharp as the page, unless the browser could not draw it', () => {
  expect(scaleOf(1200, 600)).toBe(2)
  expect(scaleOf(32_000, 600)).toBe(0.5)
  const scale = scaleOf(15_000, 15_000)
  expect((15_000 * scale) ** 2).toBeLessThanOrEqual(120_000_001)
})
