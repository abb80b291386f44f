/** The page's AWS calls through the real SDK, over HTTP, against a sandbox. */
import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyPlan, toUpdateInput } from '../pipeline/edits.ts'
import { deployAction } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { writeJson } from '../pipeline/json-text.ts'
import { listBuckets } from './buckets.ts'
import { deadlines } from './clients.ts'
import type { Place } from './connection.ts'
import { AwsFailure } from './failures.ts'
import { listRecentExecutions } from './executions.ts'
import { getPipeline, getPipelineState, listPipelines, updatePipeline } from './pipelines.ts'
import { startPipelineExecution } from './run-operations.ts'
import { type SubmitInput, submitMutation } from './submit.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const place: Place = { connection: 'sandbox', region: 'us-west-2' }
const name = 'MyFirstPipeline'
const signal = new AbortController().signal

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  deadlines.looksAfter = [0, 10]
})

afterAll(() => server.close())

beforeEach(() => server.reset())

const failureOf = async (work: Promise<unknown>): Promise<AwsFailure> => {
  const failure: unknown = await work.catch((error: unknown) => error)
  if (!(failure instanceof AwsFailure)) throw new Error(`No failure of AWS: ${String(failure)}`)
  return failure
}

const submit = (input: SubmitInput) => {
  const client = new QueryClient()
  return client.getMutationCache().build(client, submitMutation(place, client)).execute(input)
}

async function guidesChange(): Promise<SubmitInput> {
  const { pipeline: base } = await getPipeline(place, name)
  const { pipeline: edited } = applyPlan(base, {
    homeRegion: 'us-west-2',
    edits: [
      { kind: 'add-stage', stage: 'DeployRegionB', position: { at: 'end' } },
      {
        kind: 'add-action',
        stage: 'DeployRegionB',
        action: deployAction('Deploy-us-east-1', {
          region: 'us-east-1',
          inputArtifacts: [{ name: 'SourceArtifact' }],
        }),
      },
      {
        kind: 'set-artifact-store',
        region: 'us-east-1',
        store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
      },
    ],
  })
  return { base, edited }
}

const updates = () => server.calls.filter(({ operation }) => operation === 'UpdatePipeline')

test('pipelines arrive page by page', async () => {
  const names: string[] = []
  for await (const page of listPipelines(place, signal)) {
    names.push(...page.flatMap((summary) => summary.name ?? []))
  }
  expect(names).toContain(name)
  expect(new Set(names).size).toBe(names.length)
})

test('a pipeline is read with members that no SDK knows, and sent back with them', async () => {
  const { pipeline } = await getPipeline(place, 'members-of-tomorrow')
  await updatePipeline(place, toUpdateInput(pipeline))
  expect(updates()[0]?.body).toBe(`{"pipeline":${writeJson(pipeline)}}`)
})

test('what stands beside the structure is read apart from it', async () => {
  const { pipeline, version, arn, created, updated } = await getPipeline(place, name)
  expect(version).toBe(1)
  expect(arn).toBe('arn:aws:codepipeline:us-west-2:111122223333:MyFirstPipeline')
  expect(created).toBeInstanceOf(Date)
  expect(updated).toBeInstanceOf(Date)
  expect(pipeline).not.toHaveProperty('metadata')
})

test('no signature and no secret leaves the page', async () => {
  await getPipeline(place, name)
  await listBuckets(place, signal)
  expect(server.calls.map(({ authorization }) => authorization)).toEqual(
    server.calls.map(() => undefined),
  )
})

test('the guide’s change is submitted once and answered with the next version', async () => {
  const input = await guidesChange()
  const result = await submit(input)
  expect(result).toMatchObject({ outcome: 'updated', returned: { version: 2 } })
  expect(updates()).toHaveLength(1)
  const { pipeline } = await getPipeline(place, name)
  expect(Object.keys(pipeline.artifactStores ?? {}).toSorted()).toEqual(['us-east-1', 'us-west-2'])
  expect(pipeline).not.toHaveProperty('artifactStore')
})

test('a pipeline that moved in between is not overwritten', async () => {
  const input = await guidesChange()
  await updatePipeline(place, input.base)
  server.calls = []
  const result = await submit(input)
  expect(result).toMatchObject({ outcome: 'moved', latest: { version: 2 } })
  expect(updates()).toEqual([])
})

test('a refusal carries AWS’s name and words', async () => {
  const input = await guidesChange()
  const { artifactStores } = input.edited
  const edited = {
    ...input.edited,
    artifactStores: {
      ...artifactStores,
      'us-east-1': { type: 'S3', location: 'nowhere-to-be-found' },
    },
  }
  const failure = await failureOf(submit({ ...input, edited }))
  expect(failure.code).toBe('InvalidStructureException')
  expect(failure.message).toContain('No bucket with the name nowhere-to-be-found was found')
})

