import { expect, test } from 'vitest'
import type { Draft } from '../../draft/draft.ts'
import { changeRegion, removeAction } from '../../pipeline/action-edits.ts'
import { deployAction, healthy, home } from '../../pipeline/example-pipelines.ts'
import { tidied } from './idle-stores.ts'
import { outcomeOf } from './outcome.ts'
import { inRegion, openQuestion, whyNotBucket } from './region-fields.ts'

const draft: Draft = {
  connection: 'sandbox',
  region: home,
  pipeline: healthy.name,
  base: healthy,
  readAt: 1,
  edits: [],
}
const changing = { draft, pipeline: healthy }
const east = { stage: 'Deploy', action: 'Deploy-east' }
const about = { pipeline: healthy, homeRegion: home, action: deployAction('Deploy') }
const answers = { region: 'eu-west-1', store: undefined, isRewriting: true }
const buckets = [
  { name: 'ireland', region: 'eu-west-1' },
  { name: 'virginia', region: 'us-east-1' },
]

test('a change that AWS would refuse is said in words, and nothing that was wrong before', () => {
  const source = { stage: 'Source', action: 'Checkout' }
  const edits = changeRegion(source, { region: 'us-east-1', store: undefined, values: [] })
  const { errors } = outcomeOf(draft, edits)
  expect(errors).toEqual([expect.stringContaining('"Checkout" cannot run in us-east-1')])
  const wrong = { ...draft, edits }
  expect(outcomeOf(wrong, removeAction(healthy, east)).errors).toEqual([])
})

test('an edit that no longer fits is all that is said', () => {
  const { errors } = outcomeOf(draft, removeAction(healthy, { ...east, action: 'Gone' }))
  expect(errors).toEqual([expect.stringContaining('has no action named "Gone"')])
})

test('the store that a change leaves idle goes with it, unless it is kept', () => {
  const edits = removeAction(healthy, east)
  const gone = tidied(changing, edits, [])
  expect(gone.idle).toEqual(['us-east-1'])
  expect(gone.outcome.pipeline).not.toHaveProperty('artifactStores')
  const kept = tidied(changing, edits, ['us-east-1'])
  expect(kept.idle).toEqual(['us-east-1'])
  expect(kept.outcome.pipeline.artifactStores).toEqual(healthy.artifactStores)
})

test.each([
  ['no region', { region: '' }, 'Choose a region.'],
  ['a region with a store', { region: 'us-east-1' }, undefined],
  ['a region without one', {}, 'Choose an artifact bucket in eu-west-1.'],
  ['a bucket there', { store: { bucket: 'ireland', keyId: '' } }, undefined],
  [
    'a bucket elsewhere',
    { store: { bucket: 'virginia', keyId: '' } },
    'Bucket "virginia" lies in us-east-1. Choose one in eu-west-1.',
  ],
])('with %s answered, what is open is said', (_, part, expected) => {
  const choices = { all: buckets, suggested: undefined }
  expect(openQuestion(about, { ...answers, ...part }, choices)).toBe(expected)
})

test('a bucket that nobody lists may be used', () => {
  expect(whyNotBucket('another-accounts', 'eu-west-1', buckets)).toBeUndefined()
})

test('a store is set only where the pipeline has none', () => {
  expect(inRegion(about, answers, 'ireland').store).toEqual({ type: 'S3', location: 'ireland' })
  expect(inRegion(about, { ...answers, region: 'us-east-1' }, 'ireland').store).toBeUndefined()
})
