import { expect, test } from 'vitest'
import { runSummary } from './run-summary.ts'

test.each([
  ['{"ProviderType":"GitHub","CommitMessage":"Fix the total"}', 'Fix the total'],
  ['Approved by arn:aws:iam::111122223333:user/console', null],
  ['{"deployed":3}', null],
  ['{not JSON', null],
])('%s', (summary, words) => {
  expect(runSummary(summary)).toBe(words ?? summary)
})
