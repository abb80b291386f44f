import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffRow, diffLines } from './line-diff.ts'

const open = (rows: readonly DiffRow[]): DiffRow[] =>
  rows.flatMap((row) => (row.kind === 'hidden' ? open(row.rows) : [row]))

const textOf = (rows: readonly DiffRow[], side: 'left' | 'right') =>
  open(rows)
    .flatMap((row) => (row.kind === 'hidden' ? [] : [row[side]]))
    .filter((line) => line !== undefined)
    .map(({ text }) => text)
    .join('\n')

test('both texts can be read from the rows, in order', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '')).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = diffLines(before, after)
      expect(textOf(rows, 'left')).toBe(before)
      expect(textOf(rows, 'right')).toBe(after)
    }),
  )
})

test('a changed line stands beside what it became', () => {
  expect(diffLines('a\nb', 'a\nc')).toEqual([
    { kind: 'same', left: { number: 1, text: 'a' }, right: { number: 1, text: 'a' } },
    { kind: 'changed', left: { number: 2, text: 'b' }, right: { number: 2, text: 'c' } },
  ])
})

test('lines far from a change are folded', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const rows = diffLines(lines.join('\n'), [...lines, 'new'].join('\n'))
  expect(rows[0]).toMatchObject({ kind: 'hidden' })
  expect(rows).toHaveLength(5)
})
