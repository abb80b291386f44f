import { describe, expect, test } from 'vitest'
import type { KnownVersion } from '../../aws/history.ts'
import { healthy } from '../../pipeline/example-pipelines.ts'
import { choose, chosenVersions, findCompared } from './compared.ts'

const versions = [9, 8, 7, 2].map((version): KnownVersion => ({
  version,
  pipeline: healthy,
  made: undefined,
  keptBy: 'aws',
}))

describe('the chosen versions', () => {
  test('are the newest and the one before it until someone chooses', () => {
    expect(chosenVersions({}, versions, false)).toEqual([8, 9])
  })

  test('are those of the URL', () => {
    expect(chosenVersions({ from: 2, to: 7 }, versions, false)).toEqual([2, 7])
    expect(chosenVersions({ to: 7 }, versions, false)).toEqual([7])
    expect(chosenVersions({ from: 7, to: 7 }, versions, false)).toEqual([7])
  })

  test('wait for the version before while it may still arrive', () => {
    const arrived = versions.filter(({ version }) => version !== 8)
    expect(chosenVersions({}, arrived, true)).toEqual([8, 9])
    expect(chosenVersions({}, arrived, false)).toEqual([7, 9])
  })

  test('may be one alone, or none', () => {
    expect(chosenVersions({}, versions.slice(0, 1), false)).toEqual([9])
    expect(chosenVersions({}, [], true)).toEqual([])
  })
})

describe('a click', () => {
  test('takes a version away', () => {
    expect(choose([8, 9], [9])).toEqual({ to: 9 })
  })

  test('adds a second version after the first', () => {
    expect(choose([9], [9, 2])).toEqual({ from: 9, to: 2 })
  })

  test('puts a third version in the place of the one chosen first', () => {
    expect(choose([8, 9], [2, 8, 9])).toEqual({ from: 9, to: 2 })
  })

  test('on all of them means the oldest and the newest', () => {
    expect(choose([8, 9], [9, 8, 7, 2])).toEqual({ from: 2, to: 9 })
  })

  test('on nothing goes back to the default', () => {
    expect(choose([9], [])).toEqual({})
  })
})

describe('the comparison', () => {
  test('goes from the older to the newer version, however they were chosen', () => {
    expect(findCompared([9, 2], versions)).toMatchObject({
      kind: 'pair',
      older: { version: 2 },
      newer: { version: 9 },
    })
  })

  test('needs two versions', () => {
    expect(findCompared([9], versions)).toEqual({ kind: 'too-few' })
  })

  test('names versions that are not known', () => {
    expect(findCompared([9, 3], versions)).toEqual({ kind: 'unknown', versions: [3] })
  })
})
