/** The history through the real SDK, over HTTP, against a sandbox. */
import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { deepEqual } from '../pipeline/deep-equal.ts'
import { AwsFailure } from './failures.ts'
import { addFound, emptyHistory, type VersionHistory } from './history.ts'
import { readHistory } from './read-history.ts'
import { keptVersions } from './kept-versions.ts'
import { getPipeline, versionedPipeline } from './pipelines.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const place = { connection: 'sandbox', region: 'us-west-2' }
const name = 'MyFirstPipeline'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

async function control(path: string, body: object): Promise<void> {
  const request = new Request(`http://aws/_sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect((await server.sandbox.control(request)).status).toBe(200)
}

/** Somebody else adds a stage, a minute after the last one. */
async function edit(addStage: string): Promise<void> {
  await control('clock', { advanceSeconds: 60 })
  await control('edit', { region: place.region, name, addStage })
}

/** Answers in AWS's place when this version is asked for. */
const answerVersion = (version: number, answer: () => Response) => {
  server.instead = (_, body) => {
    const asked = JSON.parse(body) as { version?: number }
    return asked.version === version ? answer() : undefined
  }
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
  const [third, second, first] = versions.map(({ made }) => made?.getTime() ?? 0)
  expect(third! - second!).toBeGreaterThanOrEqual(60_000)
  expect(second! - first!).toBeGreaterThanOrEqual(60_000)
})

test('versions that AWS has forgotten are those that this browser has read before', async () => {
  await readAll()
  let third: Date | undefined
  for (let count = 2; count <= 13; count += 1) {
    await edit(`Stage${count}`)
    if (count === 3) third = (await getPipeline(place, name)).updated
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
  expect(history.versions.at(-2)?.made).toEqual(third)
})

test('at most four versions are asked for at the same time', async () => {
  for (let count = 2; count <= 9; count += 1) await edit(`Stage${count}`)
  let waiting = 0
  let most = 0
  server.before = async ({ body }) => {
    if (!body.includes('"version"')) return
    waiting += 1
    most = Math.max(most, waiting)
    // They wait for each other; more than four at once would be seen here as well.
    await vi.waitUntil(() => most >= 4)
    waiting -= 1
  }
  expect(told(await readAll())).toHaveLength(9)
  expect(most).toBe(4)
})

test('versions of a deleted pipeline are not those of a new one with its name', async () => {
  const { pipeline } = await getPipeline(place, name)
  for (let count = 2; count <= 12; count += 1) await edit(`Stage${count}`)
  expect(told(await readAll()).at(-1)).toBe('1 browser')
  await server.reset()
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
  const metadata = { created: seconds(created), updated: seconds(updated) }
  answerVersion(1, () => Response.json({ pipeline, metadata }))
  const { versions } = await readAll()
  expect(versions.map(({ version, made }) => [version, made])).toEqual([
    [2, updated],
    [1, undefined],
  ])
})

test('a version that cannot be read ends the history with AWS’s words, and keeps what came', async () => {
  await edit('A')
  await edit('B')
  const denied = { __type: 'AccessDeniedException', message: 'not today' }
  answerVersion(1, () => Response.json(denied, { status: 400 }))
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
    const another = await import('./read-history.ts')
    const history = await readAll(another.readHistory)
    expect(told(history)).toEqual(['2 aws', '1 aws'])
    expect(history.keepsNone).toBe('indexedDB is not defined')
  } finally {
    globalThis.indexedDB = indexedDB
  }
})
