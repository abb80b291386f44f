/** The history through the real SDK, over HTTP, against a sandbox. */
import 'fake-indexeddb/auto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headersOf, sendResponse } from '../bridge/fetch-exchange.ts'
import { deepEqual } from '../pipeline/deep-equal.ts'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { AwsFailure } from './failures.ts'
import { addFound, emptyHistory, readHistory, type VersionHistory } from './history.ts'
import { keptVersions } from './kept-versions.ts'
import { getPipeline, versionedPipeline } from './pipelines.ts'

const place = { connection: 'sandbox', region: 'us-west-2' }
const name = 'MyFirstPipeline'

let sandbox: Sandbox
let server: Server
/** Epoch milliseconds, at the sandbox. */
let now: number
/** Calls on the way now, and the most at any time. */
let onTheWay = 0
let mostAtOnce = 0
/** Answers in the sandbox's place. */
let instead:
  | ((version: number | undefined) => Response | undefined | Promise<undefined>)
  | undefined

async function answerCall(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  onTheWay += 1
  mostAtOnce = Math.max(mostAtOnce, onTheWay)
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  const { version } = JSON.parse(body) as { version?: number }
  const request = new Request('http://aws/', { method: 'POST', headers: headersOf(incoming), body })
  const scope = { service: 'codepipeline', region: 'us-west-2' }
  const answer = (await instead?.(version)) ?? (await sandbox.answer(request, scope))
  onTheWay -= 1
  await sendResponse(outgoing, answer)
}

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    answerCall(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${port}` })
})

afterAll(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

beforeEach(async () => {
  // Another time of birth for each test's pipeline, as a sandbox that starts over gives it.
  now = (now ?? Date.UTC(2026, 10, 23)) + 1_000_000
  sandbox = await createSandbox({ clock: { now: () => now } })
  onTheWay = mostAtOnce = 0
  instead = undefined
})

/** Somebody else adds a stage, a minute after the last one. */
async function edit(addStage: string): Promise<void> {
  now += 60_000
  const body = JSON.stringify({ region: place.region, name, addStage })
  const answer = await sandbox.control(
    new Request('http://aws/_sandbox/edit', { method: 'POST', body }),
  )
  expect(answer.status).toBe(200)
}

async function readAll(read = readHistory): Promise<VersionHistory> {
  let history = emptyHistory
  for await (const found of read(place, name, new AbortController().signal)) {
    history = addFound(history, found)
  }
  return history
}

const told = ({ versions }: VersionHistory) =>
  versions.map(({ version, keptBy }) => `${version} ${keptBy}`)

test('a pipeline that was never updated has one version', async () => {
  expect(told(await readAll())).toEqual(['1 aws'])
})

test('versions come newest first, each with its own structure and time', async () => {
  await edit('A')
  await edit('B')
  const { versions, keepsNone } = await readAll()
  expect(keepsNone).toBeUndefined()
  expect(versions.map(({ version, pipeline }) => [version, pipeline.stages.at(-1)?.name])).toEqual([
    [3, 'B'],
    [2, 'A'],
    [1, 'Deploy'],
  ])
  expect(versions.map(({ made }) => made?.getTime())).toEqual([
    now,
    now - 60_000,
    expect.any(Number),
  ])
})

test('versions that AWS has forgotten are those that this browser has read before', async () => {
  await readAll()
  for (let count = 2; count <= 13; count += 1) {
    await edit(`Stage${count}`)
    if (count === 3) await getPipeline(place, name)
  }
  await vi.waitFor(async () => {
    const read = await getPipeline(place, name)
    const all = await keptVersions.all(versionedPipeline(place, read))
    const kept = all.filter(({ created }) => created?.getTime() === read.created?.getTime())
    expect(kept.map(({ version }) => version)).toEqual([1, 3, 13])
  })
  const history = await readAll()
  expect(told(history)).toEqual([
    ...[13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map((version) => `${version} aws`),
    '3 browser',
    '1 browser',
  ])
  expect(history.versions.at(-2)?.made).toEqual(new Date(now - 10 * 60_000))
})

test('at most four versions are asked for at the same time', async () => {
  for (let count = 2; count <= 9; count += 1) await edit(`Stage${count}`)
  instead = async (version) => {
    // Older versions wait for each other; more than four of them would be seen here as well.
    if (version !== undefined) await vi.waitUntil(() => mostAtOnce >= 4)
    return undefined
  }
  expect(told(await readAll())).toHaveLength(9)
  expect(mostAtOnce).toBe(4)
})

test('versions of a deleted pipeline are not those of a new one with its name', async () => {
  const { pipeline } = await getPipeline(place, name)
  for (let count = 2; count <= 12; count += 1) await edit(`Stage${count}`)
  expect(told(await readAll()).at(-1)).toBe('1 browser')
  now += 1_000_000
  sandbox = await createSandbox({ clock: { now: () => now } })
  for (let count = 2; count <= 12; count += 1) await edit(`Stage${count}`)
  const history = await readAll()
  expect(told(history).at(-1)).toBe('3 aws')
  expect(history.versions.some((known) => deepEqual(known.pipeline, pipeline))).toBe(false)
})

test('where AWS tells only when the pipeline was last updated, older times are not known', async () => {
  await edit('A')
  const { pipeline } = await getPipeline(place, name, { version: 1 })
  const { created, updated } = await getPipeline(place, name)
  const seconds = (date: Date | undefined) => (date?.getTime() ?? 0) / 1000
  instead = (version) =>
    version === 1
      ? Response.json({
          pipeline,
          metadata: { created: seconds(created), updated: seconds(updated) },
        })
      : undefined
  const { versions } = await readAll()
  expect(versions.map(({ version, made }) => [version, made])).toEqual([
    [2, updated],
    [1, undefined],
  ])
})

test('a version that cannot be read ends the history with AWS’s words, and keeps what came', async () => {
  await edit('A')
  await edit('B')
  instead = (version) =>
    version === 1
      ? Response.json({ __type: 'AccessDeniedException', message: 'not today' }, { status: 400 })
      : undefined
  const arrived: number[] = []
  const reading = async () => {
    for await (const found of readHistory(place, name, new AbortController().signal)) {
      if ('version' in found) arrived.push(found.version.version)
    }
  }
  const failure: unknown = await reading().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AwsFailure)
  expect(failure).toMatchObject({ kind: 'not-allowed', message: 'not today' })
  expect(arrived).toEqual([3, 2])
})

test('a browser without storage says so, and the history is as AWS has it', async () => {
  await edit('A')
  const { indexedDB } = globalThis
  Reflect.deleteProperty(globalThis, 'indexedDB')
  try {
    vi.resetModules()
    const another = await import('./history.ts')
    const history = await readAll(another.readHistory)
    expect(told(history)).toEqual(['2 aws', '1 aws'])
    expect(history.keepsNone).toBe('indexedDB is not defined')
  } finally {
    globalThis.indexedDB = indexedDB
  }
})
