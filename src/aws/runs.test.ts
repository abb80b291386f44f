/** Runs and what is done to them: the real SDK, over HTTP, through the relay, on a sandbox. */
import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { retryableStages, rollbackTargets, waitingApprovals } from '../pipeline/runs.ts'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import type { Place } from './connection.ts'
import {
  getExecution,
  listActionExecutions,
  listExecutions,
  listRecentExecutions,
} from './executions.ts'
import type { AwsFailure } from './failures.ts'
import { getPipeline, getPipelineState } from './pipelines.ts'
import { pipelineStateQuery } from './queries.ts'
import { transitionMutation } from './run-mutations.ts'
import {
  answerApproval,
  retryStage,
  rollbackStage,
  setTransition,
  startPipelineExecution,
  stopExecution,
} from './run-operations.ts'
import { waitMutation } from './submit-when.ts'
import { startRelay } from './test-server.ts'

const place: Place = { connection: 'sandbox', region: 'us-west-2' }
const name = 'MyFirstPipeline'
const waiting = 'waiting-for-approval'
const running = 'running-release'
const { signal } = new AbortController()

let sandbox: Sandbox
let server: Awaited<ReturnType<typeof startRelay>>
/** Operations in the order in which they were asked for. */
let asked: string[] = []

beforeAll(async () => {
  server = await startRelay((request, scope) => {
    asked.push(request.headers.get('x-amz-target')?.split('.').at(-1) ?? '')
    return sandbox.answer(request, scope)
  })
})
afterAll(async () => server.close())
beforeEach(async () => {
  sandbox = await createSandbox()
  asked = []
})

const advance = async (advanceSeconds: number) => {
  const body = JSON.stringify({ advanceSeconds })
  await sandbox.control(new Request('http://aws/_sandbox/clock', { method: 'POST', body }))
}
const start = (pipeline = name) =>
  startPipelineExecution(place, pipeline, { token: crypto.randomUUID() })
const statusOf = async (pipeline: string, run: string) =>
  (await getExecution(place, pipeline, run, signal)).status
const theRun = async (pipeline: string) => {
  const [newest] = await listRecentExecutions(place, pipeline, 1, signal)
  return newest?.pipelineExecutionId ?? ''
}
const ground = (pipeline: string) => ({ place, name: pipeline, queryClient: new QueryClient() })

test('runs are listed page by page, newest first', async () => {
  const ids = [await start(), await start(), await start()]
  const first = await listExecutions(place, name, { limit: 2 })
  const second = await listExecutions(place, name, { limit: 2, nextToken: first.nextToken })
  const found = [...first.runs, ...second.runs].map(({ pipelineExecutionId: id }) => id)
  expect(found.slice(0, 3)).toEqual(ids.toReversed())
})

test('a run says which version it ran on, and its actions are listed', async () => {
  const run = await start()
  await advance(3600)
  await expect(getExecution(place, name, run, signal)).resolves.toMatchObject({
    status: 'Succeeded',
    pipelineVersion: 1,
  })
  const actions = await listActionExecutions(place, name, run, signal)
  expect(new Map(actions.map(({ actionName, status }) => [actionName, status]))).toEqual(
    new Map([
      ['Source', 'Succeeded'],
      ['Deploy', 'Succeeded'],
    ]),
  )
})

test('a run is started with the values of its variables', async () => {
  const run = await startPipelineExecution(place, 'v2-triggers-and-conditions', {
    token: 'with-values',
    variables: [{ name: 'Environment', value: 'production' }],
  })
  const { variables } = await getExecution(place, 'v2-triggers-and-conditions', run, signal)
  expect(variables).toContainEqual({ name: 'Environment', resolvedValue: 'production' })
})

test('a run that is asked to stop waits for its actions, and abandoning does not', async () => {
  const run = await theRun(running)
  await stopExecution(place, running, { run, abandon: false, reason: 'Wrong revision' })
  await expect(statusOf(running, run)).resolves.toBe('Stopping')
  const again = stopExecution(place, running, { run, abandon: false })
  await expect(again).rejects.toMatchObject({
    kind: 'refused',
    code: 'DuplicatedStopRequestException',
  })
  await stopExecution(place, running, { run, abandon: true })
  await expect(statusOf(running, run)).resolves.toBe('Stopped')
})

test('an approval is rejected with a comment, its stage retried, and then approved', async () => {
  const [first] = waitingApprovals(await getPipelineState(place, waiting, signal))
  if (!first) throw new Error('No approval waits')
  await answerApproval(place, waiting, { ...first, status: 'Rejected', comment: 'Not today' })
  const failed = await getPipelineState(place, waiting, signal)
  const [retryable] = retryableStages(failed)
  expect(retryable).toEqual({ stage: 'Approve', run: first.run })

  const spent = answerApproval(place, waiting, { ...first, status: 'Approved', comment: '' })
  await expect(spent).rejects.toMatchObject({ kind: 'refused' })

  await retryStage(place, waiting, {
    run: first.run ?? '',
    stage: 'Approve',
    mode: 'FAILED_ACTIONS',
  })
  const [again] = waitingApprovals(await getPipelineState(place, waiting, signal))
  if (!again) throw new Error('No approval waits after the retry')
  expect(again.token).not.toBe(first.token)
  await answerApproval(place, waiting, { ...again, status: 'Approved', comment: 'Fine' })
  await advance(3600)
  await expect(statusOf(waiting, first.run ?? '')).resolves.toBe('Succeeded')
})

