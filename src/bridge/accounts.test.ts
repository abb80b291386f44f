import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeServer, listenOnLoopback } from './listen.ts'
import { jsonCall, openTestAccount, type TestAccount } from './test-account.ts'
import { type Arrived, startVerifyingTarget, type VerifyingTarget } from './verifying-target.ts'

let account: TestAccount
let target: VerifyingTarget
/** SSO takes a bearer token instead of a signature. */
let sso: Server
let ssoAnswer: { status: number; body: object } = { status: 200, body: {} }

/** Each test has a profile of its own, because credentials are kept. */
let count = 0
let name = ''

beforeAll(async () => {
  target = await startVerifyingTarget()
  sso = createServer((_, response) =>
    response
      .writeHead(ssoAnswer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(ssoAnswer.body)),
  )
  await listenOnLoopback(sso, 0)
})

afterAll(() => Promise.all([target.close(), closeServer(sso), account.close()]))

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

beforeEach(async () => {
  await account?.close()
  account = await openTestAccount()
  vi.stubEnv('AWS_ENDPOINT_URL', target.url)
  vi.stubEnv('AWS_ENDPOINT_URL_SSO', `http://127.0.0.1:${(sso.address() as AddressInfo).port}`)
  name = `test-${++count}`
  target.reset()
  target.keys = {
    AKIABASE: { secretAccessKey: 'base' },
    ASIAROLE: { secretAccessKey: 'of-the-role', sessionToken: 'token-of-the-role' },
  }
  target.answer = answerAsAws
})

/** STS gives the role's keys; all else is answered with an empty object. */
const answerAsAws: VerifyingTarget['answer'] = ({ service }, response) => {
  if (service !== 'sts') return response.end('{}')
  response.setHeader('content-type', 'text/xml')
  response.end(`<AssumeRoleResponse><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>of-the-role</SecretAccessKey>
    <SessionToken>token-of-the-role</SessionToken><Expiration>${soon(3600)}</Expiration>
  </Credentials></AssumeRoleResult></AssumeRoleResponse>`)
}

const list = () => account.ask(jsonCall(`profile:${name}`, 'CodePipeline_20150709.ListPipelines'))

const of = (service: string): Arrived[] => target.arrived.filter((call) => call.service === service)

const path = (deed: string) => `/aws/connections/profile%3A${name}/${deed}`

const sendCode = (code: unknown) =>
  account.ask({
    method: 'POST',
    path: path('mfa'),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })

/** Prints what a test says, and counts how often it ran. */
const program = async (output: string) => {
  const file = join(account.folder, 'program')
  await writeFile(file, `#!/bin/sh\necho x >> '${file}.runs'\ncat '${file}.out'\n`)
  await writeFile(`${file}.out`, output)
  await chmod(file, 0o700)
  return file
}

const runsOf = async (file: string) =>
  (await readFile(`${file}.runs`, 'utf8')).trim().split('\n').length

const printed = (end?: string) =>
  JSON.stringify({
    Version: 1,
    AccessKeyId: 'ASIAROLE',
    SecretAccessKey: 'of-the-role',
    SessionToken: 'token-of-the-role',
    ...(end && { Expiration: end }),
  })

