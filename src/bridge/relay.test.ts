import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '../sandbox/sandbox.ts'
import { relayTo } from './relay.ts'
import { type Asked, serveMiddleware, type TestServer } from './test-server.ts'

interface Call {
  request: Request
  scope: Scope
  body: string
}

let calls: Call[] = []
let answer: (call: Call) => Promise<Response> | Response
let server: TestServer
let hasty: TestServer

const connections = new Map([
  [
    'sandbox',
    async (request: Request, scope: Scope) => {
      const call = { request, scope, body: await request.text() }
      calls.push(call)
      return answer(call)
    },
  ],
])

beforeAll(async () => {
  server = await serveMiddleware(relayTo(connections))
  hasty = await serveMiddleware(relayTo(connections, { answer: 20 }))
})

afterAll(() => Promise.all([server.close(), hasty.close()]))

beforeEach(() => {
  calls = []
  answer = () => Response.json({})
})

const json = (target: string, asked: Partial<Asked> = {}): Asked => ({
  method: 'POST',
  path: `/aws/sandbox/us-west-2/codepipeline/`,
  body: '{}',
  ...asked,
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': target,
    ...asked.headers,
  },
})

const form = (body: string, asked: Partial<Asked> = {}): Asked => ({
  method: 'POST',
  path: '/aws/sandbox/us-east-1/sts/',
  body,
  ...asked,
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...asked.headers },
})

const s3 = (path: string, method = 'GET'): Asked => ({
  method,
  path: `/aws/sandbox/eu-west-1/s3${path}`,
})

const encode = (text: string) => new TextEncoder().encode(text)

const getPipeline = 'CodePipeline_20150709.GetPipeline'

describe('listed operations reach AWS', () => {
  test.each<[string, Asked, Scope, string]>([
    ['JSON', json(getPipeline), { service: 'codepipeline', region: 'us-west-2' }, '/'],
    [
      'query',
      form('Action=GetCallerIdentity&Version=2011-06-15'),
      { service: 'sts', region: 'us-east-1' },
      '/',
    ],
    [
      'buckets',
      s3('/?x-id=ListBuckets&max-buckets=10'),
      s3Scope(),
      '/?x-id=ListBuckets&max-buckets=10',
    ],
    ['a location', s3('/my-bucket?location'), s3Scope(), '/my-bucket?location'],
    ['a bucket', s3('/my-bucket', 'HEAD'), s3Scope(), '/my-bucket'],
    [
      'aliases',
      json('TrentService.ListAliases', { path: '/aws/sandbox/us-west-2/kms/' }),
      { service: 'kms', region: 'us-west-2' },
      '/',
    ],
  ])('%s', async (_, asked, scope, path) => {
    expect((await server.ask(asked)).status).toBe(200)
    expect(calls).toHaveLength(1)
    const [call] = calls
    expect(call?.scope).toEqual(scope)
    expect(call?.request.url.replace('http://aws.invalid', '')).toBe(path)
    expect(call?.body).toBe(asked.body ?? '')
  })

  test('the body is passed on byte for byte', async () => {
    const body = '{"name": "Ünïcode\\u0000 – 流水线", "later": 1e400}'
    await server.ask(json(getPipeline, { body }))
    expect(calls[0]?.body).toBe(body)
  })

  test('only the headers that AWS needs are passed on', async () => {
    await server.ask(
      json(getPipeline, {
        headers: {
          cookie: 'pipespan-1=secret',
          authorization: 'Bearer secret',
          'x-pipespan-token': 'secret',
          'x-forwarded-host': 'evil.example',
          connection: 'close, x-amz-target-2',
          accept: 'application/json',
        },
      }),
    )
    expect([...(calls[0]?.request.headers ?? [])]).toEqual([
      ['accept', 'application/json'],
      ['content-type', 'application/x-amz-json-1.1'],
      ['x-amz-target', getPipeline],
    ])
  })
})

function s3Scope(): Scope {
  return { service: 's3', region: 'eu-west-1' }
}

