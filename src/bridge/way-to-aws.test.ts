import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeServer, listenOnLoopback } from './listen.ts'
import { testCertificate, testKey } from './test-certificate.ts'
import { jsonCall, openTestAccount, queryCall, type TestAccount } from './test-account.ts'
import { startVerifyingTarget, type VerifyingTarget } from './verifying-target.ts'

/**
 * Calls to AWS's real names. A proxy, found as every AWS tool finds it, leads each of them to a
 * target of the test's own, whose certificate only `AWS_CA_BUNDLE` makes good.
 */

const id = 'profile:dev'
const listPipelines = 'CodePipeline_20150709.ListPipelines'

let account: TestAccount
let target: VerifyingTarget
let proxy: Server
let tunnels: string[] = []
const ends = new Set<{ destroy: () => void }>()

beforeAll(async () => {
  account = await openTestAccount()
  target = await startVerifyingTarget({ cert: testCertificate, key: testKey })
  proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const onward = connect(Number(new URL(target.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [onward, socket]) {
      ends.add(end)
      end.on('error', () => onward.destroy())
    }
  })
  await listenOnLoopback(proxy, 0)
  await writeFile(join(account.folder, 'bundle.pem'), testCertificate)
})

afterAll(async () => {
  for (const end of ends) end.destroy()
  await Promise.all([account.close(), target.close(), closeServer(proxy)])
})

