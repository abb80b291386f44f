import { describe, expect, test } from 'vitest'
import {
  findConnection,
  forgetConnections,
  knownConnections,
  registerConnections,
} from './connection.ts'
import { credentialsPause } from './connections.ts'

describe('credentials are looked at again', () => {
  const now = Date.UTC(2026, 10, 23, 12)
  const inSeconds = (seconds: number) => new Date(now + seconds * 1000)

  test.each([
    ['never, where they do not expire', undefined, false],
    ['as they expire', inSeconds(60), 60_000],
    ['after five seconds, where they have expired', inSeconds(-60), 5_000],
    ['after half an hour, where they are good for days', inSeconds(200_000), 1_800_000],
  ])('%s', (_, expires, pause) => {
    expect(credentialsPause(expires, now)).toBe(pause)
  })
})

test('a connection is known until it is gone, the sandbox first', () => {
  registerConnections([
    { id: 'profile:a', label: 'a', kind: 'static', transport: 'bridge' },
    { id: 'keys', label: 'Pasted keys', kind: 'browser', transport: 'browser' },
  ])
  expect(knownConnections().map(({ id }) => id)).toEqual(['sandbox', 'profile:a', 'keys'])
  forgetConnections(({ id }) => id === 'profile:a')
  expect(findConnection('profile:a')).toBeUndefined()
  expect(findConnection('keys')).toHaveProperty('transport', 'browser')
})
