/** Everything that can go wrong with every AWS call of the main journey. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getBucketRegion, listBuckets } from '../../aws/buckets.ts'
import { deadlines } from '../../aws/clients.ts'
import type { Place } from '../../aws/connection.ts'
import { listRecentExecutions } from '../../aws/executions.ts'
import { AwsFailure, nextStep } from '../../aws/failures.ts'
import { getCallerIdentity } from '../../aws/identity.ts'
import { getPipeline, getPipelineState, listPipelines } from '../../aws/pipelines.ts'
import { startPipelineExecution } from '../../aws/run-operations.ts'
import { submit } from '../../aws/submit.ts'
import { startTestServer, type TestServer } from '../../aws/test-server.ts'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { DraftStore } from '../../draft/draft-store.ts'
import { MemoryStorage } from '../../draft/memory-storage.ts'
import { deployAction } from '../../pipeline/example-pipelines.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { forgetSent, settle } from './settle.ts'

const name = 'MyFirstPipeline'
const region = 'us-west-2'
const signal = new AbortController().signal

let server: TestServer
const usual = { ...deadlines }

beforeAll(async () => {
  server = await startTestServer()
  Object.assign(deadlines, { read: 1000, write: 1000, looksAfter: [0, 20] })
})

afterAll(async () => {
  Object.assign(deadlines, usual)
  await server.close()
})

/** One person at work, with an AWS and a browser store of their own. */
interface Work {
  place: Place
  store: DraftStore
  draft: Draft
}

let people = 0

async function startWork(): Promise<Work> {
  people += 1
  const connection = `person-${people}`
  server.sandboxes.set(connection, await createSandbox())
  const place = { connection, region }
  const { pipeline: base } = await getPipeline(place, name)
  const draft: Draft = {
    ...place,
    pipeline: name,
    base,
    readAt: 1,
    edits: [
      {
        kind: 'add-action',
        stage: 'Deploy',
        action: deployAction('Deploy-b', { inputArtifacts: [{ name: 'SourceArtifact' }] }),
      },
    ],
  }
  const store = new DraftStore(new MemoryStorage())
  store.set(draft)
  return { place, store, draft }
}

async function setFault(work: Work, fault: object | undefined) {
  const sandbox = server.sandboxes.get(work.place.connection)
  const answer = await sandbox?.control(
    new Request('http://sandbox/_sandbox/faults', {
      method: fault ? 'POST' : 'DELETE',
      ...(fault && { body: JSON.stringify(fault) }),
    }),
  )
  expect(answer?.ok).toBe(true)
}

/** As the page submits: the draft says that it was sent until its end is known. */
async function submitDraft({ place, store, draft }: Work) {
  const key = { connection: place.connection, region, pipeline: name }
  const current = store.get(key) ?? draft
  store.set({ ...current, sentAt: 1 })
  try {
    const edited = editedOf(current).pipeline
    const result = await submit(place, { base: current.base, edited })
    settle(store, key, { base: current.base, result })
    return result.outcome
  } catch (error) {
    if (error instanceof AwsFailure && error.kind !== 'unknown-outcome') forgetSent(store, key)
    throw error
  }
}

async function allPipelines(place: Place) {
  for await (const page of listPipelines(place, signal)) if (page.length > 0) return 'done'
  return 'empty'
}

const done = async (work: Promise<unknown>) => {
  await work
  return 'done'
}

/** Every AWS call of the journey; the submit reads the pipeline again before it writes. */
const calls: Record<string, { operation: string; make: (work: Work) => Promise<string> }> = {
  'list the pipelines': { operation: 'ListPipelines', make: ({ place }) => allPipelines(place) },
  'read the pipeline': {
    operation: 'GetPipeline',
    make: ({ place }) => done(getPipeline(place, name)),
  },
  'read its state': {
    operation: 'GetPipelineState',
    make: ({ place }) => done(getPipelineState(place, name, signal)),
  },
  'list its runs': {
    operation: 'ListPipelineExecutions',
    make: ({ place }) => done(listRecentExecutions(place, name, 5, signal)),
  },
  'ask who one is': {
    operation: 'GetCallerIdentity',
    make: ({ place }) => done(getCallerIdentity(place, signal)),
  },
  'list the buckets': {
    operation: 'ListBuckets',
    make: ({ place }) => done(listBuckets(place, signal)),
  },
  'find a bucket': {
    operation: 'GetBucketLocation',
    make: ({ place }) => done(getBucketRegion(place, 'my-storage-bucket', signal)),
  },
  'read it again before the write': { operation: 'GetPipeline', make: submitDraft },
  'update it': { operation: 'UpdatePipeline', make: submitDraft },
  'release it': {
    operation: 'StartPipelineExecution',
    make: ({ place }) => done(startPipelineExecution(place, name, { token: 'one-click' })),
  },
}