describe('an assumed role', () => {
  const role = (settings = '') => ({
    config: `
[profile ${name}]
role_arn = arn:aws:iam::111122223333:role/dev
source_profile = base
region = eu-west-1
${settings}
`,
    credentials: '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = base\n',
  })

  test('is assumed by the profile beneath it, once for many calls', async () => {
    await account.write(role())
    const answers = await Promise.all([list(), list(), list()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await list()).status).toBe(200)
    expect(of('sts').map(({ accessKeyId, region }) => [accessKeyId, region])).toEqual([
      ['AKIABASE', 'eu-west-1'],
    ])
    expect(of('codepipeline').map(({ accessKeyId }) => accessKeyId)).toEqual(
      Array.from({ length: 4 }, () => 'ASIAROLE'),
    )
  })

  test('is assumed again when AWS no longer takes its keys', async () => {
    await account.write(role())
    await list()
    target.answer = (arrived, response) =>
      arrived.service === 'sts'
        ? answerAsAws(arrived, response)
        : response.writeHead(400).end('{"__type":"ExpiredTokenException","message":"expired"}')
    expect((await list()).text).toContain('ExpiredTokenException')
    target.answer = answerAsAws
    expect((await list()).status).toBe(200)
    expect(of('sts')).toHaveLength(2)
  })

  test("is refused in AWS's own words", async () => {
    await account.write(role())
    target.answer = (_, response) =>
      response
        .writeHead(403, { 'content-type': 'text/xml' })
        .end(
          '<ErrorResponse><Error><Code>AccessDenied</Code><Message>User x may not</Message></Error></ErrorResponse>',
        )
    const { status, text } = await list()
    expect([status, JSON.parse(text)]).toEqual([
      401,
      { __type: 'CredentialsUnavailable', message: 'AccessDenied: User x may not' },
    ])
  })

  test('asks for the code of a device, and uses it once', async () => {
    await account.write(role('mfa_serial = arn:aws:iam::1:mfa/me'))
    const without = await list()
    expect([without.status, JSON.parse(without.text)]).toEqual([
      401,
      { __type: 'MfaRequired', message: expect.stringContaining('arn:aws:iam::1:mfa/me') },
    ])
    expect(target.arrived).toEqual([])

    expect((await sendCode('123456')).status).toBe(204)
    const asked = new URLSearchParams(of('sts')[0]?.body.toString())
    expect([asked.get('SerialNumber'), asked.get('TokenCode')]).toEqual([
      'arn:aws:iam::1:mfa/me',
      '123456',
    ])
    expect((await list()).status).toBe(200)
    expect(of('sts')).toHaveLength(1)
  })

  test('takes a wrong code for none, and says what AWS said', async () => {
    await account.write(role('mfa_serial = arn:aws:iam::1:mfa/me'))
    target.answer = (_, response) =>
      response
        .writeHead(403, { 'content-type': 'text/xml' })
        .end(
          '<ErrorResponse><Error><Code>AccessDenied</Code><Message>invalid MFA code</Message></Error></ErrorResponse>',
        )
    const refused = await sendCode('000000')
    expect([refused.status, refused.text]).toEqual([
      401,
      expect.stringContaining('invalid MFA code'),
    ])
    expect((await list()).text).toContain('MfaRequired')
    expect(of('sts')).toHaveLength(1)
  })

  test.each(['12345', '1234567', 'abcdef', 123_456, null, '123456\n'])(
    '%j is no code',
    async (code) => {
      await account.write(role('mfa_serial = arn:aws:iam::1:mfa/me'))
      expect((await sendCode(code)).status).toBe(400)
      expect(target.arrived).toEqual([])
    },
  )
})

describe('a program', () => {
  test('is run once for many calls, and its end of credentials is told', async () => {
    const file = await program(printed(soon(3600)))
    await account.write({ config: `[profile ${name}]\ncredential_process = ${file}\n` })
    await Promise.all([list(), list()])
    await list()
    const { text } = await account.ask({ path: path('credentials') })
    expect(Date.parse(JSON.parse(text).expires) - Date.now()).toBeGreaterThan(3_500_000)
    expect(of('codepipeline').every(({ refusal }) => refusal === undefined)).toBe(true)
    expect(await runsOf(file)).toBe(1)
  })

  test('is run again before its credentials end, without a call going wrong', async () => {
    const file = await program(printed(soon(1)))
    await account.write({ config: `[profile ${name}]\ncredential_process = ${file}\n` })
    expect((await list()).status).toBe(200)
    await writeFile(`${file}.out`, printed(soon(3600)))
    await vi.waitUntil(
      async () => {
        expect((await list()).status).toBe(200)
        return (await runsOf(file)) === 2
      },
      { timeout: 5_000 },
    )
  })

  test('serves no credentials without an end for ever', async () => {
    const file = await program(printed())
    await account.write({ config: `[profile ${name}]\ncredential_process = ${file}\n` })
    await list()
    expect(JSON.parse((await account.ask({ path: path('credentials') })).text)).toEqual({})
  })
})