test('a write whose answer is lost is looked up and not repeated', async () => {
  const input = await guidesChange()
  server.instead = (operation) => (operation === 'UpdatePipeline' ? 'hang up' : undefined)
  expect(await submit(input)).toMatchObject({ outcome: 'updated', returned: { version: 2 } })
  expect(updates()).toHaveLength(1)
})

test('a write that failed on its way is known not to have happened', async () => {
  const input = await guidesChange()
  server.instead = (operation) =>
    operation === 'UpdatePipeline' ? new Response('', { status: 502 }) : undefined
  expect(await submit(input)).toMatchObject({ outcome: 'not-made', latest: { version: 1 } })
  expect(updates()).toHaveLength(1)
})

/** Somebody else saves the pipeline. */
const somebodyElse = async (stage: string) => {
  const body = JSON.stringify({ region: place.region, name, addStage: stage })
  const request = new Request('http://sandbox/_sandbox/edit', { method: 'POST', body })
  expect((await server.sandbox.control(request)).status).toBe(200)
}

const betweenReadAndWrite = (work: () => Promise<void>) => {
  let isDone = false
  server.before = async ({ operation }) => {
    if (operation !== 'UpdatePipeline' || isDone) return
    isDone = true
    await work()
  }
}

test('a lost write is told from one that somebody else made meanwhile', async () => {
  const input = await guidesChange()
  server.instead = (operation) =>
    operation === 'UpdatePipeline' ? new Response('', { status: 502 }) : undefined
  betweenReadAndWrite(() => somebodyElse('Theirs'))
  expect(await submit(input)).toMatchObject({ outcome: 'not-mine', latest: { version: 2 } })
})

test('what was written over between the last look and the write is told', async () => {
  const input = await guidesChange()
  betweenReadAndWrite(() => somebodyElse('Theirs'))
  const result = await submit(input)
  expect(result).toMatchObject({ outcome: 'overtaken', returned: { version: 3 } })
  const { overtaken } = result as { overtaken: Pipeline }
  expect(overtaken.stages.map((stage) => stage.name)).toContain('Theirs')
})

test('what was written over by a write whose answer was lost is told, too', async () => {
  const input = await guidesChange()
  betweenReadAndWrite(() => somebodyElse('Theirs'))
  server.instead = (operation) => (operation === 'UpdatePipeline' ? 'hang up' : undefined)
  expect(await submit(input)).toMatchObject({ outcome: 'overtaken', returned: { version: 3 } })
})

test('when the look-up fails as well, the outcome stays unknown', async () => {
  const input = await guidesChange()
  let isLost = false
  server.instead = (operation) => {
    if (operation === 'UpdatePipeline') isLost = true
    return isLost ? 'hang up' : undefined
  }
  const failure = await failureOf(submit(input))
  expect(failure).toMatchObject({ kind: 'unknown-outcome', operation: 'UpdatePipeline' })
  server.instead = undefined
  expect(await submit(input)).toMatchObject({ outcome: 'updated', returned: { version: 2 } })
  expect(updates()).toHaveLength(1)
})

test('a throttled write is repeated, because it did not happen', async () => {
  const input = await guidesChange()
  let refusals = 0
  server.instead = (operation) => {
    if (operation !== 'UpdatePipeline' || refusals > 0) return undefined
    refusals += 1
    return Response.json(
      { __type: 'ThrottlingException', message: 'Rate exceeded' },
      { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' } },
    )
  }
  expect(await submit(input)).toMatchObject({ outcome: 'updated' })
  expect(updates()).toHaveLength(2)
})

test('a run is started, listed and seen on the state', async () => {
  const id = await startPipelineExecution(place, name, { token: 'one-click' })
  const [newest] = await listRecentExecutions(place, name, 5, signal)
  expect(newest?.pipelineExecutionId).toBe(id)
  const { stageStates } = await getPipelineState(place, name, signal)
  expect(stageStates?.[0]?.latestExecution?.pipelineExecutionId).toBe(id)
})

test('a pipeline that the caller may not read fails with AWS’s words', async () => {
  const failures: AwsFailure[] = []
  for await (const page of listPipelines(place, signal)) {
    for (const summary of page) {
      const read = getPipeline(place, summary.name ?? '').catch((error: unknown) => {
        if (error instanceof AwsFailure) failures.push(error)
      })
      await read
    }
  }
  expect(failures.map(({ code }) => code)).toEqual(['AccessDeniedException'])
})
