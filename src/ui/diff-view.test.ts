import { expect, test } from 'vitest'
import { gapText, unified, visibleItems } from './diff-view.ts'
import { type DiffLine, diffLines } from './line-diff.ts'

const numbers = (count: number, put: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, index) => put[index + 1] ?? `line ${index + 1}`).join('\n')

const compare = (count: number, put: Record<number, string>) =>
  diffLines(numbers(count), numbers(count, put)).blocks

const shape = (...args: Parameters<typeof visibleItems>) =>
  visibleItems(...args).map((item) =>
    item.kind === 'gap' ? gapText(item) : (item.row.after ?? item.row.before)?.number,
  )

test('three lines show on each side of a difference, the rest waits behind buttons', () => {
  expect(shape(compare(20, { 10: 'line 10 too' }), new Map())).toEqual([
    'Show 6 unchanged lines',
    ...[7, 8, 9, 10, 11, 12, 13],
    'Show 7 unchanged lines',
  ])
})

test('a single line is not hidden', () => {
  expect(shape(compare(8, { 5: 'line 5 too' }), new Map())).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a long run is shown bit by bit, next to what shows already', () => {
  const blocks = compare(1_000, { 1: 'line 1 too' })
  const before = shape(blocks, new Map())
  expect(before).toEqual([1, 2, 3, 4, 'Show 200 of 996 unchanged lines'])
  const after = shape(blocks, new Map([[1, 200]]))
  expect(after).toHaveLength(205)
  expect(after.at(-1)).toBe('Show 200 of 796 unchanged lines')
  expect(shape(blocks, new Map([[1, 996]]))).toHaveLength(1_000)
})

test('a huge difference is cut too, and its end can be reached', () => {
  const { blocks } = diffLines('', numbers(5_000))
  expect(visibleItems(blocks, new Map()).length).toBeLessThan(500)
  expect(shape(blocks, new Map()).at(-1)).toBe('Show 200 of 4,601 changed lines')
  expect(visibleItems(blocks, new Map([[0, 4_601]]))).toHaveLength(5_001)
})

test('in one column the removed lines of a block come before the added ones', () => {
  const text = (line: DiffLine | undefined) => line?.parts.map((part) => part.text).join('')
  const blocks = unified(compare(3, { 1: 'line 1 too', 2: 'line 2 too' }))
  const rows = visibleItems(blocks, new Map()).flatMap((item) =>
    item.kind === 'row' ? [[text(item.row.before), text(item.row.after)]] : [],
  )
  expect(rows).toEqual([
    ['line 1', undefined],
    ['line 2', undefined],
    [undefined, 'line 1 too'],
    [undefined, 'line 2 too'],
    ['line 3', 'line 3'],
  ])
})
