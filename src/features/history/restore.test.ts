import { expect, test } from 'vitest'
import type { KnownVersion } from '../../aws/history.ts'
import { editedOf, hasEdits } from '../../draft/draft.ts'
import { lossesOf } from '../../draft/losses.ts'
import { findChanges } from '../../pipeline/changes.ts'
import { applyPlan } from '../../pipeline/edits.ts'
import { deployAction, healthy, home } from '../../pipeline/example-pipelines.ts'
import { restoreDraft } from './restore.ts'

const place = { connection: 'sandbox', region: home }
const old = healthy
const { pipeline: now } = applyPlan(old, {
  homeRegion: home,
  edits: [
    { kind: 'remove-stage', stage: old.stages.at(-1)?.name ?? '' },
    { kind: 'add-stage', stage: 'Later', position: { at: 'end' } },
    { kind: 'add-action', stage: 'Later', action: deployAction('Later') },
  ],
})
const version = (number: number, pipeline: typeof old): KnownVersion => ({
  version: number,
  pipeline: { ...pipeline, version: number },
  made: undefined,
  keptBy: 'aws',
})
const draft = restoreDraft({
  place,
  newest: version(12, now),
  version: version(3, old),
  readAt: 1,
})

test('a restore makes the old structure of the newest version', () => {
  const { pipeline, conflicts } = editedOf(draft)
  expect(conflicts).toEqual([])
  expect(findChanges(pipeline, old, home)).toEqual([])
})

test('a restore is pinned to the newest version, as every draft is', () => {
  expect(hasEdits(draft)).toBe(true)
  expect(draft.base.version).toBe(12)
  expect(editedOf(draft).pipeline.version).toBe(12)
})

test('what a draft would lose is said in sentences', () => {
  expect(lossesOf(draft)).toContain('Remove stage "Later" and its 1 action(s).')
})

test('a decision that is open in a draft is said to be lost too', () => {
  const open = { ...draft, edits: [], sentAt: 1, overtaken: { base: old } }
  expect(lossesOf(open)).toEqual([
    'The decision about the version that your submit wrote over.',
    'The look-up of what became of your last submit.',
  ])
})