describe('SSO', () => {
  const config = () => `
[profile ${name}]
sso_session = corp-${name}
sso_account_id = 111122223333
sso_role_name = Developer
region = us-west-2
[sso-session corp-${name}]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`

  const signIn = async (expiresAt: string) => {
    const folder = join(account.folder, '.aws', 'sso', 'cache')
    await mkdir(folder, { recursive: true })
    const file = `${createHash('sha1').update(`corp-${name}`).digest('hex')}.json`
    await writeFile(join(folder, file), JSON.stringify({ accessToken: 'sso-token', expiresAt }))
  }

  const command = () => `aws sso login --profile ${name}`

  test('says what to type before one has signed in, and goes on afterwards', async () => {
    await account.write({ config: config() })
    const before = await list()
    expect([before.status, JSON.parse(before.text)]).toEqual([
      401,
      { __type: 'SsoSessionExpired', message: `Sign in, then try again. Run: ${command()}` },
    ])
    await signIn(soon(3600))
    ssoAnswer = {
      status: 200,
      body: {
        roleCredentials: {
          accessKeyId: 'ASIAROLE',
          secretAccessKey: 'of-the-role',
          sessionToken: 'token-of-the-role',
          expiration: Date.now() + 3_600_000,
        },
      },
    }
    expect((await list()).status).toBe(200)
    expect(of('codepipeline')[0]?.accessKeyId).toBe('ASIAROLE')
  })

  test('says so when the session is over, by its time or by what SSO answers', async () => {
    await account.write({ config: config() })
    await signIn(soon(-60))
    expect((await list()).text).toContain(command())
    await signIn(soon(3600))
    ssoAnswer = { status: 401, body: { __type: 'UnauthorizedException', message: 'no' } }
    expect(JSON.parse((await list()).text)).toMatchObject({ __type: 'SsoSessionExpired' })
  })

  test('is not blamed for what signing in again would not mend', async () => {
    await account.write({ config: config() })
    await signIn(soon(3600))
    ssoAnswer = { status: 403, body: { __type: 'ForbiddenException', message: 'No access' } }
    expect(JSON.parse((await list()).text)).toEqual({
      __type: 'CredentialsUnavailable',
      message: 'ForbiddenException: No access',
    })
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', 'http://127.0.0.1:1')
    expect(JSON.parse((await list()).text)).toEqual({
      __type: 'CredentialsUnavailable',
      message: `AWS could not be reached for the credentials of profile ${name}.`,
    })
  })

  test('says so for a role that is assumed with it', async () => {
    await account.write({
      config: `${config()}[profile ${name}-role]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = ${name}\n`,
    })
    const { text } = await account.ask(
      jsonCall(`profile:${name}-role`, 'CodePipeline_20150709.ListPipelines'),
    )
    expect(text).toContain(command())
  })
})

test('a web identity is exchanged with STS', async () => {
  await writeFile(join(account.folder, 'identity'), 'identity-token')
  await account.write({
    config: `[profile ${name}]\nregion = us-west-2\nrole_arn = arn:aws:iam::1:role/x\nweb_identity_token_file = ${join(account.folder, 'identity')}\n`,
  })
  // This one call of STS is not signed, so the verifying target is not asked.
  const sts = createServer((_, response) => {
    response.setHeader('content-type', 'text/xml')
    response.end(`<R><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
      <SecretAccessKey>of-the-role</SecretAccessKey><SessionToken>token-of-the-role</SessionToken>
      <Expiration>${soon(3600)}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></R>`)
  })
  await listenOnLoopback(sts, 0)
  vi.stubEnv('AWS_ENDPOINT_URL_STS', `http://127.0.0.1:${(sts.address() as AddressInfo).port}`)
  expect((await list()).status).toBe(200)
  expect(of('codepipeline')[0]?.accessKeyId).toBe('ASIAROLE')
  await closeServer(sts)
})

