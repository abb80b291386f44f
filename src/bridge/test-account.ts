/** For tests: the whole bridge on profile files of the test's own, and a page's way to ask it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { type Accounts, createAccounts } from './accounts.ts'
import { createBridge } from './bridge.ts'
import { createToken } from './session.ts'
import { type Asked, serveMiddleware, type TestServer } from './test-server.ts'

interface Files {
  config?: string
  credentials?: string
}

export interface TestAccount {
  folder: string
  /** The launch token and the session's cookie. */
  token: string
  cookie: string
  server: TestServer
  /** What the bridge would have printed. */
  lines: string[]
  accounts: Accounts
  /** Asks as a page of the console that holds the session's cookie. */
  ask: (asked: Asked) => ReturnType<TestServer['ask']>
  write: (files: Files) => Promise<void>
  close: () => Promise<void>
}

/** Settings of the machine that must not reach a test. */
const machineSettings = Object.keys(process.env).filter(
  (name) => name.startsWith('AWS_') || /^(?:https?|no|all)_proxy$/i.test(name),
)

/** Points the environment at files in a folder of its own. */
export async function openTestAccount(): Promise<TestAccount> {
  const folder = await mkdtemp(join(tmpdir(), 'account-'))
  for (const name of machineSettings) vi.stubEnv(name, undefined)
  vi.stubEnv('HOME', folder)
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  const lines: string[] = []
  const accounts = createAccounts({ log: (line) => lines.push(line), processDeadline: 500 })
  const token = createToken()
  const connections = { get: (id: string) => accounts.find(id)?.answer }
  const bridge = createBridge({
    token,
    connections,
    accounts,
    pages: 'built',
    deadlines: { body: 300, answer: 5_000 },
  })
  const server = await serveMiddleware(bridge)
  const own = { 'sec-fetch-site': 'same-origin' }
  const { headers } = await server.ask({
    method: 'POST',
    path: '/aws/session',
    headers: { ...own, 'x-pipespan-token': token },
  })
  const cookie = (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
  return {
    folder,
    token,
    cookie,
    server,
    lines,
    accounts,
    ask: (asked) => server.ask({ ...asked, headers: { ...own, cookie, ...asked.headers } }),
    write: async (files) => {
      for (const [name, text] of Object.entries(files)) {
        await writeFile(join(folder, name), text, { mode: 0o600 })
      }
    },
    close: async () => {
      await server.close()
      vi.unstubAllEnvs()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const jsonCall = (
  connection: string,
  target: string,
  { region = 'us-west-2', service = 'codepipeline', body = '{}' } = {},
): Asked => ({
  method: 'POST',
  path: `/aws/${encodeURIComponent(connection)}/${region}/${service}/`,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
  body,
})

export const queryCall = (
  connection: string,
  service: string,
  body: string,
  region = 'us-west-2',
): Asked => ({
  method: 'POST',
  path: `/aws/${encodeURIComponent(connection)}/${region}/${service}/`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
})
