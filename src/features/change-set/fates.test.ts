import { expect, test } from 'vitest'
import { countWords } from './fates.ts'

test('what becomes of the resources is counted in words', () => {
  expect(countWords({ added: 1, updated: 2, replaced: 1 })).toBe(
    '1 added, 2 modified in place, 1 replaced',
  )
})