test('the environment is a connection where it holds keys', async () => {
  const listed = async () => JSON.parse((await account.ask({ path: '/aws/connections' })).text)
  expect((await listed()).connections).toEqual([
    { id: 'sandbox', label: 'Sandbox', kind: 'sandbox' },
  ])
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIABASE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'base')
  vi.stubEnv('AWS_REGION', 'us-gov-west-1')
  expect((await listed()).connections[1]).toEqual({
    id: 'environment',
    label: 'Environment',
    kind: 'environment',
    region: 'us-gov-west-1',
    partition: 'aws-us-gov',
    endpointUrl: target.url,
  })
  const asked = jsonCall('environment', 'CodePipeline_20150709.ListPipelines')
  expect((await account.ask(asked)).status).toBe(200)
  expect(of('codepipeline')[0]?.accessKeyId).toBe('AKIABASE')
})

test('AWS_PROFILE comes before the others, and AWS_REGION speaks for it', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined)
  vi.stubEnv('AWS_PROFILE', 'b')
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  await account.write({
    config:
      '[profile a]\nregion = us-east-1\n[profile b]\nregion = us-east-1\n[profile c]\noutput = json\n',
  })
  const { text } = await account.ask({ path: '/aws/connections' })
  const listed = JSON.parse(text).connections as { label: string; region?: string }[]
  expect(listed.map(({ label, region }) => [label, region])).toEqual([
    ['Sandbox', undefined],
    ['b', 'eu-west-1'],
    ['a', 'us-east-1'],
    ['c', 'eu-west-1'],
  ])
})

test('profiles are listed with what a person may know of them', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined)
  await account.write({
    config: `
[default]
region = us-east-1
[profile role]
role_arn = arn:aws:iam::1:role/x
source_profile = sso
mfa_serial = arn:aws:iam::1:mfa/me
[profile sso]
sso_session = corp
sso_account_id = 1
sso_role_name = Developer
region = cn-north-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[profile program]
credential_process = print-secrets canary
[profile login]
login_session = arn:aws:sts::1:assumed-role/x
[profile local]
endpoint_url = http://127.0.0.1:4566/path
[profile empty]
output = json
`,
    credentials: '[static]\naws_access_key_id = AKIACANARY\naws_secret_access_key = canary\n',
  })
  const { status, text } = await account.ask({ path: '/aws/connections' })
  expect(status).toBe(200)
  expect(text).not.toMatch(/canary/i)
  const signInCommand = 'aws sso login --profile sso'
  const ssoStartUrl = 'https://corp.awsapps.com/start'
  expect(JSON.parse(text)).toEqual({
    connections: [
      { id: 'sandbox', label: 'Sandbox', kind: 'sandbox' },
      {
        id: 'profile:default',
        label: 'default',
        kind: 'unknown',
        region: 'us-east-1',
        partition: 'aws',
      },
      { id: 'profile:empty', label: 'empty', kind: 'unknown' },
      {
        id: 'profile:local',
        label: 'local',
        kind: 'unknown',
        endpointUrl: 'http://127.0.0.1:4566',
      },
      {
        id: 'profile:login',
        label: 'login',
        kind: 'login',
        signInCommand: 'aws login --profile login',
      },
      { id: 'profile:program', label: 'program', kind: 'process' },
      {
        id: 'profile:role',
        label: 'role',
        kind: 'assume-role',
        roleArn: 'arn:aws:iam::1:role/x',
        sourceProfile: 'sso',
        mfaSerial: 'arn:aws:iam::1:mfa/me',
        signInCommand,
      },
      {
        id: 'profile:sso',
        label: 'sso',
        kind: 'sso',
        region: 'cn-north-1',
        partition: 'aws-cn',
        ssoStartUrl,
        signInCommand,
      },
      { id: 'profile:static', label: 'static', kind: 'static' },
    ],
    problems: [],
  })
})
