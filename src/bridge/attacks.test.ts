import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { chmod, chown, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createToken } from './session.ts'
import { jsonCall, openTestAccount, queryCall, type TestAccount } from './test-account.ts'
import type { Asked } from './test-server.ts'
import { startVerifyingTarget, type VerifyingTarget } from './verifying-target.ts'

/**
 * The attack table: each row is tried on the whole bridge, before an account with real-looking
 * keys. Refused means: AWS hears nothing, and no secret is in the answer or on the terminal.
 * Every form of an attack is tried beside the rule that refuses it: bridge.test.ts (Host, origin,
 * session), relay.test.ts (operations, addresses, limits), request-body.test.ts, way-to-aws.test.ts
 * (redirects), vite-settings.test.ts (addresses, https, allowedHosts).
 */

const canary = 'CanarySecret7Zq'
const secrets = new RegExp(canary, 'i')
const id = 'profile:prod'
const getPipeline = 'CodePipeline_20150709.GetPipeline'

let account: TestAccount
let other: TestAccount
let target: VerifyingTarget
/** Everything that was answered or printed. */
let seen: string[] = []

const consoles = ['log', 'info', 'warn', 'error'] as const

beforeAll(async () => {
  target = await startVerifyingTarget()
  other = await openTestAccount()
  account = await openTestAccount()
  for (const name of consoles) {
    vi.spyOn(console, name).mockImplementation((...words) => void seen.push(words.join(' ')))
  }
})

afterAll(async () => {
  vi.restoreAllMocks()
  await Promise.all([account.close(), other.close(), target.close()])
})

const config = () => `[profile prod]\nregion = us-west-2\nendpoint_url = ${target.url}\n`
const credentials = `[prod]
aws_access_key_id = AKIA${canary}
aws_secret_access_key = secret-${canary}
aws_session_token = token-${canary}
`

beforeEach(async () => {
  seen = []
  target.reset()
  target.keys = {
    [`AKIA${canary}`]: { secretAccessKey: `secret-${canary}`, sessionToken: `token-${canary}` },
  }
  for (const name of ['config', 'credentials']) {
    await rm(join(account.folder, name), { recursive: true, force: true })
  }
  await account.write({ config: config(), credentials })
})

afterEach(() => {
  expect([...seen, ...account.lines].join('\n')).not.toMatch(secrets)
})

const call = (headers: Asked['headers'] = {}): Asked => {
  const asked = jsonCall(id, getPipeline)
  return { ...asked, headers: { ...asked.headers, ...headers } }
}

async function ask(asked: Asked) {
  const answer = await account.ask(asked)
  seen.push(JSON.stringify(answer))
  return answer
}

async function refused(asked: Asked, status: number, code?: string) {
  const answer = await ask(asked)
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(code ?? '')])
  expect(target.arrived).toEqual([])
}

test('without an attack the call is answered', async () => {
  expect((await ask(call())).status).toBe(200)
  expect(target.arrived).toHaveLength(1)
})

