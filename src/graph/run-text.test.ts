import { expect, test } from 'vitest'
import { runStatus } from './run-status.ts'
import { runText } from './run-text.ts'

const now = Date.UTC(2026, 10, 26, 12)
const before = (seconds: number) => new Date(now - seconds * 1000)

test('counts what goes on, from its start or from the last change', () => {
  const status = runStatus('InProgress')
  expect(runText({ status, changed: before(75) }, now)).toBe('In progress, 1 min 15 s')
  expect(runText({ status, started: before(90), changed: before(5) }, now)).toBe(
    'In progress, 1 min 30 s',
  )
})

test('says how long it took, or else how long ago it ended, and what it found', () => {
  const status = runStatus('Succeeded')
  const revision = '570f7d53a9b1c2d3e4f5061728394a5b6c7d8e9f'
  expect(runText({ status, started: before(40), changed: before(30), revision }, now)).toBe(
    'Succeeded, 10 s, 570f7d53',
  )
  expect(runText({ status, changed: before(7200) }, now)).toBe('Succeeded, 2 hours ago')
  expect(runText({ status: runStatus(undefined) }, now)).toBe('Not run yet')
})
