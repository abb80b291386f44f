/** What this browser has kept of a fleet is not asked for again. */
import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFleet } from './fleet.ts'
import { addNews, emptyRegion } from './fleet-region.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

async function readNow() {
  server.calls = []
  let found = emptyRegion
  const options = { signal: new AbortController().signal, rhythm: 0 }
  for await (const news of readFleet({ connection: 'sandbox', region: 'us-west-2' }, options)) {
    found = addNews(found, news)
  }
  return found.pipelines
}

const asked = () =>
  server.calls
    .filter(({ operation }) => operation === 'GetPipeline')
    .map(({ body }) => (JSON.parse(body) as { name: string }).name)

test('only a pipeline that has moved, or could not be read, is read again', async () => {
  const first = await readNow()
  expect(asked()).toHaveLength(first.length)
  const refused = first.filter(({ failure }) => failure !== undefined).map(({ name }) => name)

  const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Elsewhere' }
  const body = JSON.stringify(edit)
  await server.sandbox.control(
    new Request('http://sandbox/_sandbox/edit', { method: 'POST', body }),
  )
  const again = await readNow()
  expect(asked().toSorted()).toEqual(['MyFirstPipeline', ...refused].toSorted())
  const moved = again.find(({ name }) => name === 'MyFirstPipeline')
  expect(moved?.pipeline?.stages.at(-1)?.name).toBe('Elsewhere')
  expect(again.filter(({ pipeline }) => pipeline)).toHaveLength(first.length - refused.length)
})
