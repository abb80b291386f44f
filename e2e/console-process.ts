import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** A console of one's own: the built page, the bridge and a sandbox, as `npm start` serves them. */
export class Console {
  /** With the launch token, as printed. */
  url = ''
  readonly port: number
  readonly sandboxPort: number
  /** Of its own: the sandbox's state, and the shared AWS files in place of the machine's. */
  readonly folder: string
  private process: ChildProcess | undefined

  constructor(port: number, sandboxPort: number, folder: string) {
    this.port = port
    this.sandboxPort = sandboxPort
    this.folder = folder
  }

  /** As printed: the console takes the next free port where somebody else was quicker. */
  get origin() {
    return new URL(this.url).origin
  }

  /** An ordinary AWS endpoint, for the AWS CLI and the SDKs. */
  get endpoint() {
    return `http://127.0.0.1:${this.sandboxPort}`
  }

  async start(): Promise<void> {
    const child = spawn(
      'node_modules/.bin/tsx',
      [
        'src/bridge/start.ts',
        '--no-build',
        ...['--port', String(this.port)],
        ...['--sandbox-port', String(this.sandboxPort)],
        ...['--state', join(this.folder, 'sandbox.json')],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], env: this.environment() },
    )
    this.process = child
    this.url = await new Promise<string>((resolve, reject) => {
      let printed = ''
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const line = printed
          .split('\n')
          .find((text) => text.startsWith('http') && text.includes('#token='))
        if (line) resolve(line.trim())
      })
      child.on('exit', (status) => reject(new Error(`npm start ended with ${status}:\n${printed}`)))
    })
  }

  /** Nothing of the machine's own AWS settings reaches a test. */
  private environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))
    return {
      ...Object.fromEntries(kept),
      HOME: this.folder,
      AWS_CONFIG_FILE: join(this.folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.folder, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    }
  }

  async stop(): Promise<void> {
    const child = this.process
    this.process = undefined
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }

  /** Steers the sandbox as its tests and its Sandbox page do. */
  async control(path: string, body: object = {}): Promise<unknown> {
    const answer = await fetch(`${this.endpoint}/_sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  /** Opens a page of the console, first with the launch token. */
  async open(page: Page, path = '/'): Promise<void> {
    await page.goto(`${this.origin}${path}${new URL(this.url).hash}`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

/**
 * Starts a console in a folder of its own; `end` stops it and takes the folder away.
 *
 * @param prepare may put a sandbox's state there before the console starts.
 */
export async function startConsole(prepare?: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'pipespan-e2e-'))
  const started = new Console(await freePort(), await freePort(), folder)
  await prepare?.(folder)
  await started.start()
  const end = async () => {
    await started.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { console: started, end }
}
