import { expect, test } from 'vitest'
import { findChangeNotes } from './change-notes.ts'
import { describeChange, findChanges } from './changes.ts'
import { applyPlan, type Edit } from './edits.ts'
import { exampleAction, healthy, home } from './example-pipelines.ts'
import { findEditProblems } from './masked-values.ts'
import type { Pipeline } from './pipeline.ts'
import { connectSource, isConnectionArn, repositoryOf, stopPolling } from './source-edits.ts'

const gitHub = exampleAction('Checkout', ['Source', 'GitHub', 'ThirdParty'], {
  namespace: 'Source',
  configuration: {
    Owner: 'example',
    Repo: 'shop',
    Branch: 'main',
    OAuthToken: '****',
    PollForSourceChanges: 'true',
  },
  outputArtifacts: [{ name: 'App' }],
})
const other = exampleAction('Other', ['Source', 'CodeCommit'], {
  configuration: { RepositoryName: 'r', BranchName: 'b' },
  outputArtifacts: [{ name: 'OtherArtifact' }],
})
const [, ...later] = healthy.stages
const base: Pipeline = {
  ...healthy,
  stages: [{ name: 'Source', actions: [other, gitHub] }, ...later],
}

const edited = (edits: readonly Edit[]) => {
  const { pipeline, conflicts } = applyPlan(base, { homeRegion: home, edits })
  expect(conflicts).toEqual([])
  return {
    pipeline,
    sentences: findChanges(base, pipeline, home).map(describeChange),
    notes: findChangeNotes(base, pipeline).map(({ text }) => text),
  }
}

test('a source that is no longer polled needs something else to start the pipeline', () => {
  const place = { stage: 'Source', action: 'Other' }
  const { sentences, notes } = edited(stopPolling(place))
  expect(sentences).toEqual([
    'In action "Other" of stage "Source", configuration.PollForSourceChanges is set to "false".',
  ])
  expect(notes).toEqual([expect.stringContaining('an event rule in EventBridge has to start')])
  const { notes: ofGitHub } = edited(stopPolling({ ...place, action: 'Checkout' }))
  expect(ofGitHub).toEqual([expect.stringContaining('a webhook has to start')])
})

test('GitHub goes on behind a connection, as the same action without its token', () => {
  const connectionArn = 'arn:aws:codeconnections:us-west-2:111122223333:connection/0-1'
  const to = { ...repositoryOf(gitHub), connectionArn }
  const { pipeline, sentences, notes } = edited(connectSource('Source', gitHub, to))
  const [, connected] = pipeline.stages[0]?.actions ?? []
  expect(connected).toEqual({
    ...gitHub,
    actionTypeId: {
      category: 'Source',
      owner: 'AWS',
      provider: 'CodeStarSourceConnection',
      version: '1',
    },
    configuration: {
      ConnectionArn: connectionArn,
      FullRepositoryId: 'example/shop',
      BranchName: 'main',
      DetectChanges: 'true',
    },
  })
  expect(findEditProblems(base, pipeline, home)).toEqual([])
  expect(sentences).toEqual([
    expect.stringContaining('actionTypeId.provider changes from "GitHub"'),
  ])
  expect(notes).toEqual([expect.stringContaining('can be deleted')])
})

test('another type is another price, in both directions, and nothing else', () => {
  const { sentences, notes } = edited([{ kind: 'set-pipeline-type', pipelineType: 'V2' }])
  expect(sentences).toEqual(['pipelineType is set to "V2".'])
  expect(notes).toEqual([expect.stringMatching(/type V2 is paid by the minute/)])
  const back = findChangeNotes({ ...base, pipelineType: 'V2' }, base)
  expect(back).toEqual([expect.objectContaining({ text: expect.stringMatching(/by the month/) })])
  expect(findChangeNotes(base, { ...base, pipelineType: 'V1' })).toEqual([])
})

test.each([
  ['arn:aws:codeconnections:us-west-2:111122223333:connection/0f1e', true],
  ['arn:aws-cn:codestar-connections:cn-north-1:111122223333:connection/0f1e', true],
  ['arn:aws:codeconnections:us-west-2:111122223333:host/0f1e', false],
  ['arn:aws:iam::111122223333:role/connection', false],
  ['', false],
])('tells the ARN of a connection from other texts: %s', (text, isOne) => {
  expect(isConnectionArn(text)).toBe(isOne)
})