beforeEach(async () => {
  tunnels = []
  target.reset()
  target.keys = { AKIADEV: { secretAccessKey: 'secret' } }
  await account.write({
    config: '[profile dev]\nregion = us-west-2\n[profile blind]\ncredential_process = false\n',
    credentials: '[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = secret\n',
  })
  const { port } = proxy.address() as AddressInfo
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`)
  vi.stubEnv('NO_PROXY', undefined)
  vi.stubEnv('AWS_CA_BUNDLE', join(account.folder, 'bundle.pem'))
})

const hosts = () => target.arrived.map(({ headers }) => headers.host)

const s3 = (path: string, method = 'GET') => ({
  method,
  path: `/aws/${encodeURIComponent(id)}/us-west-2/s3${path}`,
})

describe("calls go to the partition's own hosts", () => {
  test.each([
    [jsonCall(id, listPipelines), 'codepipeline.us-west-2.amazonaws.com', 'us-west-2'],
    [queryCall(id, 'iam', 'Action=ListRoles&Version=2010-05-08'), 'iam.amazonaws.com', 'us-east-1'],
    [s3('/my-bucket', 'HEAD'), 's3.us-west-2.amazonaws.com', 'us-west-2'],
    [
      jsonCall(id, listPipelines, { region: 'cn-north-1' }),
      'codepipeline.cn-north-1.amazonaws.com.cn',
      'cn-north-1',
    ],
  ])('through the proxy, with the bundle: %#', async (asked, host, region) => {
    expect((await account.ask(asked)).status).toBe(200)
    expect([hosts(), target.arrived[0]?.region]).toEqual([[host], region])
  })

  test('by the name that was asked for', async () => {
    await account.ask(jsonCall(id, 'CodePipeline_20150709.UpdatePipeline'))
    expect(tunnels).toEqual(['codepipeline.us-west-2.amazonaws.com:443'])
  })

  test('without the bundle the certificate is not accepted, and nothing is sent', async () => {
    vi.stubEnv('AWS_CA_BUNDLE', undefined)
    const { status, text } = await account.ask(jsonCall(id, listPipelines))
    expect(status).toBe(502)
    expect(JSON.parse(text)).toEqual({
      __type: 'AwsUnreachable',
      message: expect.stringMatching(
        /^codepipeline\.us-west-2\.amazonaws\.com could not be reached \(.*SELF_SIGNED.*\)\. Nothing was sent\.$/,
      ),
    })
    expect(target.arrived).toEqual([])
  })

  test('a bundle that cannot be read is named', async () => {
    vi.stubEnv('AWS_CA_BUNDLE', '/no/such/bundle.pem')
    const { text } = await account.ask(jsonCall(id, listPipelines))
    expect(text).toContain('The certificate bundle cannot be read: /no/such/bundle.pem')
  })
})

describe('a bucket of another region', () => {
  const movedTo = (region: string, status = 301) => {
    target.answer = ({ headers }, response) => {
      if (headers.host === 's3.us-west-2.amazonaws.com') {
        response.writeHead(status, {
          location: 'https://evil.example/',
          'x-amz-bucket-region': region,
        })
      }
      response.end()
    }
  }

  test.each([301, 307, 400])(
    'is asked for where S3 says that it lies, after %d',
    async (status) => {
      movedTo('eu-west-1', status)
      expect((await account.ask(s3('/my-bucket', 'HEAD'))).status).toBe(200)
      expect(hosts()).toEqual(['s3.us-west-2.amazonaws.com', 's3.eu-west-1.amazonaws.com'])
      expect(target.arrived.map(({ region, refusal }) => [region, refusal])).toEqual([
        ['us-west-2', undefined],
        ['eu-west-1', undefined],
      ])
    },
  )

  test.each([
    'evil.example',
    'us-west-2.evil.example#',
    'eu-west-1@evil.example',
    '../eu-west-1',
    'cn-north-1',
    'us-west-2',
    '',
  ])('is not looked for at "%s", and the page is not sent there', async (region) => {
    movedTo(region)
    const { status, headers } = await account.ask(s3('/my-bucket?location'))
    expect(status).toBe(301)
    expect(headers).not.toHaveProperty('location')
    expect(tunnels.filter((name) => name !== 's3.us-west-2.amazonaws.com:443')).toEqual([])
    expect(hosts()).toEqual(['s3.us-west-2.amazonaws.com'])
  })

  test('is asked for once more, not for ever', async () => {
    target.answer = ({ region }, response) => {
      const other = region === 'us-west-2' ? 'eu-west-1' : 'us-west-2'
      response.writeHead(301, { 'x-amz-bucket-region': other }).end()
    }
    expect((await account.ask(s3('/my-bucket', 'HEAD'))).status).toBe(301)
    expect(hosts()).toHaveLength(2)
  })
})

describe('a write is sent once', () => {
  const update = jsonCall(id, 'CodePipeline_20150709.UpdatePipeline')

  test('where the connection breaks, the page is left without an answer', async () => {
    target.answer = (_, response) => response.destroy()
    await expect(account.ask(update)).rejects.toThrow()
    expect(target.arrived).toHaveLength(1)
    expect(account.lines.at(-1)).toMatch(
      /^[\d-]+T[\d:.]+Z profile:dev codepipeline UpdatePipeline dropped$/,
    )
  })

  test('where AWS fails or redirects', async () => {
    for (const status of [301, 307, 308, 500, 503]) {
      target.arrived = []
      target.answer = (_, response) => response.writeHead(status, { location: target.url }).end()
      expect((await account.ask(update)).status).toBe(status)
      expect(target.arrived).toHaveLength(1)
    }
  })

  test('where the page goes away, AWS is told so', async () => {
    const left = new Promise<void>((resolve) => {
      target.answer = (_, response) => response.once('close', resolve)
    })
    const page = connect(account.server.port, '127.0.0.1')
    const { headers = {}, path, body = '' } = update
    const lines = Object.entries({
      ...headers,
      cookie: account.cookie,
      'sec-fetch-site': 'same-origin',
    })
    page.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${account.server.port}\r\nContent-Length: ${body.length}\r\n` +
        `${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
    )
    await vi.waitUntil(() => target.arrived.length === 1)
    page.destroy()
    await Promise.all([left, once(page, 'close')])
    expect(target.arrived).toHaveLength(1)
  })
})

test("AWS's errors and request ids come through unchanged", async () => {
  const body = '{"__type":"PipelineNotFoundException","message":"No pipeline named x"}'
  target.answer = (_, response) =>
    response
      .writeHead(400, {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': 'id-1',
        'set-cookie': 'a=b',
        'content-security-policy': 'none',
        'access-control-allow-origin': '*',
      })
      .end(body)
  const { status, headers, text } = await account.ask(jsonCall(id, listPipelines))
  expect([status, text, headers['x-amzn-requestid']]).toEqual([400, body, 'id-1'])
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})
