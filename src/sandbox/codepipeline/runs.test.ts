import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { openSandbox, type TestSandbox } from '../testing.ts'

interface ActionState {
  actionName: string
  latestExecution?: Record<string, unknown> & { status: string; token?: string }
}

interface StageState {
  stageName: string
  actionStates: ActionState[]
  inboundExecution?: { pipelineExecutionId: string }
  latestExecution?: { pipelineExecutionId: string; status: string; type: string }
}

interface Summary {
  pipelineExecutionId: string
  status: string
}

const failing = 'failed-deployment'

const stageOf = async (aws: TestSandbox, name: string, stageName: string) => {
  const { stageStates } = await aws.call('GetPipelineState', { name })
  const found = (stageStates as StageState[]).find((stage) => stage.stageName === stageName)
  if (!found) throw new Error(`No stage ${stageName}`)
  return found
}

const runsOf = async (aws: TestSandbox, pipelineName: string, more: object = {}) =>
  (await aws.call('ListPipelineExecutions', { pipelineName, ...more }))[
    'pipelineExecutionSummaries'
  ] as Summary[]

const statuses = async (aws: TestSandbox, pipelineName: string) =>
  (await runsOf(aws, pipelineName)).map(({ status }) => status)

const start = async (aws: TestSandbox, name: string, more: object = {}) =>
  String((await aws.call('StartPipelineExecution', { name, ...more }))['pipelineExecutionId'])

const actionsOf = async (aws: TestSandbox, pipelineName: string, filter: object) =>
  (await aws.call('ListActionExecutions', { pipelineName, filter }))[
    'actionExecutionDetails'
  ] as Record<string, unknown>[]

const asV2 = async (aws: TestSandbox, part: Partial<Pipeline> = {}) =>
  aws.update({ ...(await aws.pipelineNow('MyFirstPipeline')), pipelineType: 'V2', ...part })

describe('a failed action', () => {
  test('says why, on the state and in the history', async () => {
    const aws = await openSandbox()
    const { latestExecution, actionStates } = await stageOf(aws, failing, 'Deploy')
    expect(latestExecution?.status).toBe('Failed')
    const failed = actionStates.find(({ actionName }) => actionName === 'Deploy-us-east-1')
    const errorDetails = {
      code: 'JobFailed',
      message: expect.stringMatching(/^The overall deployment failed because/),
    }
    expect(failed?.latestExecution).toMatchObject({
      status: 'Failed',
      errorDetails,
      externalExecutionUrl: expect.stringMatching(
        /codedeploy\/home\?region=us-east-1#\/deployments\/d-[0-9A-F]{9}$/,
      ),
    })
    const [run] = await runsOf(aws, failing)
    const actions = await actionsOf(aws, failing, { pipelineExecutionId: run?.pipelineExecutionId })
    expect(actions[0]).toMatchObject({
      actionName: 'Deploy-us-east-1',
      input: {
        region: 'us-east-1',
        inputArtifacts: [{ s3location: { bucket: 'my-storage-bucket-us-east-1' } }],
      },
      output: { executionResult: { errorDetails } },
    })
  })

  test('is retried alone, and both attempts stay in the history', async () => {
    const aws = await openSandbox()
    const [run] = await runsOf(aws, failing)
    const pipelineExecutionId = run?.pipelineExecutionId
    const retry = () =>
      aws.call('RetryStageExecution', {
        pipelineName: failing,
        stageName: 'Deploy',
        pipelineExecutionId,
        retryMode: 'FAILED_ACTIONS',
      })
    const before = await stageOf(aws, failing, 'Deploy')
    await retry()
    aws.advance(60)
    const after = await stageOf(aws, failing, 'Deploy')
    expect(after.actionStates[0]).toEqual(before.actionStates[0])
    expect(after).toMatchObject({
      latestExecution: { status: 'Succeeded' },
      retryStageMetadata: { manualStageRetryAttempt: 1, latestRetryTrigger: 'ManualStageRetry' },
    })
    expect(await statuses(aws, failing)).toEqual(['Succeeded', 'Succeeded'])
    const east = async (startTimeRange: string) =>
      (
        await actionsOf(aws, failing, {
          latestInPipelineExecution: { pipelineExecutionId, startTimeRange },
        })
      )
        .filter(({ actionName }) => actionName === 'Deploy-us-east-1')
        .map(({ status }) => status)
    expect(await east('All')).toEqual(['Succeeded', 'Failed'])
    expect(await east('Latest')).toEqual(['Succeeded'])
    expect(await retry()).toHaveProperty('error', 'StageNotRetryableException')
  })

  test('of an earlier run is not retried', async () => {
    const aws = await openSandbox()
    const [run] = await runsOf(aws, failing)
    await start(aws, failing)
    aws.advance(20)
    const answer = await aws.call('RetryStageExecution', {
      pipelineName: failing,
      stageName: 'Deploy',
      pipelineExecutionId: run?.pipelineExecutionId,
      retryMode: 'ALL_ACTIONS',
    })
    expect(answer).toHaveProperty('error', 'NotLatestPipelineExecutionException')
  })
})

