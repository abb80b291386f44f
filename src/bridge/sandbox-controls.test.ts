import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox/sandbox.ts'
import { createBridge } from './bridge.ts'
import { createToken } from './session.ts'
import { type Asked, serveMiddleware, type TestServer } from './test-server.ts'

/** The Sandbox page's way to the controls, with a real sandbox behind the whole bridge. */

const sandbox = await createSandbox()
let server: TestServer
let without: TestServer
let cookie = ''
let controlled: string[] = []

const sameOrigin = { 'sec-fetch-site': 'same-origin' }
const answer = () => Promise.resolve(Response.json({}))

const openBridge = async (given: Partial<Parameters<typeof createBridge>[0]>) => {
  const token = createToken()
  const connections = new Map([
    ['sandbox', answer],
    ['profile:work', answer],
  ])
  const opened = await serveMiddleware(
    createBridge({ token, connections, pages: 'built', ...given }),
  )
  const { headers } = await opened.ask({
    method: 'POST',
    path: '/aws/session',
    headers: { ...sameOrigin, 'x-pipespan-token': token },
  })
  return { opened, cookie: (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '' }
}

beforeAll(async () => {
  const control = async (request: Request) => {
    controlled.push(`${request.method} ${new URL(request.url).pathname}`)
    return sandbox.control(request)
  }
  ;({ opened: server, cookie } = await openBridge({ control }))
})

afterAll(() => Promise.all([server.close(), without.close()]))

beforeEach(async () => {
  await sandbox.control(new Request('http://sandbox/_sandbox/reset', { method: 'POST' }))
  controlled = []
})

const controls = (path: string, { headers = {}, ...asked }: Asked = {}): Asked => ({
  path: `/aws/sandbox/controls/${path}`,
  headers: { ...sameOrigin, cookie, ...headers },
  ...asked,
})

const post = (path: string, body: object, headers: Asked['headers'] = {}) =>
  controls(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const fault = { fault: 'throttle', operation: 'GetPipeline', times: 2 }

test('a fault is set, listed and removed', async () => {
  const set = JSON.parse((await server.ask(post('faults', fault))).text)
  const listed = async () => JSON.parse((await server.ask(controls('faults'))).text).faults
  expect(await listed()).toEqual([{ ...fault, id: set.id }])
  const removed = await server.ask(controls(`faults/${set.id}`, { method: 'DELETE' }))
  expect(removed.status).toBe(200)
  expect(await listed()).toEqual([])
  await server.ask(post('faults', fault))
  await server.ask(controls('faults', { method: 'DELETE' }))
  expect(await listed()).toEqual([])
})

test('a colleague edits, the clock moves on, and all starts over', async () => {
  const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Theirs' }
  expect((await server.ask(post('edit', edit))).text).toBe('{"version":2}')
  await server.ask(post('clock', { advanceSeconds: 60 }))
  const clock = async () => JSON.parse((await server.ask(controls('clock'))).text)
  expect(await clock()).toMatchObject({ advancedSeconds: 60 })
  expect((await server.ask(post('reset', {}))).status).toBe(200)
  expect(await clock()).toMatchObject({ advancedSeconds: 0 })
})

test("what the sandbox refuses comes back in the sandbox's words", async () => {
  const { status, text } = await server.ask(post('faults', { fault: 'explode' }))
  expect(status).toBe(400)
  expect(JSON.parse(text).message).toMatch(/^fault is one of/)
})

describe('nothing is steered by', () => {
  test.each([
    ['a page without the session', { cookie: '' }, 401],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['another Host', { host: 'evil.example' }, 403],
    ['a form’s content type', { 'content-type': 'text/plain' }, 415],
    ['JSON with more behind it', { 'content-type': 'application/json; charset=utf-8' }, 415],
  ])('%s', async (_, headers, status) => {
    expect((await server.ask(post('faults', fault, headers))).status).toBe(status)
    expect(controlled).toEqual([])
  })

  test('a body of more than 1 MB', async () => {
    const { status } = await server.ask(post('edit', { addStage: 'x'.repeat(1024 * 1024) }))
    expect(status).toBe(413)
    expect(controlled).toEqual([])
  })

  test.each([
    ['GET', 'reset', 405],
    ['GET', 'edit', 405],
    ['DELETE', 'clock', 405],
    ['PUT', 'faults', 405],
    ['OPTIONS', 'faults', 405],
    ['GET', 'faults?id=1', 404],
    ['DELETE', 'faults/', 404],
    ['DELETE', 'faults/not-an-id', 404],
    ['POST', 'faults/../reset', 404],
    ['POST', 'reset/', 404],
    ['POST', '%72eset', 404],
    ['POST', 'shell', 404],
    ['POST', '', 404],
  ])('%s %s', async (method, path, status) => {
    const headers = { 'content-type': 'application/json' }
    expect((await server.ask(controls(path, { method, headers }))).status).toBe(status)
    expect(controlled).toEqual([])
  })

  test('the address of another connection', async () => {
    for (const connection of ['profile:work', 'profile%3Awork', 'sandbox2', 'SANDBOX']) {
      const path = `/aws/${connection}/controls/reset`
      const { status } = await server.ask({ ...post('reset', {}), path })
      expect(status).toBe(404)
    }
    expect(controlled).toEqual([])
  })
})

test('a bridge without a sandbox to steer has no controls', async () => {
  const { opened, cookie } = await openBridge({})
  without = opened
  expect((await without.ask(post('reset', {}, { cookie }))).status).toBe(404)
})
