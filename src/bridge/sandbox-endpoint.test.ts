import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox, type Scope } from '../sandbox/sandbox.ts'
import { closeServer, listenOnLoopback } from './listen.ts'
import { createSandboxEndpoint } from './sandbox-endpoint.ts'
import { type Asked, openServer, type TestServer } from './test-server.ts'

let server: TestServer
let asked: { scope: Scope; url: string; body: string }[] = []
let controlled: string[] = []

const sandbox: Sandbox = {
  async answer(request, scope) {
    asked.push({ scope, url: request.url, body: await request.text() })
    return new Response('answered', { headers: { 'content-length': '8' } })
  },
  async control(request) {
    controlled.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`)
    return Response.json({ done: true })
  },
}

beforeAll(async () => {
  server = await openServer(createSandboxEndpoint(sandbox))
})

afterAll(() => server.close())

beforeEach(() => {
  asked = []
  controlled = []
})

const authorization =
  'AWS4-HMAC-SHA256 Credential=test/20261123/us-west-2/codepipeline/aws4_request, SignedHeaders=host, Signature=a'

describe('AWS calls', () => {
  test('reach the service and region of their signature, whole', async () => {
    const { status, text } = await server.ask({
      method: 'POST',
      path: '/a/b?list-type=2&prefix=%2F',
      headers: { authorization },
      body: '{"name":"é"}',
    })
    expect([status, text]).toEqual([200, 'answered'])
    expect(asked).toEqual([
      {
        scope: { service: 'codepipeline', region: 'us-west-2' },
        url: `http://127.0.0.1:${server.port}/a/b?list-type=2&prefix=%2F`,
        body: '{"name":"é"}',
      },
    ])
  })

  test('HEAD is answered with headers alone', async () => {
    const { headers, text } = await server.ask({ method: 'HEAD', headers: { authorization } })
    expect([headers['content-length'], text]).toEqual(['8', ''])
  })

  test.each([
    [
      'JSON',
      { 'x-amz-target': 'CodePipeline_20150709.ListPipelines' },
      '{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}',
    ],
    [
      'query',
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      '<ErrorResponse><Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code>',
    ],
    ['S3', {}, '<Error><Code>MissingAuthenticationToken</Code>'],
  ])('without a signature are refused, in the form of %s', async (_, headers, words) => {
    const { status, text } = await server.ask({ method: 'POST', headers })
    expect(status).toBe(403)
    expect(text).toContain(words)
    expect(asked).toEqual([])
  })

  test('with an incomplete signature are refused', async () => {
    const { status, text } = await server.ask({ headers: { authorization: 'AWS4-HMAC-SHA256 x' } })
    expect(status).toBe(400)
    expect(text).toContain('<Code>IncompleteSignature</Code>')
  })

  test('over 1 MB are refused', async () => {
    const { status } = await server.ask({
      method: 'POST',
      headers: { authorization },
      body: ' '.repeat(1024 * 1024 + 1),
    })
    expect(status).toBe(413)
    expect(asked).toEqual([])
  })
})

describe('the control route', () => {
  const path = '/_sandbox/clock'

  test('steers the sandbox without a signature', async () => {
    const { text } = await server.ask({ method: 'POST', path, body: '{"advanceSeconds":5}' })
    expect(text).toBe('{"done":true}')
    expect(controlled).toEqual(['POST /_sandbox/clock {"advanceSeconds":5}'])
  })

  test.each([
    ['Origin', { origin: 'https://evil.example' }],
    ['an own-looking Origin', { origin: 'http://127.0.0.1:{port}' }],
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['the Host of another site', { host: 'evil.example:{port}' }],
  ])('is closed to web pages: %s', async (_, given) => {
    const headers = JSON.parse(JSON.stringify(given).replace('{port}', String(server.port)))
    const answer = await server.ask({ method: 'POST', path, headers })
    expect(answer.status).toBe(403)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    const signed = await server.ask({ method: 'POST', headers: { ...headers, authorization } })
    expect(signed.status).toBe(403)
    expect([controlled, asked]).toEqual([[], []])
  })
})

describe('faults, on real connections', () => {
  let own: TestServer
  const headers = { authorization, 'x-amz-target': 'CodePipeline_20150709.UpdatePipeline' }
  const call = (operation: string, body: object): Asked => ({
    method: 'POST',
    headers: { ...headers, 'x-amz-target': `CodePipeline_20150709.${operation}` },
    body: JSON.stringify(body),
  })
  const readPipeline = async () => {
    const { text } = await own.ask(call('GetPipeline', { name: 'MyFirstPipeline' }))
    return JSON.parse(text).pipeline
  }
  const set = (fault: object) =>
    own.ask({ method: 'POST', path: '/_sandbox/faults', body: JSON.stringify(fault) })

  beforeAll(async () => {
    own = await openServer(createSandboxEndpoint(await createSandbox()))
  })

  afterAll(() => own.close())

  beforeEach(async () => {
    await own.ask({ method: 'POST', path: '/_sandbox/reset' })
  })

  test.each([
    ['drop-before', 1],
    ['drop-after', 2],
  ])('%s hangs up without a byte', async (fault, version) => {
    const pipeline = await readPipeline()
    await set({ fault, operation: 'UpdatePipeline', times: 1 })
    await expect(own.ask(call('UpdatePipeline', { pipeline }))).rejects.toThrow('socket hang up')
    expect(await readPipeline()).toHaveProperty('version', version)
  })

  test('hang keeps the connection open until the client leaves, and others are answered', async () => {
    await set({ fault: 'hang', operation: 'ListPipelines', times: 1 })
    const body = '{}'
    const lines = Object.entries({ host: `127.0.0.1:${own.port}`, ...headers }).map((header) =>
      header.join(': '),
    )
    const socket = connect(own.port, '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString()))
    const text = ['POST / HTTP/1.1', ...lines, `content-length: ${body.length}`, '', body]
    socket.write(text.join('\r\n').replace('UpdatePipeline', 'ListPipelines'))
    await expect
      .poll(async () => JSON.parse((await own.ask({ path: '/_sandbox/faults' })).text).faults)
      .toEqual([])
    expect(await readPipeline()).toHaveProperty('version', 1)
    expect([received, socket.closed]).toEqual(['', false])
    socket.destroy()
    await once(socket, 'close')
  })

  test('an error is answered as AWS answers it', async () => {
    await set({ fault: 'expired-credentials', times: 1 })
    const { status, text } = await own.ask(call('ListPipelines', {}))
    expect(status).toBe(400)
    expect(JSON.parse(text)).toEqual({
      __type: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    })
  })
})

test('a port that is taken is said to be, and nothing else happens', async () => {
  const second = createServer()
  expect(await listenOnLoopback(second, server.port)).toBe(false)
  await closeServer(second)
})
