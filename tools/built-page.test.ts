import type { Rollup } from 'vite'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

/** What of this machine could get into the page when it is built. */

const canary = 'CanarySecret7Zq'
let chunks: (Rollup.OutputChunk | Rollup.OutputAsset)[] = []

beforeAll(async () => {
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'SECRET', 'NPM_TOKEN']) {
    vi.stubEnv(name, canary)
  }
  const built = await build({ logLevel: 'silent', build: { write: false, minify: false } })
  chunks = (built as Rollup.RollupOutput).output
}, 120_000)

afterAll(() => vi.unstubAllEnvs())

test('a secret of the environment is in no built file', () => {
  expect(chunks.length).toBeGreaterThan(1)
  for (const chunk of chunks) {
    const text = chunk.type === 'chunk' ? chunk.code : String(chunk.source)
    expect(text.includes(canary), chunk.fileName).toBe(false)
  }
})

test('the bridge is in no built file, but for the list of what it passes on', () => {
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  expect(modules.some((id) => id.includes('/src/aws/'))).toBe(true)
  const ofBridge = modules.filter((id) => id.includes('/src/bridge/'))
  expect(
    ofBridge.filter((id) => !/\/(?:operations|resource-operations|policies)\.ts$/.test(id)),
  ).toEqual([])
})

/** Modules that the page loads before anything is opened: the entry's, and what it imports at once. */
function firstModules(): string[] {
  const byName = new Map(
    chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])),
  )
  const names = new Set([...byName.values()].flatMap((c) => (c.isEntry ? [c.fileName] : [])))
  for (const name of names) {
    for (const imported of byName.get(name)?.imports ?? []) names.add(imported)
  }
  return [...names].flatMap((name) => byName.get(name)?.moduleIds ?? [])
}

test.each([
  ['the graph', '/src/graph/PipelineGraph.tsx'],
  ['what pans the graph', '/node_modules/@xyflow/'],
  ['the wizard', '/src/features/add-action/'],
  ['the review', '/src/features/review/'],
  ['what compares texts', '/node_modules/diff/'],
  ['the history', '/src/features/history/'],
  ['the screens of templates', '/src/features/template/'],
  ['what reads templates', '/src/template/'],
  ['the AWS SDK', '/node_modules/@aws-sdk/'],
])('%s comes when it is needed, not with the first load', (_, path) => {
  const all = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  expect(all.some((id) => id.includes(path))).toBe(true)
  const first = firstModules()
  expect(first.some((id) => id.endsWith('/src/main.tsx'))).toBe(true)
  expect(first.filter((id) => id.includes(path))).toEqual([])
})

test('the page runs no inline script, so that its policy need not allow one', () => {
  const page = chunks.find(({ fileName }) => fileName === 'index.html')
  const html = page?.type === 'asset' ? String(page.source) : ''
  expect(html).toContain('<script type="module"')
  expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toBeNull()
  expect(html).not.toMatch(/\son[a-z]+=|javascript:/)
})

test('fonts are files, and the page names the two that it shows at once', () => {
  const textOf = (ending: string) =>
    chunks
      .filter(({ fileName }) => fileName.endsWith(ending))
      .map((file) => (file.type === 'asset' ? String(file.source) : ''))
      .join('\n')
  const fonts = chunks.flatMap(({ fileName }) => (fileName.endsWith('.woff2') ? [fileName] : []))
  expect(fonts).toHaveLength(8)
  expect(textOf('.css')).not.toContain('data:font')
  for (const font of fonts) expect(textOf('.css')).toContain(`url(${font.split('/').at(-1)})`)
  const named = textOf('.html').match(/rel="preload" as="font"[^>]*href="\/assets\/[^"]+"/g)
  expect(named).toHaveLength(2)
})
