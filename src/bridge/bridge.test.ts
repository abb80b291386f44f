import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBridge } from './bridge.ts'
import { createToken } from './session.ts'
import { type Asked, serveMiddleware, type TestServer } from './test-server.ts'

const token = createToken()
let server: TestServer
let other: TestServer
let cookie = ''
let asked: Request[] = []

const connections = new Map([
  [
    'sandbox',
    async (request: Request) => {
      asked.push(request)
      return Response.json({ pipelines: [] })
    },
  ],
])

const sameOrigin = { 'sec-fetch-site': 'same-origin' }

const exchange = (to: TestServer, given: string) =>
  to.ask({
    method: 'POST',
    path: '/aws/session',
    headers: { ...sameOrigin, 'x-pipespan-token': given },
  })

const askForSession = (given: string) =>
  server.ask({ path: '/aws/session', headers: { ...sameOrigin, cookie: given } })

const policyOf = async (from: TestServer) =>
  String((await from.ask()).headers['content-security-policy'])

const listPipelines = (headers: NonNullable<Asked['headers']> = {}): Asked => ({
  method: 'POST',
  path: '/aws/sandbox/us-west-2/codepipeline/',
  headers: {
    ...sameOrigin,
    cookie,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'CodePipeline_20150709.ListPipelines',
    ...headers,
  },
  body: '{}',
})

beforeAll(async () => {
  server = await serveMiddleware(createBridge({ token, connections, pages: 'built' }))
  other = await serveMiddleware(createBridge({ token: createToken(), connections, pages: 'dev' }))
  const { headers } = await exchange(server, token)
  cookie = (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
})

afterAll(() => Promise.all([server.close(), other.close()]))

beforeEach(() => {
  asked = []
})

describe('the session', () => {
  test('the launch token is exchanged for a cookie that scripts cannot read', async () => {
    const { status, headers } = await exchange(server, token)
    expect(status).toBe(204)
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^pipespan-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      ),
    ])
  })

  test('the cookie is not the token', () => {
    expect(cookie).not.toContain(token)
  })

  test.each([
    ['none', ''],
    ['another', createToken()],
    ['one with more behind it', `${token}x`],
    ['a part of it', token.slice(1)],
  ])('a wrong token opens nothing: %s', async (_, wrong) => {
    const { status, headers } = await exchange(server, wrong)
    expect(status).toBe(403)
    expect(headers['set-cookie']).toBeUndefined()
  })

  test('the token of another launch opens nothing', async () => {
    expect((await exchange(other, token)).status).toBe(403)
  })

  test('the page can ask whether its cookie is of this launch', async () => {
    expect((await askForSession(cookie)).status).toBe(204)
    expect((await askForSession(`theme=dark; ${cookie}`)).status).toBe(204)
    const without = await askForSession('theme=dark')
    expect(without.status).toBe(401)
    expect(JSON.parse(without.text)).toEqual({
      __type: 'PipespanSessionRequired',
      message: expect.stringContaining('URL'),
    })
  })

  test('an AWS call with the cookie is answered', async () => {
    const { status, text } = await server.ask(listPipelines())
    expect([status, text]).toEqual([200, '{"pipelines":[]}'])
  })

  test.each([
    ['no cookie', () => ''],
    ['a made-up cookie', () => `pipespan-${server.port}=${createToken()}`],
    ['the token as cookie', () => `pipespan-${server.port}=${token}`],
    ['a cookie of another name', () => cookie.replace(String(server.port), '1')],
  ])('an AWS call with %s is refused before AWS is asked', async (_, given) => {
    const { status, text } = await server.ask(listPipelines({ cookie: given() }))
    expect(status).toBe(401)
    expect(JSON.parse(text)).toMatchObject({ __type: 'PipespanSessionRequired' })
    expect(asked).toEqual([])
  })

  test('a session is neither deleted nor put', async () => {
    const headers = { ...sameOrigin, cookie, 'x-pipespan-token': token }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      expect((await server.ask({ method, path: '/aws/session', headers })).status).toBe(405)
    }
  })
})

