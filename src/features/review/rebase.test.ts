import { expect, test } from 'vitest'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { describeChange } from '../../pipeline/changes.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { changesSince, rebase } from './rebase.ts'

const base: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  version: 1,
  stages: [{ name: 'Source', actions: [] }],
}
const draft: Draft = {
  connection: 'sandbox',
  region: 'us-west-2',
  pipeline: 'p',
  base,
  readAt: 0,
  edits: [{ kind: 'add-stage', stage: 'Mine', position: { at: 'end' } }],
}
const read = (pipeline: Pipeline) => ({
  pipeline,
  version: pipeline.version ?? 1,
  arn: undefined,
  created: undefined,
  updated: undefined,
})
const theirs = read({
  ...base,
  version: 2,
  stages: [...base.stages, { name: 'Theirs', actions: [] }],
})

test("both people's stages are there after a rebase", () => {
  const edited = editedOf(rebase(draft, theirs, 5))
  expect(edited.pipeline.stages.map(({ name }) => name)).toEqual(['Source', 'Theirs', 'Mine'])
  expect(edited.pipeline.version).toBe(2)
  expect(edited.conflicts).toEqual([])
})

test('what the others did is said', () => {
  expect(changesSince(draft, theirs).map(describeChange)).toEqual([
    'Add stage "Theirs" after "Source".',
  ])
})

test('an edit whose name was taken meanwhile is a conflict, not an overwrite', () => {
  const taken = read({
    ...base,
    version: 2,
    stages: [...base.stages, { name: 'Mine', actions: [] }],
  })
  expect(editedOf(rebase(draft, taken, 5)).conflicts).toMatchObject([
    { conflict: { kind: 'stage-name-taken', stage: 'Mine' } },
  ])
})
