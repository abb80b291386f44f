import { expect, test } from 'vitest'
import type { Pipeline } from './pipeline.ts'
import { retryableStages, stateOfRun, waitingApprovals } from './runs.ts'

const action = (name: string, category = 'Build') => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider: 'CodeBuild', version: '1' },
})
const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: [
    { name: 'Source', actions: [action('Checkout', 'Source')] },
    { name: 'Build', actions: [action('Compile'), action('Lint')] },
    { name: 'Deploy', actions: [action('Ship', 'Deploy')] },
  ],
}
const ran = (place: string, status: string, minute = 0) => {
  const [stageName, actionName] = place.split('/')
  return { stageName, actionName, status, startTime: new Date(Date.UTC(2026, 0, 1, 0, minute)) }
}
const stagesOf = (status: string, ...executions: ReturnType<typeof ran>[]) =>
  stateOfRun(pipeline, status, executions).stageStates?.map(
    ({ latestExecution }) => latestExecution?.status,
  )

test('a stage has succeeded when all of its actions have', () => {
  expect(
    stagesOf(
      'InProgress',
      ran('Source/Checkout', 'Succeeded'),
      ran('Build/Compile', 'Succeeded'),
      ran('Build/Lint', 'InProgress'),
    ),
  ).toEqual(['Succeeded', 'InProgress', undefined])
})

test('a stage with a failed or an abandoned action did not succeed', () => {
  expect(
    stagesOf('Failed', ran('Build/Compile', 'Failed'), ran('Build/Lint', 'Succeeded')),
  ).toEqual([undefined, 'Failed', undefined])
  expect(stagesOf('Stopped', ran('Build/Compile', 'Abandoned'))).toEqual([
    undefined,
    'Stopped',
    undefined,
  ])
})

test('a stage whose later actions never started is where the run is', () => {
  expect(stagesOf('Stopped', ran('Build/Compile', 'Succeeded'))?.[1]).toBe('Stopped')
})

test('of a retried action the newest execution counts, wherever AWS lists it', () => {
  const retried = [ran('Deploy/Ship', 'Succeeded', 9), ran('Deploy/Ship', 'Failed', 3)]
  expect(stagesOf('Succeeded', ...retried)?.[2]).toBe('Succeeded')
  expect(stagesOf('Succeeded', ...retried.toReversed())?.[2]).toBe('Succeeded')
})

test('an action of a run tells when it ran, what it found and why it failed', () => {
  const [startTime, lastUpdateTime] = [new Date(0), new Date(60_000)]
  const errorDetails = { message: 'No such branch' }
  const execution = {
    ...{ stageName: 'Source', actionName: 'Checkout', status: 'Failed' },
    ...{ startTime, lastUpdateTime, output: { executionResult: { errorDetails } } },
  }
  const { stageStates } = stateOfRun(
    pipeline,
    'Failed',
    [execution],
    [{ actionName: 'Checkout', revisionId: 'abc' }],
  )
  expect(stageStates[0]?.actionStates).toEqual([
    {
      actionName: 'Checkout',
      currentRevision: { revisionId: 'abc' },
      latestExecution: {
        status: 'Failed',
        startTime,
        lastStatusChange: lastUpdateTime,
        errorDetails,
      },
    },
  ])
})

test('an approval waits while it has a token and is in progress', () => {
  const stage = (status: string, token?: string) => ({
    stageName: 'Approve',
    latestExecution: { pipelineExecutionId: 'run', status: 'InProgress' },
    actionStates: [{ actionName: 'Sign-off', latestExecution: { status, token } }],
  })
  expect(waitingApprovals({ stageStates: [stage('InProgress', 't')] })).toEqual([
    { stage: 'Approve', action: 'Sign-off', token: 't', run: 'run' },
  ])
  expect(waitingApprovals({ stageStates: [stage('Succeeded', 't'), stage('InProgress')] })).toEqual(
    [],
  )
})

test('a failed and a stopped stage can be retried, and no other', () => {
  const stages = ['Failed', 'Stopped', 'Succeeded', 'InProgress'].map((status) => ({
    stageName: status,
    latestExecution: { pipelineExecutionId: 'run', status },
  }))
  expect(retryableStages({ stageStates: stages }).map(({ stage }) => stage)).toEqual([
    'Failed',
    'Stopped',
  ])
})
