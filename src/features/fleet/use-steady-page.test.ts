import { expect, test } from 'vitest'
import { steadyPage } from './use-steady-page.ts'

const row = (id: string, gravity = 0) => ({ id, gravity })

test('rows keep their places, and show what is known of them by now', () => {
  const rows = [row('b', 3), row('a', 1)]
  expect(steadyPage(['a', 'b'], rows, rows, 25)).toEqual([row('a', 1), row('b', 3)])
})

test('what is new comes below, as far as the page has room', () => {
  const page = [row('new'), row('a'), row('newer')]
  expect(steadyPage(['a'], page, page, 2)).toEqual([row('a'), row('new')])
})

test('a row that went to another page of the new order stays; one that is gone goes', () => {
  expect(steadyPage(['gone', 'b'], [row('a')], [row('a'), row('b')], 25)).toEqual([
    row('b'),
    row('a'),
  ])
})