describe('a source', () => {
  test('has a revision once it is through, the same one everywhere', async () => {
    const aws = await openSandbox()
    const name = 'MyFirstPipeline'
    const id = await start(aws, name)
    expect((await runsOf(aws, name))[0]).toHaveProperty('sourceRevisions', [])
    aws.advance(4)
    const [run] = await runsOf(aws, name)
    const [revision] = (run as unknown as { sourceRevisions: Record<string, string>[] })
      .sourceRevisions
    expect(revision).toEqual({
      actionName: 'Source',
      revisionId: expect.stringMatching(/^[0-9a-f]{40}$/),
      revisionSummary: expect.any(String),
      revisionUrl: expect.stringContaining('#/repository/MyTestRepo/commit/'),
    })
    const { pipelineExecution } = await aws.call('GetPipelineExecution', {
      pipelineName: name,
      pipelineExecutionId: id,
    })
    expect(pipelineExecution).toMatchObject({
      trigger: { triggerType: 'StartPipelineExecution' },
      executionMode: 'SUPERSEDED',
      executionType: 'STANDARD',
      artifactRevisions: [{ name: 'SourceArtifact', revisionId: revision?.['revisionId'] }],
    })
    expect((await stageOf(aws, name, 'Source')).actionStates[0]).toMatchObject({
      currentRevision: { revisionId: revision?.['revisionId'] },
      latestExecution: { summary: revision?.['revisionSummary'] },
      revisionUrl: revision?.['revisionUrl'],
    })
  })

  test('fetches the revision that the caller names; variables are resolved', async () => {
    const aws = await openSandbox()
    const name = 'v2-triggers-and-conditions'
    const id = await start(aws, name, {
      variables: [{ name: 'Environment', value: 'production' }],
      sourceRevisions: [
        { actionName: 'Checkout', revisionType: 'COMMIT_ID', revisionValue: 'abc123' },
      ],
    })
    aws.advance(4)
    const { pipelineExecution } = await aws.call('GetPipelineExecution', {
      pipelineName: name,
      pipelineExecutionId: id,
    })
    expect(pipelineExecution).toMatchObject({
      artifactRevisions: [{ revisionId: 'abc123' }],
      variables: [
        { name: 'Environment', resolvedValue: 'production' },
        { name: 'LogLevel', resolvedValue: 'info' },
      ],
    })
  })
})

describe('runs of one pipeline', () => {
  test('that wait for a stage give way to the newest, also when nobody looked meanwhile', async () => {
    const aws = await openSandbox()
    const name = 'MyFirstPipeline'
    for (const wait of [4, 4, 60]) {
      await start(aws, name)
      aws.advance(wait)
    }
    expect((await statuses(aws, name)).slice(0, 3)).toEqual([
      'Succeeded',
      'Superseded',
      'Succeeded',
    ])
  })

  test('go one after the other where they are queued', async () => {
    const aws = await openSandbox()
    await asV2(aws, { executionMode: 'QUEUED' })
    const ids = [await start(aws, 'MyFirstPipeline'), await start(aws, 'MyFirstPipeline')]
    const source = await stageOf(aws, 'MyFirstPipeline', 'Source')
    expect(source.latestExecution?.pipelineExecutionId).toBe(ids[0])
    expect(source.inboundExecution?.pipelineExecutionId).toBe(ids[1])
    aws.advance(60)
    expect((await statuses(aws, 'MyFirstPipeline')).slice(0, 2)).toEqual(['Succeeded', 'Succeeded'])
  })

  test('go side by side where they are parallel, 50 at most', async () => {
    const aws = await openSandbox()
    await asV2(aws, { executionMode: 'PARALLEL' })
    await Promise.all(Array.from({ length: 50 }, () => start(aws, 'MyFirstPipeline')))
    expect(await aws.call('StartPipelineExecution', { name: 'MyFirstPipeline' })).toHaveProperty(
      'error',
      'ConcurrentPipelineExecutionsLimitExceededException',
    )
    aws.advance(13)
    expect(new Set(await statuses(aws, 'MyFirstPipeline'))).toEqual(new Set(['Succeeded']))
  })

  test('that wait at a closed transition give way to the newest', async () => {
    const aws = await openSandbox()
    const pipelineName = 'MyFirstPipeline'
    // The way out of Source is the way into Deploy.
    const transition = { pipelineName, stageName: 'Source', transitionType: 'Outbound' }
    await aws.call('DisableStageTransition', { ...transition, reason: 'Freeze' })
    await start(aws, pipelineName)
    aws.advance(10)
    const newest = await start(aws, pipelineName)
    aws.advance(10)
    expect((await statuses(aws, pipelineName)).slice(0, 2)).toEqual(['InProgress', 'Superseded'])
    expect(await stageOf(aws, pipelineName, 'Deploy')).toMatchObject({
      inboundExecution: { pipelineExecutionId: newest },
      inboundTransitionState: { enabled: false, disabledReason: 'Freeze' },
    })
  })

  test('show that they are stopping on the stage they are in', async () => {
    const aws = await openSandbox()
    const pipelineName = 'MyFirstPipeline'
    const pipelineExecutionId = await start(aws, pipelineName)
    await aws.call('StopPipelineExecution', { pipelineName, pipelineExecutionId, reason: 'Wait' })
    const stage = async () => (await stageOf(aws, pipelineName, 'Source')).latestExecution?.status
    expect(await stage()).toBe('Stopping')
    aws.advance(4)
    expect(await stage()).toBe('Succeeded')
    expect((await runsOf(aws, pipelineName))[0]).toMatchObject({
      status: 'Stopped',
      stopTrigger: { reason: 'Wait' },
    })
  })
})

