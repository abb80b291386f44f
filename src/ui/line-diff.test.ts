import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiffLine, diffLines, type LineDiff } from './line-diff.ts'

const pretty = (value: unknown) => JSON.stringify(value, null, 2)
const textOf = (line: DiffLine) => line.parts.map(({ text }) => text).join('')
const changedText = (line: DiffLine | undefined) =>
  line?.parts.filter(({ isChanged }) => isChanged).map(({ text }) => text)

const sideOf = ({ blocks }: LineDiff, side: 'before' | 'after') =>
  blocks
    .flatMap(({ rows }) => rows.map((row) => row[side]))
    .filter((line): line is DiffLine => line !== undefined)

const changedRows = ({ blocks }: LineDiff) =>
  blocks.filter(({ isSame }) => !isSame).flatMap(({ rows }) => rows)

describe('every comparison', () => {
  test('holds both texts whole, in order, and numbers their lines', () => {
    const text = fc
      .array(fc.constantFrom('{', '}', '},', '"a": 1', '"a": 2,', '  "b": []', ''), {
        maxLength: 30,
      })
      .map((all) => all.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = diffLines(before, after)
        for (const [side, whole] of [
          ['before', before],
          ['after', after],
        ] as const) {
          const lines = sideOf(diff, side)
          expect(lines.map(textOf).join('\n')).toBe(whole)
          expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1))
        }
      }),
    )
  })

  test('of a text with itself has one block, all the same', () => {
    const { blocks, added, removed } = diffLines('a\nb', 'a\nb')
    expect(blocks.map(({ isSame }) => isSame)).toEqual([true])
    expect({ added, removed }).toEqual({ added: 0, removed: 0 })
  })
})

test('a member put after another one does not make the first one differ by its comma', () => {
  const diff = diffLines(pretty([{ name: 'a' }]), pretty([{ name: 'a' }, { name: 'b' }]))
  expect(diff).toMatchObject({ added: 3, removed: 0 })
  expect(changedRows(diff).map(({ after }) => after && textOf(after))).toEqual([
    '  {',
    '    "name": "b"',
    '  }',
  ])
})

test('a changed value stands beside the old one, its words marked', () => {
  const diff = diffLines(pretty({ bucket: 'mine-us-west-2' }), pretty({ bucket: 'mine-eu-west-2' }))
  const [row] = changedRows(diff)
  expect(changedText(row?.before)).toEqual(['us'])
  expect(changedText(row?.after)).toEqual(['eu'])
})

test('a line that moves one level deeper stands beside itself', () => {
  const before = pretty({ artifactStore: { type: 'S3', location: 'mine' } })
  const after = pretty({ artifactStores: { 'us-west-2': { type: 'S3', location: 'mine' } } })
  const pairs = changedRows(diffLines(before, after)).map(({ before, after }) => [
    before && textOf(before).trim(),
    after && textOf(after).trim(),
  ])
  expect(pairs).toContainEqual(['"artifactStore": {', '"artifactStores": {'])
  expect(pairs).toContainEqual([undefined, '"us-west-2": {'])
  expect(pairs).toContainEqual(['"location": "mine"', '"location": "mine"'])
})

describe('a pipeline of 500 actions', () => {
  const actions = (rename: (index: number) => string) =>
    Array.from({ length: 500 }, (_, index) => ({
      name: rename(index),
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      configuration: Object.fromEntries(
        Array.from({ length: 18 }, (_, key) => [`Key${key}`, `${index}`]),
      ),
    }))

  test('one renamed action is one changed row of about 15,000', () => {
    const before = pretty(actions((index) => `action-${index}`))
    const after = pretty(actions((index) => (index === 250 ? 'other-250' : `action-${index}`)))
    const diff = diffLines(before, after)
    expect(sideOf(diff, 'before').length).toBeGreaterThan(13_000)
    expect(changedRows(diff)).toHaveLength(1)
    expect(diff.isRough).toBe(false)
  })

  test('where nothing matches, the comparison gives up and says so', () => {
    const before = pretty(actions((index) => `action-${index}`))
    const after = pretty(actions(String).map((action) => ({ all: JSON.stringify(action) })))
    const diff = diffLines(before, after)
    expect(diff.isRough).toBe(true)
    expect(sideOf(diff, 'after').map(textOf).join('\n')).toBe(after)
  })
})

test('a line that only moved deeper has no word marked', () => {
  const diff = diffLines(pretty({ a: 1 }), pretty({ stores: { a: 1 } }))
  const moved = changedRows(diff).find(({ before }) => before && textOf(before).includes('"a"'))
  expect(moved && changedText(moved.after)).toEqual([])
})