test('a stage is rolled back to an earlier run of the current version', async () => {
  const v2 = 'v2-triggers-and-conditions'
  const ids: string[] = []
  for (let count = 0; count < 2; count += 1) {
    ids.push(await start(v2))
    await advance(3600)
  }
  const [first = '', present] = ids
  const { updated } = await getPipeline(place, v2)
  const { runs } = await listExecutions(place, v2, { limit: 100, succeededInStage: 'Deploy' })
  const targets = rollbackTargets(runs, { updated, present })
  expect(targets.map(({ pipelineExecutionId }) => pipelineExecutionId)).toEqual([first])
  const run = await rollbackStage(place, v2, { stage: 'Deploy', target: first })
  await advance(3600)
  await expect(getExecution(place, v2, run, signal)).resolves.toMatchObject({
    executionType: 'ROLLBACK',
    status: 'Succeeded',
  })
})

const transitionInto = async (stage: string) => {
  const { stageStates } = await getPipelineState(place, name, signal)
  return stageStates?.find(({ stageName }) => stageName === stage)?.inboundTransitionState
}

test('a transition is disabled with a reason, and enabled again', async () => {
  await setTransition(place, name, { stage: 'Deploy', enabled: false, reason: 'Freeze' })
  await expect(transitionInto('Deploy')).resolves.toMatchObject({
    enabled: false,
    disabledReason: 'Freeze',
  })
  await setTransition(place, name, { stage: 'Deploy', enabled: true })
  await expect(transitionInto('Deploy')).resolves.toMatchObject({ enabled: true })
})

test('a transition that AWS does not change is shown as it was', async () => {
  const about = ground(name)
  const { queryClient } = about
  const query = pipelineStateQuery(place, name)
  await queryClient.fetchQuery(query)
  const seen: (boolean | undefined)[] = []
  const stop = queryClient.getQueryCache().subscribe(() => {
    const deploy = queryClient
      .getQueryData(query.queryKey)
      ?.stageStates?.find(({ stageName }) => stageName === 'Deploy')
    seen.push(deploy?.inboundTransitionState?.enabled)
  })
  const change = queryClient
    .getMutationCache()
    .build(queryClient, transitionMutation(about))
    .execute({ stage: 'Deploy', enabled: false, reason: 'No, AWS takes no comma' })
  await expect(change).rejects.toMatchObject({ kind: 'refused', code: 'ValidationException' })
  stop()
  expect(seen).toContain(false)
  expect(seen.at(-1)).toBe(true)
})

const wait = (pipeline: string, input: { stop: boolean; signal?: AbortSignal }) => {
  const about = ground(pipeline)
  return about.queryClient
    .getMutationCache()
    .build(about.queryClient, waitMutation(about))
    .execute({ signal, ...input })
}

test('an idle pipeline is not waited for', async () => {
  await expect(wait(name, { stop: false })).resolves.toBe(true)
})

test('a run in progress is waited for until it has ended', async () => {
  const run = await start()
  const ended = wait(name, { stop: false })
  await vi.waitFor(() => expect(asked).toContain('ListPipelineExecutions'))
  await advance(3600)
  await expect(ended).resolves.toBe(true)
  await expect(statusOf(name, run)).resolves.toBe('Succeeded')
}, 15_000)

test('a run in progress is asked to stop, with the reason, and then waited for', async () => {
  const run = await start()
  const ended = wait(name, { stop: true })
  await vi.waitFor(async () => expect(await statusOf(name, run)).toBe('Stopping'))
  await advance(3600)
  await expect(ended).resolves.toBe(true)
  const [newest] = await listRecentExecutions(place, name, 1, signal)
  expect(newest).toMatchObject({
    status: 'Stopped',
    stopTrigger: { reason: 'Stopped to update the pipeline' },
  })
  expect(asked.filter((operation) => operation === 'StopPipelineExecution')).toHaveLength(1)
}, 15_000)

test('waiting that is cancelled ends at once and does not count as idle', async () => {
  const controller = new AbortController()
  const ended = wait(running, { stop: false, signal: controller.signal })
  await vi.waitFor(() => expect(asked).toContain('ListPipelineExecutions'))
  controller.abort()
  await expect(ended).resolves.toBe(false)
})

test('runs that may not be listed end the waiting with AWS’s words', async () => {
  const failure = await wait('RestrictedPipeline', { stop: false }).catch(
    (error: AwsFailure) => error,
  )
  expect(failure).toMatchObject({ kind: 'not-allowed', operation: 'ListPipelineExecutions' })
})
