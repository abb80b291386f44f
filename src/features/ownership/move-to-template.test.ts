import { expect, test } from 'vitest'
import type { Draft } from '../../draft/draft.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { readTemplate } from '../../template/read-template.ts'
import { withLiveEdits } from './move-to-template.ts'
import { templateDraftKey, templateReviewHref } from './owning-stack.ts'

const place = { connection: 'sandbox', region: 'us-west-2' }
const owner = { owner: 'stack', stackId: 'arn', stackName: 'release', logicalId: 'App' } as const
const edits: Edit[] = [{ kind: 'add-stage', stage: 'Frankfurt', position: { at: 'end' } }]
const live: Draft = {
  ...place,
  pipeline: 'web',
  base: { name: 'web', roleArn: 'r', stages: [] },
  readAt: 1,
  edits,
}
const reading = readTemplate(
  'Resources:\n  App:\n    Type: AWS::CodePipeline::Pipeline\n    Properties: { Stages: [] }\n',
)
const key = templateDraftKey(place, owner)

test('the edits of a live pipeline become a draft of its template, once', () => {
  const found = reading.ok ? reading.template.pipelines[0] : undefined
  if (!found) throw new Error('No pipeline')
  const made = withLiveEdits(live, found, { key, now: 2 })
  expect(made).toMatchObject({ ...place, pipeline: 'stack/release/App', readAt: 2, edits })
  expect(made.base.name).toBe('App')
  expect(withLiveEdits(live, found, { key, before: made, now: 3 })).toEqual(made)
})

test('the review of the template has an address', () => {
  expect(templateReviewHref(place, owner)).toBe(
    '/sandbox/us-west-2/stacks/release/template/App/review',
  )
})