const reads = {
  throttle: 'busy',
  'internal-error': 'busy',
  slow: 'done',
  hang: 'unreachable',
  'drop-before': 'unreachable',
  'drop-after': 'unreachable',
  'expired-credentials': 'signed-out',
  deny: 'not-allowed',
}

type Fault = keyof typeof reads | 'edit-before'

/** How each call ends while the fault lasts: a kind of failure, or an outcome. */
const table: Record<string, Partial<Record<Fault, string>>> = {
  'list the pipelines': reads,
  'read the pipeline': { ...reads, 'edit-before': 'done' },
  'read its state': reads,
  'list its runs': reads,
  'ask who one is': reads,
  'list the buckets': reads,
  'find a bucket': reads,
  'read it again before the write': { ...reads, slow: 'updated', 'edit-before': 'moved' },
  'update it': {
    throttle: 'busy',
    'internal-error': 'not-made',
    slow: 'updated',
    hang: 'not-made',
    'drop-before': 'not-made',
    'drop-after': 'updated',
    'expired-credentials': 'signed-out',
    deny: 'not-allowed',
    'edit-before': 'overtaken',
  },
  'release it': {
    throttle: 'busy',
    'internal-error': 'unknown-outcome',
    slow: 'done',
    hang: 'unknown-outcome',
    'drop-before': 'unknown-outcome',
    'drop-after': 'unknown-outcome',
    'expired-credentials': 'signed-out',
    deny: 'not-allowed',
  },
}

const cases = Object.entries(table).flatMap(([call, ends]) =>
  Object.entries(ends).map(([fault, end]) => ({ call, fault, end })),
)

/** What a failure says: AWS's own words, or that there are none. */
const words: Partial<Record<string, RegExp>> = {
  throttle: /Rate exceeded|reduce your request rate/,
  'internal-error': /internal error|unknown error/i,
  hang: /No answer came back/,
  'drop-before': /No answer came back/,
  'drop-after': /No answer came back/,
  'expired-credentials': /expired/,
  deny: /is not authorized to perform|Access Denied/,
}

describe.concurrent('while it lasts, the end is true; once it is over, a later try succeeds', () => {
  test.each(cases)('$fault when asked to $call: $end', async ({ call, fault, end }) => {
    const work = await startWork()
    const { operation, make } = calls[call] ?? { operation: '', make: async () => '' }
    const how = fault === 'slow' ? { seconds: 0.1 } : {}
    const who = fault === 'edit-before' ? { addStage: 'Theirs', times: 1 } : {}
    await setFault(work, { fault, operation, ...how, ...who })

    const ended = await make(work).catch((error: unknown) => error)
    if (ended instanceof AwsFailure) {
      expect({ kind: ended.kind, message: ended.message }).toEqual({
        kind: end,
        message: expect.stringMatching(words[fault] ?? /^$/) as string,
      })
      expect(nextStep(ended)).toMatch(/\.$/)
    } else {
      expect(ended).toBe(end)
    }
    const kept = work.store.get({ ...work.place, pipeline: name })
    if (end === 'updated') expect(kept).toBeUndefined()
    else if (end === 'overtaken')
      expect(kept?.overtaken?.theirs?.stages.at(-1)?.name).toBe('Theirs')
    else expect(kept).toMatchObject({ edits: work.draft.edits, base: work.draft.base })

    await setFault(work, undefined)
    const again = await make(work)
    expect(['done', 'updated', 'moved']).toContain(again)
    if (again === 'moved') expect(fault).toBe('edit-before')
  })
})

test('no call of the journey is left out', () => {
  expect(Object.keys(table)).toEqual(Object.keys(calls))
})
