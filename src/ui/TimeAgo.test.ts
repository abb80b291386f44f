import { expect, test } from 'vitest'
import { timeAgo } from './TimeAgo.tsx'

const now = Date.parse('2026-03-01T12:00:00Z')

test.each([
  ['2026-03-01T11:59:30Z', 'just now'],
  ['2026-03-01T11:58:00Z', '2 minutes ago'],
  ['2026-03-01T09:00:00Z', '3 hours ago'],
  ['2026-02-28T12:00:00Z', 'yesterday'],
  ['2026-01-01T12:00:00Z', '2 months ago'],
])('%s is said as "%s"', (date, words) => {
  expect(timeAgo(new Date(date), now)).toBe(words)
})
