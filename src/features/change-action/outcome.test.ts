import { expect, test } from 'vitest'
import { healthyDraft } from '../../draft/example-draft.ts'
import { changeRegion, removeAction } from '../../pipeline/action-edits.ts'
import { deployAction, healthy, home } from '../../pipeline/example-pipelines.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { tidied } from './idle-stores.ts'
import { outcomeOf } from './outcome.ts'
import { inRegion } from './region-fields.ts'

const changing = { draft: healthyDraft, pipeline: healthy, findProblems }
const east = { stage: 'Deploy', action: 'Deploy-east' }
const about = { homeRegion: home, action: deployAction('Deploy') }
const answers = { region: 'eu-west-1', store: undefined, isRewriting: true }

test('a change that AWS would refuse is said in words, and nothing that was wrong before', () => {
  const source = { stage: 'Source', action: 'Checkout' }
  const edits = changeRegion(source, { region: 'us-east-1', store: undefined, values: [] })
  const { errors } = outcomeOf(changing, edits)
  expect(errors).toEqual([expect.stringContaining('"Checkout" cannot run in us-east-1')])
  const wrong = { ...healthyDraft, edits }
  expect(outcomeOf({ ...changing, draft: wrong }, removeAction(healthy, east)).errors).toEqual([])
})

test('an edit that no longer fits is all that is said', () => {
  const { errors } = outcomeOf(changing, removeAction(healthy, { ...east, action: 'Gone' }))
  expect(errors).toEqual([expect.stringContaining('has no action named "Gone"')])
})

test('what the text of a template does not take is said, and nobody is asked about no edits', () => {
  const whyRefused = () => 'This part is used in several places.'
  const written = { ...changing, whyRefused }
  expect(outcomeOf(written, removeAction(healthy, east)).errors).toEqual([whyRefused()])
  expect(outcomeOf(written, []).errors).toEqual([])
})

test('a store is left alone where nobody can tell whether it is used', () => {
  const unknown = { ...changing, findProblems: () => [] }
  expect(tidied(unknown, removeAction(healthy, east), []).idle).toEqual([])
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

test('a store goes with the region, and a name of blanks is none', () => {
  const named = (bucket: string) => inRegion(about, answers, { bucket, keyId: '' }).store
  expect(named(' ireland ')).toEqual({ type: 'S3', location: 'ireland' })
  expect(named('  ')).toBeUndefined()
  expect(inRegion(about, answers, undefined).store).toBeUndefined()
})
