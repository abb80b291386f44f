import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview, type PreviewServer } from 'vite'
import { type Console, startConsole } from '../e2e/console-process.ts'
import type { World } from '../src/sandbox/world.ts'
import { chromiumFlags, findOrInstallChromium } from '../tools/chromium.ts'

const root = 'benchmarks/pages'
const outDir = join(process.cwd(), 'node_modules/.cache/pipespan/bench')

/** What measurements run on, made ready when first asked for: one browser, and pages of our own. */
export class Stand {
  private launching: Promise<Browser> | undefined
  private building: Promise<unknown> | undefined
  private readonly consoles: (() => Promise<void>)[] = []
  private serving: Promise<PreviewServer> | undefined

  /** The browser that the e2e tests run in. */
  browser(): Promise<Browser> {
    this.launching ??= findOrInstallChromium().then((executablePath) =>
      chromium.launch({ executablePath, args: [...chromiumFlags] }),
    )
    return this.launching
  }

  /** The address of `benchmarks/pages/NAME.tsx`, built for production. */
  async pageAt(name: string): Promise<string> {
    this.serving ??= servePages()
    const [origin] = (await this.serving).resolvedUrls?.local ?? []
    if (!origin) throw new Error('The pages are not served')
    return `${origin}?page=${name}`
  }

  /** The built app, as `npm start` serves it, with such a state of its sandbox. */
  async console(world: World): Promise<Console> {
    this.building ??= build({ logLevel: 'warn' })
    await this.building
    const { console, end } = await startConsole((folder) =>
      writeFile(join(folder, 'sandbox.json'), JSON.stringify(world)),
    )
    this.consoles.push(end)
    return console
  }

  async close(): Promise<void> {
    await Promise.all(this.consoles.map((end) => end()))
    await (await this.launching)?.close()
    await (await this.serving)?.close()
  }
}

async function servePages(): Promise<PreviewServer> {
  const settings = { configFile: false as const, root, logLevel: 'warn' as const }
  await build({
    ...settings,
    plugins: [react()],
    build: { target: 'es2023', outDir, emptyOutDir: true },
  })
  return preview({ ...settings, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
}