describe('an approval', () => {
  const name = 'waiting-for-approval'

  test('says who answered it', async () => {
    const aws = await openSandbox()
    const { actionStates } = await stageOf(aws, name, 'Approve')
    await aws.call('PutApprovalResult', {
      pipelineName: name,
      stageName: 'Approve',
      actionName: 'Sign-off',
      token: actionStates[0]?.latestExecution?.token,
      result: { status: 'Approved', summary: '' },
    })
    const by = 'arn:aws:iam::111122223333:user/console'
    expect((await stageOf(aws, name, 'Approve')).actionStates[0]?.latestExecution).toMatchObject({
      status: 'Succeeded',
      summary: `Approved by ${by}`,
      lastUpdatedBy: by,
    })
  })

  test('fails when its time is over', async () => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow(name)
    const stages = pipeline.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) =>
        action.actionTypeId.category === 'Approval' ? { ...action, timeoutInMinutes: 5 } : action,
      ),
    }))
    await aws.update({ ...pipeline, stages })
    await start(aws, name)
    aws.advance(5 * 60)
    expect((await statuses(aws, name))[0]).toBe('InProgress')
    aws.advance(4)
    expect((await statuses(aws, name))[0]).toBe('Failed')
  })
})

describe('RollbackStage', () => {
  const rollback = (aws: TestSandbox, stageName: string, targetPipelineExecutionId?: string) =>
    aws.call('RollbackStage', {
      pipelineName: 'MyFirstPipeline',
      stageName,
      targetPipelineExecutionId,
    })

  test('runs one stage again with an earlier run’s revisions', async () => {
    const aws = await openSandbox()
    await asV2(aws)
    const target = await start(aws, 'MyFirstPipeline')
    aws.advance(30)
    await start(aws, 'MyFirstPipeline')
    aws.advance(30)
    const { pipelineExecutionId } = await rollback(aws, 'Deploy', target)
    aws.advance(30)
    const [rolledBack, , original] = await runsOf(aws, 'MyFirstPipeline')
    expect(rolledBack).toMatchObject({
      pipelineExecutionId,
      status: 'Succeeded',
      executionType: 'ROLLBACK',
      rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
      trigger: { triggerType: 'ManualRollback' },
      sourceRevisions: (original as unknown as { sourceRevisions: unknown }).sourceRevisions,
    })
    expect((await stageOf(aws, 'MyFirstPipeline', 'Deploy')).latestExecution).toEqual({
      pipelineExecutionId,
      status: 'Succeeded',
      type: 'ROLLBACK',
    })
    const { latestExecution } = await stageOf(aws, 'MyFirstPipeline', 'Source')
    expect(latestExecution?.pipelineExecutionId).not.toBe(pipelineExecutionId)
    const filter = { succeededInStage: { stageName: 'Deploy' } }
    const succeeded = await runsOf(aws, 'MyFirstPipeline', { filter })
    expect(succeeded[0]?.pipelineExecutionId).toBe(pipelineExecutionId)
    expect(succeeded).toHaveLength(4)
  })

  test('is refused for V1, for sources, for running stages and for older versions', async () => {
    const aws = await openSandbox()
    const [first] = await runsOf(aws, 'MyFirstPipeline')
    const refused = { error: 'UnableToRollbackStageException' }
    expect(await rollback(aws, 'Deploy', first?.pipelineExecutionId)).toMatchObject(refused)
    await asV2(aws)
    expect(await rollback(aws, 'Source', first?.pipelineExecutionId)).toMatchObject(refused)
    expect(await rollback(aws, 'Deploy', first?.pipelineExecutionId)).toMatchObject({
      error: 'PipelineExecutionOutdatedException',
    })
    const target = await start(aws, 'MyFirstPipeline')
    expect(await rollback(aws, 'Deploy', target)).toMatchObject(refused)
    aws.advance(30)
    await rollback(aws, 'Deploy', target)
    expect(await rollback(aws, 'Deploy', target)).toMatchObject(refused)
  })
})
