import { expect, test } from 'vitest'
import type { Draft } from '../../draft/draft.ts'
import { firstAnswers } from '../add-action/defaults.ts'
import { draftAddress } from './draft-address.ts'

const base = { name: 'release', roleArn: '', stages: [] }
const draft: Draft = {
  connection: 'sandbox',
  region: 'us-west-2',
  pipeline: 'release',
  base,
  readAt: 0,
  edits: [],
}

test.each([
  ['release', '/sandbox/us-west-2/pipelines/release'],
  ['template/AppPipeline', '/template/AppPipeline'],
  ['stack/web/AppPipeline', '/sandbox/us-west-2/stacks/web/template/AppPipeline'],
])('the draft %s is shown at %s', (pipeline, open) => {
  expect(draftAddress({ ...draft, pipeline })).toEqual({
    title: 'release',
    open,
    resume: `${open}/review`,
  })
})

test('a draft with answers goes on in the wizard', () => {
  const answers = firstAnswers({ base, homeRegion: 'us-west-2' })
  expect(draftAddress({ ...draft, answers }).resume).toMatch(/release\/add-action$/)
})