describe('other operations are refused before AWS is asked', () => {
  const path = '/aws/sandbox/us-west-2/'
  test.each<[string, Asked]>([
    ['DeletePipeline', json('CodePipeline_20150709.DeletePipeline')],
    ['no target', { ...json(''), headers: { 'content-type': 'application/x-amz-json-1.1' } }],
    ['a target of another service', json('TrentService.ListAliases')],
    ['kms Decrypt', json('TrentService.Decrypt', { path: `${path}kms/` })],
    ['a target in other case', json('codepipeline_20150709.getpipeline')],
    ['a target with more behind it', json(`${getPipeline}, DeletePipeline`)],
    ['a JSON call by GET', { ...json(getPipeline), method: 'GET', body: '' }],
    ['a JSON call with a query', json(getPipeline, { path: `${path}codepipeline/?Action=Delete` })],
    ['a JSON call to a path', json(getPipeline, { path: `${path}codepipeline/other` })],
    ['an object member as operation', json('CodePipeline_20150709.constructor')],
    ['sts AssumeRole', form('Action=AssumeRole&Version=2011-06-15')],
    ['two actions', form('Action=GetCallerIdentity&Action=AssumeRole')],
    ['an action in the query', form('', { path: `${path}sts/?Action=GetCallerIdentity` })],
    ['iam', form('Action=CreateRole', { path: `${path}iam/` })],
    ['an object member as service', form('Action=x', { path: `${path}constructor/` })],
    ['listing objects', s3('/my-bucket')],
    ['listing objects, second form', s3('/my-bucket?list-type=2')],
    ['one object twice', s3('/my-bucket?list-type=2&max-keys=1&prefix=p/a/1&prefix=p/b/2')],
    ['a location and more', s3('/my-bucket?location&acl')],
    ['a location twice', s3('/my-bucket?location&location')],
    ['an access list', s3('/my-bucket?acl')],
    ['an access list by PUT', s3('/my-bucket?acl', 'PUT')],
    ['a policy and more', s3('/my-bucket?policy&acl', 'PUT')],
    ['deleting a policy', s3('/my-bucket?policy', 'DELETE')],
    ['deleting an object', s3('/my-bucket/key', 'DELETE')],
    ['writing an object', s3('/my-bucket/key', 'PUT')],
    ['a JSON call by PUT', { ...json(getPipeline), method: 'PUT' }],
    ['an object', s3('/my-bucket/key')],
    ['an object by HEAD', s3('/my-bucket/key', 'HEAD')],
    ['buckets with a foreign x-id', s3('/?x-id=CreateBucket')],
    ['buckets by POST', s3('/', 'POST')],
    ['a GET with a body', { ...s3('/'), body: 'x', headers: { 'content-length': '1' } }],
  ])('%s', async (_, asked) => {
    const { status, text } = await server.ask(asked)
    expect(status).toBe(403)
    if (asked.method !== 'HEAD') expect(text).toContain('OperationNotRelayed')
    expect(calls).toEqual([])
  })

  test.each(['PATCH', 'OPTIONS', 'TRACE'])('%s', async (method) => {
    expect((await server.ask(s3('/my-bucket', method))).status).toBe(405)
    expect(calls).toEqual([])
  })

  test.each<[string, Asked]>([
    ['text as JSON', json(getPipeline, { headers: { 'content-type': 'text/plain' } })],
    ['other JSON', json(getPipeline, { headers: { 'content-type': 'application/json' } })],
    ['a multipart form', form('', { headers: { 'content-type': 'multipart/form-data' } })],
    ['text as query', form('', { headers: { 'content-type': 'text/plain' } })],
  ])('%s', async (_, asked) => {
    expect((await server.ask(asked)).status).toBe(415)
    expect(calls).toEqual([])
  })

  test('each in the form of its service', async () => {
    const refusedJson = await server.ask(json('CodePipeline_20150709.DeletePipeline'))
    expect(refusedJson.headers['content-type']).toBe('application/x-amz-json-1.1')
    expect(JSON.parse(refusedJson.text)).toMatchObject({ __type: 'OperationNotRelayed' })
    const refusedQuery = await server.ask(form('Action=AssumeRole'))
    expect(refusedQuery.text).toMatch(/^<ErrorResponse><Error>.*<Code>OperationNotRelayed</)
    const refusedS3 = await server.ask(s3('/my-bucket?acl'))
    expect(refusedS3.text).toMatch(/<Error><Code>OperationNotRelayed<.*<\/Error>$/)
  })
})

describe('addresses of any other form are not found', () => {
  test.each([
    '/aws',
    '/aws/',
    '/aws/sandbox',
    '/aws/sandbox/us-west-2',
    '/aws/sandbox/us-west-2/s3/../codepipeline/',
    '/aws/sandbox/us-west-2/s3/..%2f',
    '/aws/sandbox/us-west-2/s3/%2e%2e/',
    '/aws/sandbox/us-west-2/s3//my-bucket',
    '/aws/sandbox/us-west-2/s3/my%2Fbucket?location',
    '/aws/sandbox/us-west-2/s3/my\\bucket?location',
    '/aws/sandbox/us-west-2/s3/my..bucket?location',
    '/aws/sandbox/us-west-2/s3@evil.example/',
    '/aws/sandbox/us-west-2/s3.evil.example/',
    '/aws/sandbox/us-west-2/S3/',
    '/aws/sandbox/us-west-2.evil.example/s3/',
    '/aws/sandbox/us-west-2@evil/s3/',
    '/aws/sandbox/evil/s3/',
    '/aws/sandbox/us-west-2%0d%0aX/s3/',
    '/aws/sand%62ox/us-west-2/s3/',
    '/aws/sandbox%2f../us-west-2/s3/',
    '/aws/production/us-west-2/s3/',
    '/aws/profile%3Aprod/us-west-2/s3/',
    '/aws/constructor/us-west-2/s3/',
    '/aws//us-west-2/s3/',
    '/aws/sandbox/us-west-2/s3/my-bucket?location#x',
  ])('%s', async (path) => {
    expect((await server.ask({ path })).status).toBe(404)
    expect(calls).toEqual([])
  })
})

