import { expect, test } from 'vitest'
import { applyPlan, type Edit } from '../../pipeline/edits.ts'
import { healthy, home } from '../../pipeline/example-pipelines.ts'
import type { KnownVersion } from '../../aws/history.ts'
import { summaryOf, versionRows } from './version-rows.ts'

const addStage = (stage: string): Edit => ({ kind: 'add-stage', stage, position: { at: 'end' } })
const edited = (...edits: Edit[]) => applyPlan(healthy, { homeRegion: home, edits }).pipeline

const known = (version: number, ...edits: Edit[]): KnownVersion => ({
  version,
  pipeline: edited(...edits),
  made: undefined,
  keptBy: 'aws',
})

const summaries = (...versions: KnownVersion[]) => versionRows(versions, home).map(summaryOf)

test('a version says what changed since the one before it', () => {
  expect(summaries(known(2, addStage('A')), known(1))).toEqual([
    'Add stage "A" after "Deploy".',
    'The first version.',
  ])
})

test('more than one change is one sentence and a count', () => {
  const [summary] = summaries(known(2, addStage('A'), addStage('B'), addStage('C')), known(1))
  expect(summary).toBe('Add stage "A" after "Deploy". And 2 more.')
})

test('a version that only repeats the structure says so', () => {
  expect(summaries(known(2), known(1))[0]).toBe('Nothing changed in the structure.')
})

test('where the version before is not known, the sentence names the one it is compared with', () => {
  const [newest, oldest] = summaries(known(9, addStage('A')), known(4))
  expect(newest).toBe('Since version 4: Add stage "A" after "Deploy".')
  expect(oldest).toBe('The oldest version known.')
})

test('a version with the newest structure is known, because restoring it changes nothing', () => {
  const rows = versionRows([known(3), known(2, addStage('A')), known(1)], home)
  expect(rows.map(({ isNewest, isLikeNewest }) => [isNewest, isLikeNewest])).toEqual([
    [true, true],
    [false, false],
    [false, true],
  ])
})