describe('Host', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])('%s is this server', async (name) => {
    const { status, text } = await server.ask({ headers: { host: `${name}:${server.port}` } })
    expect([status, text]).toEqual([200, 'page'])
  })

  test.each([
    'evil.example',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:{port}',
    'localhost.:{port}',
    'LOCALHOST:{port}',
    'a@127.0.0.1:{port}',
    '127.1:{port}',
    '0.0.0.0:{port}',
    '[::ffff:127.0.0.1]:{port}',
    '127.0.0.1:{port}.evil.example',
    '127.0.0.1:0{port}',
  ])('pages and AWS calls are refused under %s', async (pattern) => {
    const host = pattern.replace('{port}', String(server.port))
    expect((await server.ask({ headers: { host } })).status).toBe(403)
    expect((await server.ask(listPipelines({ host }))).status).toBe(403)
    expect(asked).toEqual([])
  })

  test('two of them are refused', async () => {
    const own = `Host: 127.0.0.1:${server.port}`
    for (const hosts of [
      [own, 'Host: evil.example'],
      [own, own],
    ]) {
      const lines = ['GET / HTTP/1.1', ...hosts, 'Connection: close', '', '']
      expect(await server.sendRaw(lines.join('\r\n'))).toMatch(/^HTTP\/1\.1 40[03] /)
    }
  })

  test('none is refused', async () => {
    expect(await server.sendRaw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
  })

  test('a full URL as the target is refused', async () => {
    const path = `http://127.0.0.1:${server.port}/`
    expect((await server.ask({ path })).status).toBe(403)
  })
})

describe('AWS calls from other pages', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['two claims', { 'sec-fetch-site': ['same-origin', 'cross-site'] }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port as origin', { origin: 'http://127.0.0.1:1' }],
    ['https as origin', { origin: 'https://127.0.0.1:{port}' }],
    ['another name of this machine as origin', { origin: 'http://localhost:{port}' }],
  ])('are refused with %s', async (_, headers) => {
    const given = JSON.parse(JSON.stringify(headers).replace('{port}', String(server.port)))
    const { status, text } = await server.ask(listPipelines(given))
    expect(status).toBe(403)
    expect(JSON.parse(text)).toMatchObject({ __type: 'OriginNotAllowed' })
    expect(asked).toEqual([])
  })

  test('are refused without Sec-Fetch-Site, as of a program that is no browser', async () => {
    const { headers = {}, ...rest } = listPipelines()
    const { 'sec-fetch-site': _, ...without } = headers
    expect((await server.ask({ ...rest, headers: without })).status).toBe(403)
    expect(asked).toEqual([])
  })

  test('cannot open a session, even with the right token', async () => {
    const { status, headers } = await server.ask({
      method: 'POST',
      path: '/aws/session',
      headers: { 'sec-fetch-site': 'cross-site', 'x-pipespan-token': token },
    })
    expect(status).toBe(403)
    expect(headers['set-cookie']).toBeUndefined()
  })

  test('are answered with the own origin', async () => {
    const origin = `http://127.0.0.1:${server.port}`
    expect((await server.ask(listPipelines({ origin }))).status).toBe(200)
  })

  test('get no CORS header, whatever they ask', async () => {
    const origin = 'https://evil.example'
    const preflight = {
      method: 'OPTIONS',
      path: '/aws/session',
      headers: { origin, 'access-control-request-method': 'POST' },
    }
    for (const ask of [preflight, listPipelines({ origin }), listPipelines(), {}]) {
      const { headers } = await server.ask(ask)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

test('every connection ends with its answer, so that no browser repeats a write on its own', async () => {
  for (const ask of [{}, listPipelines(), listPipelines({ host: 'evil.example' })]) {
    const { headers } = await server.ask(ask)
    expect(headers['connection']).toBe('close')
  }
  const page = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`
  const received = await server.sendRaw(page.repeat(2))
  expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(1)
})

describe('what a browser may do with an answer', () => {
  test('a page runs only its own scripts and stands in no frame', async () => {
    const { headers } = await server.ask()
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "frame-ancestors 'none'",
      ]),
    )
  })

  test('refusals say the same, and AWS answers are kept nowhere', async () => {
    for (const ask of [listPipelines(), listPipelines({ host: 'evil.example' })]) {
      const { headers } = await server.ask(ask)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['cache-control']).toBe('no-store')
    }
  })

  test('only the dev server allows the inline script and web socket of hot reload', async () => {
    expect(await policyOf(other)).toMatch(/script-src 'self' 'nonce-[\w-]{43}';/)
    for (const from of [server, other]) {
      expect(await policyOf(from)).not.toMatch(/script-src[^;]*unsafe/)
    }
    expect(await policyOf(other)).toContain('ws://127.0.0.1:*')
    expect(await policyOf(server)).not.toContain('ws:')
  })
})