describe('limits', () => {
  const megabyte = 1024 * 1024

  test('a body of 1 MB is taken', async () => {
    const { status } = await server.ask(json(getPipeline, { body: ' '.repeat(megabyte) }))
    expect(status).toBe(200)
  })

  test('a larger one is refused by its announced length', async () => {
    const { status, text } = await server.ask(json(getPipeline, { body: ' '.repeat(megabyte + 1) }))
    expect(status).toBe(413)
    expect(text).toContain('1 MB')
    expect(calls).toEqual([])
  })

  test('a larger one is refused by what arrives, when its length is not announced', async () => {
    const asked = json(getPipeline, { body: ' '.repeat(megabyte + 1) })
    const headers = { ...asked.headers, 'transfer-encoding': 'chunked' }
    expect((await server.ask({ ...asked, headers })).status).toBe(413)
    expect(calls).toEqual([])
  })

  test('a length and chunks at once, as request smuggling sends them, are refused', async () => {
    const text = await server.sendRaw(
      [
        'POST /aws/sandbox/us-west-2/codepipeline/ HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        'Content-Length: 4',
        'Transfer-Encoding: chunked',
        '',
        '0',
        '',
        'GET / HTTP/1.1',
      ].join('\r\n'),
    )
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(calls).toEqual([])
  })

  test('an answer that does not come is given up, and said to be unknown', async () => {
    answer = () => new Promise(() => {})
    const { status, text } = await hasty.ask(json(getPipeline))
    expect(status).toBe(504)
    expect(JSON.parse(text)).toEqual({
      __type: 'GatewayTimeout',
      message: 'No answer came in time. Whether AWS has done it is not known: GetPipeline',
    })
    expect(calls[0]?.request.signal.aborted).toBe(true)
  })

  test('a client that leaves takes its call along', async () => {
    const arrived = new Promise<Call>((resolve) => {
      answer = (call) => {
        resolve(call)
        return new Promise(() => {})
      }
    })
    const controller = new AbortController()
    const asked = fetch(`http://127.0.0.1:${server.port}/aws/sandbox/eu-west-1/s3/`, {
      signal: controller.signal,
    })
    const { request } = await arrived
    controller.abort()
    await expect(asked).rejects.toThrow()
    await new Promise((resolve) => {
      if (request.signal.aborted) resolve(undefined)
      else request.signal.addEventListener('abort', resolve)
    })
  })
})

describe('answers', () => {
  test('status, headers and body come through', async () => {
    answer = () =>
      new Response('{"__type":"PipelineNotFoundException"}', {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'id-1' },
      })
    const { status, headers, text } = await server.ask(json(getPipeline))
    expect(status).toBe(400)
    expect(headers['x-amzn-requestid']).toBe('id-1')
    expect(text).toBe('{"__type":"PipelineNotFoundException"}')
  })

  test('headers that open the console to others, or belong to a connection, do not', async () => {
    answer = () =>
      new Response('x', {
        headers: {
          'access-control-allow-origin': '*',
          'set-cookie': 'pipespan=x',
          'keep-alive': 'timeout=99',
          connection: 'x-hop',
          'x-hop': '1',
          'x-kept': '1',
        },
      })
    const { headers } = await server.ask(json(getPipeline))
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).not.toHaveProperty('x-hop')
    expect(headers['keep-alive']).not.toBe('timeout=99')
    expect(headers['x-kept']).toBe('1')
  })

  test('a body is streamed: its beginning arrives before its end is made', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    answer = () => new Response(readable)
    void writer.write(encode('first'))
    const response = await fetch(`http://127.0.0.1:${server.port}/aws/sandbox/eu-west-1/s3/`)
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value).toEqual(encode('first'))
    void writer.write(encode('last'))
    void writer.close()
    expect((await reader?.read())?.value).toEqual(encode('last'))
    expect((await reader?.read())?.done).toBe(true)
  })

  test('a body that breaks off is not taken for a whole one', async () => {
    answer = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(new TextEncoder().encode('half'))
            controller.error(new Error('gone'))
          },
        }),
      )
    await expect(server.ask(json(getPipeline))).rejects.toThrow()
  })

  test('a dropped connection is dropped', async () => {
    answer = () => Response.error()
    await expect(server.ask(json(getPipeline))).rejects.toThrow()
  })
})
