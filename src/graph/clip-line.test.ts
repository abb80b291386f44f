import { expect, test } from 'vitest'
import { clipLine } from './clip-line.ts'

const part = { x: 0, y: 0, width: 100, height: 100 }
const at = (x: number, y: number) => ({ x, y })

test('a line within the part stays as it is', () => {
  const line = [at(10, 10), at(50, 10), at(50, 90), at(90, 90)]
  expect(clipLine(line, part)).toEqual([line])
})

test('a line that leaves the part ends at its edge', () => {
  expect(clipLine([at(-500, 10), at(50, 10), at(50, 900)], part)).toEqual([
    [at(0, 10), at(50, 10), at(50, 100)],
  ])
})

test('a line that comes back is drawn in two stretches', () => {
  const line = [at(10, 50), at(20, 50), at(20, 200), at(80, 200), at(80, 50), at(90, 50)]
  expect(clipLine(line, part)).toEqual([
    [at(10, 50), at(20, 50), at(20, 100)],
    [at(80, 100), at(80, 50), at(90, 50)],
  ])
})

test('a line beside the part is not drawn', () => {
  expect(clipLine([at(-10, 200), at(300, 200)], part)).toEqual([])
  expect(clipLine([at(120, -10), at(120, 300)], part)).toEqual([])
})
