import { expect, test } from 'vitest'
import { type BeforeUpdate, blastRadius, describeEffect, isLoss } from './blast-radius.ts'
import type { Pipeline } from './pipeline.ts'

const action = (name: string, category = 'Deploy') => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider: 'CodeDeploy', version: '1' },
})
const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  version: 4,
  pipelineType: 'V2',
  stages: [
    { name: 'Source', actions: [action('Checkout', 'Source')] },
    { name: 'Build', actions: [action('Compile', 'Build')] },
    { name: 'Deploy', actions: [action('Ship')] },
  ],
}
const updated = new Date(Date.UTC(2026, 10, 20))
const run = (id: string, status: string, day = 21) => ({
  pipelineExecutionId: `${id}-4a5b-4c6d-8e7f-000000000000`,
  status,
  startTime: new Date(Date.UTC(2026, 10, day)),
  sourceRevisions: [{ revisionId: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c' }],
})
const idOf = (id: string) => run(id, '').pipelineExecutionId

const sentences = (before: Partial<BeforeUpdate>) =>
  blastRadius({
    pipeline,
    updated,
    runs: { answer: [] },
    state: { answer: {} },
    ...before,
  }).map(describeEffect)

test('an idle pipeline has nothing to lose', () => {
  expect(sentences({})).toEqual([])
})

test('a run is named with its revision and the stage it is in', () => {
  const state = {
    stageStates: [
      {
        stageName: 'Build',
        latestExecution: { pipelineExecutionId: idOf('11111111'), status: 'InProgress' },
      },
    ],
  }
  expect(
    sentences({ runs: { answer: [run('11111111', 'InProgress')] }, state: { answer: state } }),
  ).toEqual(['Run 11111111 (revision 9f8e7d6c) is in stage "Build" and will fail.'])
})

const inbound = {
  stageStates: [
    {
      stageName: 'Deploy',
      inboundExecutions: [{ pipelineExecutionId: idOf('22222222'), status: 'InProgress' }],
    },
  ],
}

test('a run before a stage waits, or is queued where runs queue', () => {
  const before = {
    runs: { answer: [run('22222222', 'InProgress')] },
    state: { answer: inbound },
  }
  expect(sentences(before)[0]).toMatch('waits to enter stage "Deploy" and will fail')
  expect(sentences({ ...before, pipeline: { ...pipeline, executionMode: 'QUEUED' } })[0]).toMatch(
    'is queued before stage "Deploy" and will fail',
  )
})

test('every parallel run is named, with the stage that its own actions tell', () => {
  const told = sentences({
    pipeline: { ...pipeline, executionMode: 'PARALLEL' },
    runs: { answer: [run('33333333', 'InProgress'), run('44444444', 'Stopping')] },
    stageOf: (id) => (id === idOf('33333333') ? 'Deploy' : undefined),
  })
  expect(told).toEqual([
    'Run 33333333 (revision 9f8e7d6c) is in stage "Deploy" and will fail.',
    'Run 44444444 (revision 9f8e7d6c) is in progress and will fail.',
  ])
})

test('an approval that waits is lost with its run', () => {
  const state = {
    stageStates: [
      {
        stageName: 'Approve',
        actionStates: [
          { actionName: 'Sign-off', latestExecution: { status: 'InProgress', token: 't' } },
        ],
      },
    ],
  }
  expect(sentences({ state: { answer: state } })).toEqual([
    'The approval "Sign-off" in stage "Approve" is waiting; its run fails, so it can no longer be answered.',
  ])
})

test('a disabled transition is told with its reason, and is no loss', () => {
  const effects = blastRadius({
    pipeline,
    updated,
    runs: { answer: [] },
    state: {
      answer: {
        stageStates: [
          {
            stageName: 'Deploy',
            inboundTransitionState: { enabled: false, disabledReason: 'Freeze' },
          },
        ],
      },
    },
  })
  expect(effects.map(describeEffect)).toEqual([
    'The transition into stage "Deploy" is disabled (Freeze): runs stop before it, also after the update.',
  ])
  expect(effects.some(isLoss)).toBe(false)
})

const lost = (before: Partial<BeforeUpdate>) =>
  sentences(before).filter((text) => text.includes('rolled back'))

test('runs of the present version are lost as rollback targets, those of older ones already were', () => {
  const runs = [
    run('55555555', 'Succeeded', 22),
    run('66666666', 'Succeeded', 21),
    run('77777777', 'Succeeded', 10),
  ]
  expect(lost({ runs: { answer: runs } })).toEqual([
    'Stages "Build" and "Deploy" can no longer be rolled back to the 2 runs made on version 4: stage rollback only reaches runs of the current structure version.',
  ])
  expect(lost({ runs: { answer: runs.slice(2) } })).toEqual([])
})

test('a stage that succeeded in a run that failed later is a rollback target too', () => {
  const state = {
    stageStates: [
      {
        stageName: 'Build',
        latestExecution: { pipelineExecutionId: idOf('55555555'), status: 'Succeeded' },
      },
    ],
  }
  expect(lost({ runs: { answer: [run('55555555', 'Failed')] }, state: { answer: state } })).toEqual(
    [
      'Stage "Build" can no longer be rolled back to the run made on version 4: stage rollback only reaches runs of the current structure version.',
    ],
  )
})

test('a pipeline without stage rollback loses none', () => {
  const runs = { answer: [run('55555555', 'Succeeded')] }
  expect(lost({ runs, pipeline: { ...pipeline, pipelineType: 'V1' } })).toEqual([])
  expect(lost({ runs, pipeline: { ...pipeline, executionMode: 'PARALLEL' } })).toEqual([])
})

test('what could not be asked is said, and the rest is still told', () => {
  const why = 'User is not authorized to perform: codepipeline:GetPipelineState'
  expect(sentences({ runs: { answer: [run('88888888', 'InProgress')] }, state: { why } })).toEqual([
    'Run 88888888 (revision 9f8e7d6c) is in progress and will fail.',
    `It is not known which stages runs are in, nor which approvals wait and which transitions are disabled: ${why}`,
  ])
  expect(sentences({ runs: { why }, state: { answer: inbound } })).toEqual([
    `It is not known which runs are in progress: ${why}`,
  ])
})
