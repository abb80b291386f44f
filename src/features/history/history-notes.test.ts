import { expect, test } from 'vitest'
import type { KnownVersion } from '../../aws/history.ts'
import { healthy } from '../../pipeline/example-pipelines.ts'
import { historyNotes } from './history-notes.ts'

const made = new Date(0)

const versions = (keptBy: KnownVersion['keptBy'], ...numbers: number[]): KnownVersion[] =>
  numbers.map((version) => ({ version, keptBy, pipeline: healthy, made }))

const kept =
  'This browser keeps the versions it reads, at most 100 of a pipeline, as AWS answers them: secrets stay masked.'

test('AWS may have every version', () => {
  expect(historyNotes({ versions: versions('aws', 3, 2, 1), keepsNone: undefined })).toEqual([
    'AWS keeps about the last ten versions of a pipeline; of this one it has versions 1 to 3.',
    kept,
  ])
})

test('versions that only this browser has, and those that nobody has, are named', () => {
  const all = [...versions('aws', 9, 8), ...versions('browser', 5, 3, 2)]
  expect(historyNotes({ versions: all, keepsNone: undefined })).toEqual([
    'AWS keeps about the last ten versions of a pipeline; of this one it has versions 8 and 9.',
    'Versions 2, 3 and 5 are kept by this browser only.',
    'Versions 1, 4, 6 and 7 are not known: AWS keeps them no more, and this browser has not read them.',
    kept,
  ])
})

test('one version is not many', () => {
  const all = [...versions('aws', 3), ...versions('browser', 2)]
  expect(historyNotes({ versions: all, keepsNone: undefined }).slice(1, 3)).toEqual([
    'Version 2 is kept by this browser only.',
    'Version 1 is not known: AWS keeps it no more, and this browser has not read it.',
  ])
})

test('a browser that cannot keep versions says so in its own words', () => {
  expect(historyNotes({ versions: versions('aws', 1), keepsNone: 'no room' }).at(-1)).toBe(
    'This browser cannot keep versions (no room), so only those that AWS has are shown.',
  )
})

test('a time that AWS has not told is explained', () => {
  const [first] = versions('aws', 1)
  const unknown = [{ ...first!, made: undefined }]
  expect(historyNotes({ versions: unknown, keepsNone: undefined })).toContain(
    'Where no time is known, AWS has told only when the pipeline was last updated.',
  )
})
