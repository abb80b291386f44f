import { expect, test } from 'vitest'
import { stillRows } from './use-still-page.ts'

test('rows that a filter leaves over keep their places behind those that match', () => {
  expect(stillRows(['release-2500'], ['release-0000', 'release-0001'])).toEqual([
    'release-2500',
    'release-0001',
  ])
})

test('a page that has grown has no row left over', () => {
  expect(stillRows(['a', 'b'], ['c'])).toEqual(['a', 'b'])
})

test('where nothing matches no row is left, so that the table can say so', () => {
  expect(stillRows([], ['a'])).toEqual([])
})