describe('from another page', () => {
  test('a fetch of another site', async () => {
    await refused(call({ 'sec-fetch-site': 'cross-site' }), 403, 'OriginNotAllowed')
    await refused(call({ origin: 'https://evil.example' }), 403, 'OriginNotAllowed')
  })

  test('a form that posts JSON as text/plain', async () => {
    await refused(call({ 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' }), 403)
    // Even where a browser said that the page is our own.
    await refused(call({ 'content-type': 'text/plain' }), 415, 'UnsupportedMediaType')
    const mfa = { method: 'POST', path: '/aws/connections/profile%3Aprod/mfa' }
    await refused(
      { ...mfa, headers: { 'content-type': 'text/plain' }, body: '{"code":"123456"}' },
      415,
    )
  })

  test('DNS rebinding: the Host of another site', async () => {
    await refused(call({ host: `evil.example:${account.server.port}` }), 403, 'HostNotAllowed')
    await refused({ path: '/aws/connections', headers: { host: 'evil.example' } }, 403)
  })

  test('a preflight gets no leave', async () => {
    const { status, headers } = await ask({
      ...call({ origin: 'https://evil.example', 'access-control-request-method': 'POST' }),
      method: 'OPTIONS',
    })
    expect(status).toBe(403)
    expect(Object.keys(headers).join()).not.toContain('access-control')
  })
})

describe('without the session', () => {
  const everything = [
    call(),
    { path: '/aws/connections' },
    { path: '/aws/connections/profile%3Aprod/credentials' },
    { method: 'POST', path: '/aws/connections/profile%3Aprod/mfa', body: '{"code":"123456"}' },
  ]

  test.each([
    ['no token', () => ''],
    ['a made-up token', () => `pipespan-${account.server.port}=${createToken()}`],
    ['the launch token as cookie', () => `pipespan-${account.server.port}=${account.token}`],
    ['the cookie of another launch', () => other.cookie],
    [
      "another launch's secret under our name",
      () => other.cookie.replace(/\d+/, String(account.server.port)),
    ],
  ])('%s', async (_, cookie) => {
    for (const asked of everything) {
      const headers = { ...asked.headers, cookie: cookie() }
      await refused({ ...asked, headers }, 401, 'PipespanSessionRequired')
    }
  })

  test('the token of another launch, or none, opens no session', async () => {
    for (const token of [other.token, '', `${account.token}x`]) {
      const asked = { method: 'POST', path: '/aws/session', headers: { 'x-pipespan-token': token } }
      const { headers } = await ask(asked)
      expect(headers).not.toHaveProperty('set-cookie')
      await refused(asked, 403, 'PipespanWrongToken')
    }
  })
})

describe('another call than the console makes', () => {
  test('an operation that is not listed', async () => {
    for (const asked of [
      jsonCall(id, 'CodePipeline_20150709.DeletePipeline'),
      jsonCall(id, 'TrentService.Decrypt', { service: 'kms' }),
      queryCall(id, 'sts', 'Action=AssumeRole&Version=2011-06-15'),
      queryCall(id, 'sts', 'Action=GetSessionToken&Version=2011-06-15'),
      queryCall(id, 'iam', 'Action=CreateAccessKey&Version=2010-05-08'),
      queryCall(id, 'iam', 'Action=GetRole&Action=CreateAccessKey&Version=2010-05-08'),
      queryCall(id, 'cloudformation', 'Action=DeleteStack&Version=2010-05-15'),
      jsonCall(id, 'secretsmanager.GetSecretValue', { service: 'secretsmanager' }),
    ]) {
      await refused(asked, 403, 'OperationNotRelayed')
    }
  })

  test('before any credential is read', async () => {
    await account.write({
      config: `[profile lazy]\ncredential_process = touch ${join(account.folder, 'ran')}\n`,
    })
    await refused(jsonCall('profile:lazy', 'CodePipeline_20150709.DeletePipeline'), 403)
    await expect(rm(join(account.folder, 'ran'))).rejects.toThrow('ENOENT')
  })

  test.each([
    'us-west-2/s3/../codepipeline/',
    'us-west-2/s3/..%2f..%2f',
    'us-west-2/s3/%2e%2e/',
    'us-west-2/codepipeline%2f@evil.example/',
    'us-west-2/codepipeline@evil.example/',
    'us-west-2/codepipeline.evil.example%23/',
    'us-west-2@evil.example/codepipeline/',
    'us-west-2.evil.example/codepipeline/',
    'us-west-2%00/codepipeline/',
    'us-west-2%0d%0aHost:%20evil.example/codepipeline/',
    'us-west-2%250d%250a/codepipeline/',
    '[::1]/codepipeline/',
    '%5B::ffff:127.0.0.1%5D/codepipeline/',
    '::1/codepipeline/',
    '127.0.0.1/codepipeline/',
    'localhost/codepipeline/',
    'us-west-2/[::1]/',
    'us-west-2/s3/[::1]/',
    'us-west-2/s3//evil.example/',
    'us-west-2/s3/\\evil.example/',
    'us-west-2/s3/my-bucket?location&x=%0d%0aHost:evil.example',
  ])('service, region or host injected: %s', async (path) => {
    const at = { path: `/aws/${encodeURIComponent(id)}/${path}` }
    const { status } = await ask(path.includes('/s3/') ? at : { ...call(), ...at })
    expect([403, 404]).toContain(status)
    expect(target.arrived).toEqual([])
  })

  test.each([
    'profile:../prod',
    'profile:prod/x',
    'profile:pr od',
    'profile:%2e',
    'profile',
    '__proto__',
  ])('a connection that is none: %s', async (name) => {
    const { status } = await ask(jsonCall(name, getPipeline))
    expect([401, 404]).toContain(status)
    expect(target.arrived).toEqual([])
  })

  test('a redirect of an endpoint that is not AWS', async () => {
    target.answer = (_, response) =>
      response.writeHead(301, { 'x-amz-bucket-region': 'eu-west-1', location: 'http://evil' }).end()
    const { status } = await ask({
      path: `/aws/${encodeURIComponent(id)}/us-west-2/s3/my-bucket?location`,
    })
    expect(status).toBe(301)
    expect(target.arrived).toHaveLength(1)
  })

  test('a line break in the raw address or in a header', async () => {
    const host = `Host: 127.0.0.1:${account.server.port}`
    for (const head of [
      `POST /aws/${id}/us-west-2\r\nX: /codepipeline/ HTTP/1.1\r\n${host}\r\n\r\n`,
      `POST /aws/${id}/us-west-2\n/codepipeline/ HTTP/1.1\r\n${host}\r\n\r\n`,
      `POST /aws/connections HTTP/1.1\r\n${host}\r\nX-Amz-Target: a\rb\r\n\r\n`,
    ]) {
      expect(await account.server.sendRaw(head)).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
    expect(target.arrived).toEqual([])
  })
})

describe('HTTP itself', () => {
  const head = (...lines: string[]) => {
    const { path, headers = {} } = call()
    const own = { ...headers, cookie: account.cookie, 'sec-fetch-site': 'same-origin' }
    return [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${account.server.port}`,
      ...Object.entries(own).map(([name, value]) => `${name}: ${value}`),
      ...lines,
      '',
      '',
    ].join('\r\n')
  }
  const smuggled = `POST ${call().path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`

  test.each([
    [
      'a length and chunks (CL.TE)',
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
      '0\r\n\r\n',
    ],
    [
      'chunks and a length (TE.CL)',
      ['Transfer-Encoding: chunked', 'Content-Length: 4'],
      '0\r\n\r\n',
    ],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 40'], '{}'],
    ['two lengths in one', ['Content-Length: 2, 40'], '{}'],
    ['a length with a sign', ['Content-Length: +2'], '{}'],
    ['an encoding that is hidden', ['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    [
      'an encoding on a second line',
      ['Transfer-Encoding:', ' chunked', 'Content-Length: 4'],
      '0\r\n\r\n',
    ],
  ])('request smuggling: %s', async (_, lines, body) => {
    const text = await account.server.sendRaw(head(...lines) + body + smuggled)
    seen.push(text)
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(target.arrived).toEqual([])
  })

  test('a second request behind the first is not read', async () => {
    const text = await account.server.sendRaw(head('Content-Length: 2') + '{}' + smuggled)
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(target.arrived).toHaveLength(1)
  })

  test('a body that is too large, told or not', async () => {
    const body = ' '.repeat(1024 * 1024 + 1)
    await refused({ ...call(), body }, 413)
    await refused({ ...call({ 'transfer-encoding': 'chunked' }), body }, 413)
  })

  test('a body that is too slow', async () => {
    const text = await account.server.sendRaw(head('Content-Length: 20') + '{')
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(target.arrived).toEqual([])
  })

  test('an answer that is too large: told, it is refused', async () => {
    target.answer = (_, response) =>
      response.writeHead(200, { 'content-length': 2 ** 34 }).write('x')
    const { status, text } = await ask(call())
    expect([status, text]).toEqual([502, expect.stringContaining('AnswerTooLarge')])
  })

  test('an answer that is too large: not told, it breaks off', async () => {
    target.answer = (_, response) => {
      const part = Buffer.alloc(1024 * 1024)
      const more = () => {
        while (!response.destroyed && response.write(part));
      }
      response.on('drain', more)
      more()
    }
    await expect(ask(call())).rejects.toThrow()
  })

  test('an error of AWS that quotes the signed request', async () => {
    target.answer = ({ canonicalRequest }, response) =>
      response.writeHead(403, { 'content-type': 'application/x-amz-json-1.1' }).end(
        JSON.stringify({
          __type: 'InvalidSignatureException',
          message: `${canonicalRequest} secret-${canary}`,
        }),
      )
    const answer = await account.ask(call())
    expect(answer.text).toContain('x-amz-security-token:[removed]')
    // What AWS logs and shows openly is the name of the key, not the key.
    seen.push(answer.text.replaceAll(`AKIA${canary}`, ''))
  })

  test('an upgrade to a web socket', async () => {
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
    const text = await account.server.sendRaw(head(...upgrade, key).replace('POST', 'GET'))
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(target.arrived).toEqual([])
  })
})

describe('the shared files', () => {
  const file = (name: 'config' | 'credentials') => join(account.folder, name)

  async function profilesRefused(message: RegExp) {
    const { text } = await ask({ path: '/aws/connections' })
    const { connections, problems } = JSON.parse(text)
    expect(connections).toEqual([{ id: 'sandbox', label: 'Sandbox', kind: 'sandbox' }])
    expect(JSON.stringify(problems)).toMatch(message)
    const answer = await ask(call())
    expect([answer.status, answer.text]).toEqual([401, expect.stringMatching(message)])
    expect(target.arrived).toEqual([])
  }

  test('secrets that everybody may read', async () => {
    await chmod(file('credentials'), 0o644)
    await profilesRefused(/Others may read the secrets.*chmod 600/)
  })

  test('settings that everybody may write', async () => {
    await chmod(file('config'), 0o666)
    await profilesRefused(/Others may write.*chmod go-w/)
  })

  test('a symbolic link to a file that everybody may read or write', async () => {
    const elsewhere = join(account.folder, 'elsewhere')
    await writeFile(elsewhere, credentials)
    await chmod(elsewhere, 0o666)
    await rm(file('credentials'))
    await symlink(elsewhere, file('credentials'))
    await profilesRefused(/Others may write/)
    await chmod(elsewhere, 0o644)
    await profilesRefused(/Others may read the secrets/)
  })

  test('but one to an own file without secrets is followed, as tools for dotfiles make it', async () => {
    const elsewhere = join(account.folder, 'dotfiles')
    await writeFile(elsewhere, config(), { mode: 0o644 })
    await rm(file('config'))
    await symlink(elsewhere, file('config'))
    expect((await ask(call())).status).toBe(200)
  })

  test('a symbolic link to what is no file', async () => {
    await rm(file('config'))
    await symlink('/dev/zero', file('config'))
    await profilesRefused(/not a regular file/)
  })

  test('a folder, or a file without an end', async () => {
    await rm(file('config'))
    await mkdir(file('config'))
    await profilesRefused(/not a regular file/)
    await rm(file('config'), { recursive: true })
    await account.write({ config: `${config()}#${' '.repeat(1024 * 1024)}` })
    await profilesRefused(/more than 1 MB/)
  })

  test.skipIf(process.getuid?.() !== 0)("somebody else's file, or link", async () => {
    await chown(file('config'), 12_345, 12_345)
    await profilesRefused(/belongs to somebody else/)
  })

  test('lines that are no settings are named, and never quoted', async () => {
    await account.write({
      config: `${config()}\nsecret-${canary}\n[profile ${canary}\n[profile]]\n= ${canary}\n`,
      credentials: `${credentials}\0${canary}\n`,
    })
    const { text } = await ask({ path: '/aws/connections' })
    const { problems } = JSON.parse(text) as { problems: { line: number }[] }
    expect(problems.map(({ line }) => line)).toEqual([5, 6, 7, 5])
  })

  test('names that lead out of their place', async () => {
    await account.write({ config: '[profile __proto__]\nregion = x\n', credentials: '' })
    expect((await ask({ path: '/aws/connections' })).status).toBe(200)
    await account.write({
      config: '[profile a/../b]\nregion = x\n[profile toString]\nregion = x\n',
    })
    const { text } = await ask({ path: '/aws/connections' })
    expect(JSON.parse(text).problems).toHaveLength(1)
    expect(JSON.parse(text).connections.map((entry: { id: string }) => entry.id)).toEqual([
      'sandbox',
      'profile:toString',
    ])
  })

  test('a value in a wrong place, which the SDK would quote', async () => {
    const config = `[profile role]\nrole_arn = r\ncredential_source = ${canary}\n`
    await account.write({ config })
    await refused(jsonCall('profile:role', getPipeline), 401, 'settings are incomplete')
  })

  test('roles that are built on each other', async () => {
    await account.write({
      config:
        '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n',
    })
    await refused(jsonCall('profile:a', getPipeline), 401, 'CredentialsUnavailable')
  })

  test.each([
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    `https://user:${canary}@evil.example/`,
    'no url',
    'http://127.0.0.1/?x=',
  ])('an endpoint that is none: %s', async (url) => {
    await account.write({ config: `[profile prod]\nendpoint_url = ${url}\n` })
    await refused(call(), 502, 'AwsUnreachable')
    await ask({ path: '/aws/connections' })
  })
})

describe('a program that gives credentials', () => {
  let count = 0

  async function refusedProgram(command: string, message: RegExp) {
    const name = `program-${++count}`
    await account.write({ config: `[profile ${name}]\ncredential_process = ${command}\n` })
    const { status, text } = await ask(jsonCall(`profile:${name}`, getPipeline))
    expect([status, JSON.parse(text).__type]).toEqual([401, 'CredentialsUnavailable'])
    expect(JSON.parse(text).message).toMatch(message)
    expect(target.arrived).toEqual([])
  }

  test('hangs, and is ended with all that it has started', async () => {
    const pipe = join(account.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    // A pipe ends when the last process that may write to it has ended.
    const ended = once(createReadStream(pipe).resume(), 'end')
    await refusedProgram(`sh -c 'sleep 60 > ${pipe}; true'`, /nothing within 0.5 seconds/)
    await ended
  })

  test.each([
    ['junk', `echo ${canary}`, /is not what AWS asks for/],
    [
      'half of its JSON',
      `echo '{"Version": 1, "SecretAccessKey": "${canary}'`,
      /not what AWS asks for/,
    ],
    ['another version', `echo '{"Version": 2, "SecretAccessKey": "${canary}"}'`, /not what AWS/],
    ['without end', `yes ${canary}`, /printed more than 64 KB/],
    ['its secret as an error', `sh -c 'echo ${canary} >&2; exit 3'`, /ended with status 3/],
    ['nothing, for it is not there', `/no/such/${canary}`, /ended with status 127/],
    [
      'what has expired',
      `echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "${canary}", "Expiration": "2020-01-01T00:00:00Z"}'`,
      /or has expired/,
    ],
  ])('prints %s', async (_, command, message) => {
    await refusedProgram(command, message)
  })
})
