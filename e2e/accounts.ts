import { readFile, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  type Arrived,
  startVerifyingTarget,
  type VerifyingTarget,
} from '../src/bridge/verifying-target.ts'
import { type Console, expect, test as base } from './console.ts'

/** Profiles of the test's own, and in AWS's place the sandbox behind a check of every signature. */
export interface Account {
  console: Console
  target: VerifyingTarget
  /** The files as the profiles are; `signedOut` makes an SSO session without a token of one. */
  write: (options?: { signedOut?: string }) => Promise<void>
  /** What arrived and was not signed rightly. */
  refused: () => string[]
}

export const staticSecret = 'static-secret-of-the-test/e2e+canary'
const processSecret = 'process-secret-of-the-test/e2e+canary'

/** How long the keys of the program are good, in seconds. */
const processLife = 6

/** Prints new keys each time, and notes when they end. */
const program = (log: string) => `
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
const log = ${JSON.stringify(log)}
const count = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\\n').length : 0
const AccessKeyId = 'ASIAPROCESS' + String(count).padStart(9, '0')
const Expiration = new Date(Date.now() + ${processLife * 1000}).toISOString()
appendFileSync(log, AccessKeyId + ' ' + Expiration + '\\n')
console.log(JSON.stringify({
  Version: 1,
  AccessKeyId,
  SecretAccessKey: ${JSON.stringify(processSecret)},
  SessionToken: 'token-of-the-test',
  Expiration,
}))
`

const profiles = (folder: string): Record<string, string> => ({
  static: '',
  'role@acme': `role_arn = arn:aws:iam::111122223333:role/AWS-CodePipeline-Service
source_profile = static
role_session_name = me`,
  'with-mfa': `role_arn = arn:aws:iam::111122223333:role/AWS-CodePipeline-Service
source_profile = static
role_session_name = me
mfa_serial = arn:aws:iam::111122223333:mfa/me`,
  production: `credential_process = "${process.execPath}" "${join(folder, 'program.mjs')}"`,
  'signed-out': sso,
})

const sso = `sso_session = acme
sso_account_id = 111122223333
sso_role_name = Developer`

async function writeFiles({ folder }: Console, { url }: VerifyingTarget, signedOut?: string) {
  const sections = Object.entries(profiles(folder)).map(
    ([name, text]) =>
      `[profile ${name}]\nregion = us-west-2\nendpoint_url = ${url}\n${name === signedOut ? sso : text}\n`,
  )
  const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`
  const keys = `[static]
aws_access_key_id = AKIASTATICEXAMPLE001
aws_secret_access_key = ${staticSecret}
`
  const own = { mode: 0o600 }
  await writeFile(join(folder, 'config'), [...sections, session].join('\n'), own)
  await writeFile(join(folder, 'credentials'), keys, own)
  await writeFile(join(folder, 'program.mjs'), program(join(folder, 'issued')), own)
}

/** Whether the program's keys that signed a request have ended. */
async function hasEnded({ folder }: Console, { accessKeyId }: Arrived): Promise<boolean> {
  if (!accessKeyId.startsWith('ASIAPROCESS')) return false
  const lines = (await readFile(join(folder, 'issued'), 'utf8')).split('\n')
  const end = lines.find((line) => line.startsWith(accessKeyId))?.split(' ')[1] ?? ''
  return Date.parse(end) <= Date.now()
}

/** Lets the sandbox answer, as if it were AWS. */
async function forward(
  console: Console,
  target: VerifyingTarget,
  arrived: Arrived,
  response: ServerResponse,
) {
  if (await hasEnded(console, arrived)) {
    arrived.refusal = `ended keys were used: ${arrived.accessKeyId}`
    response.statusCode = 400
    response.end(JSON.stringify({ __type: 'ExpiredTokenException', message: 'expired' }))
    return
  }
  const passed = ['authorization', 'content-type', 'x-amz-target'].flatMap((name) => {
    const value = arrived.headers[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const answer = await ask(`${console.endpoint}${arrived.target}`, {
    method: arrived.method,
    headers: Object.fromEntries(passed),
    body: arrived.body,
  })
  learnKeys(target, answer.text)
  const { 'content-type': type = '', 'x-amzn-requestid': requestId = '' } = answer.headers
  response.writeHead(answer.status, { 'content-type': type, 'x-amzn-requestid': requestId })
  response.end(answer.text)
}

interface Asked {
  method: string
  headers: Record<string, string>
  body: Buffer
}

/** On a connection of its own: the sandbox closes those that are kept open for a later call. */
async function ask(url: string, { method, headers, body }: Asked) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, resolve)
    asked.on('error', reject)
    asked.end(body)
  })
  return { status: answer.statusCode ?? 502, headers: answer.headers, text: await text(answer) }
}

/** The keys that AssumeRole gives are good from then on. */
function learnKeys(target: VerifyingTarget, text: string) {
  const read = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? ''
  const accessKeyId = read('AccessKeyId')
  if (!accessKeyId) return
  target.keys[accessKeyId] = {
    secretAccessKey: read('SecretAccessKey'),
    sessionToken: read('SessionToken'),
  }
}

export const test = base.extend<{ account: Account }>({
  account: async ({ ownConsole: console }, use) => {
    const target = await startVerifyingTarget()
    target.keys['AKIASTATICEXAMPLE001'] = { secretAccessKey: staticSecret }
    for (let count = 0; count < 200; count += 1) {
      target.keys[`ASIAPROCESS${String(count).padStart(9, '0')}`] = {
        secretAccessKey: processSecret,
        sessionToken: 'token-of-the-test',
      }
    }
    // The test's end cuts off what is still being answered; that is no failure.
    target.answer = (arrived, response) => {
      forward(console, target, arrived, response).catch(() => response.destroy())
    }
    const write: Account['write'] = ({ signedOut } = {}) => writeFiles(console, target, signedOut)
    await write()
    await use({
      console,
      target,
      write,
      refused: () => target.arrived.flatMap(({ refusal }) => refusal ?? []),
    })
    await target.close()
  },
})

export { expect }
