import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InlineConfig, createLogger, preview, resolveConfig } from 'vite'
import { expect, test } from 'vitest'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { pipespanBridge } from './vite-plugin.ts'

const sandbox: Sandbox = {
  answer: async () => Response.json({}),
  control: async () => Response.json({}),
}

const withBridge = (settings: InlineConfig = {}): InlineConfig => ({
  configFile: false,
  logLevel: 'silent',
  ...settings,
  plugins: [pipespanBridge({ sandbox })],
})

test('dev and preview stay on this machine, without CORS, where nothing else is asked for', async () => {
  const { server, preview } = await resolveConfig(withBridge(), 'serve')
  for (const settings of [server, preview]) {
    expect(settings).toMatchObject({ host: '127.0.0.1', cors: false })
  }
})

test.each<[string, InlineConfig]>([
  ['server.host', { server: { host: true } }],
  ['preview.host', { preview: { host: '0.0.0.0' } }],
  ['server.allowedHosts', { server: { allowedHosts: true } }],
  ['preview.allowedHosts', { preview: { allowedHosts: true } }],
  ['server.cors', { server: { cors: true } }],
  ['server.https', { server: { https: {} } }],
])('neither starts with an unsafe %s', async (setting, settings) => {
  await expect(resolveConfig(withBridge(settings), 'serve')).rejects.toThrow(setting)
})

test('preview serves pages under the rules of the bridge and prints the URL with the token', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preview-'))
  await writeFile(join(folder, 'index.html'), '<p>page</p>')
  const printed: string[] = []
  const logger = { ...createLogger('silent'), info: (line: string) => printed.push(line) }
  const server = await preview(
    withBridge({ customLogger: logger, build: { outDir: folder }, preview: { port: 0 } }),
  )
  try {
    const { port } = server.httpServer.address() as AddressInfo
    const page = await fetch(`http://127.0.0.1:${port}/sandbox/us-west-2/pipelines/a.b`)
    expect(await page.text()).toBe('<p>page</p>')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect((await fetch(`http://127.0.0.1:${port}/aws/session`)).status).toBe(403)
    server.printUrls()
    expect(printed).toEqual([
      expect.stringMatching(new RegExp(`^http://127.0.0.1:${port}/#token=[\\w-]{43}$`)),
    ])
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
