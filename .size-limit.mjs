import { readdirSync, readFileSync } from 'node:fs'

/** What the page loads before anything else: the entry, its static imports and their styles. */
const page = readFileSync('dist/index.html', 'utf8')
const firstLoad = (ending) =>
  [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)]
    .map(([, path]) => path)
    .filter((path) => path.endsWith(ending))
    .map((path) => `dist/${path}`)

const assets = readdirSync('dist/assets').map((file) => `dist/assets/${file}`)

/** Chunks by how their names begin, with all that they import and the first load has not brought. */
function withImports(beginning) {
  const found = new Set(firstLoad('.js'))
  const add = (path) => {
    if (found.has(path)) return
    found.add(path)
    const imports = readFileSync(path, 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g,
    )
    for (const [, file] of imports) add(`dist/assets/${file}`)
  }
  for (const path of assets) if (path.startsWith(`dist/assets/${beginning}-`)) add(path)
  return [...found].filter((path) => !firstLoad('.js').includes(path))
}

// gzip, as most servers send it. Every route is a chunk of its own, loaded when it is opened or
// pointed at; the AWS SDK comes while the session is opened, drafts and notices after the first
// screen, and fonts are files of their own, of which a screen takes three.
export default [
  {
    // In kB: React 75, Cloudscape's shell 165 (app layout, navigation, top bar, icons, drag and drop
    // in its list of notices), its texts and their formatter 18, router 22, query cache 12, ours 12.
    name: 'first load, JS',
    path: firstLoad('.js'),
    limit: '330 kB',
  },
  {
    // In kB: what is under every Cloudscape part and its design tokens 27, shell and forms 32, buttons
    // and menus 10, global styles and font faces 6, the rest small.
    name: 'first load, CSS',
    path: firstLoad('.css'),
    limit: '90 kB',
  },
  {
    // The SDK's CodePipeline client, and what every client of it is made of.
    name: 'AWS SDK, loaded at once but not waited for',
    path: withImports('pipelines'),
    limit: '75 kB',
  },
  { name: 'wizard and review', path: 'dist/assets/EditRoutes-*.js', limit: '80 kB' },
  { name: 'graph', path: 'dist/assets/PipelineGraph-*.js', limit: '90 kB' },
  {
    name: 'in-page sandbox with its reader of templates, loaded by hosted copies when it is used',
    path: 'dist/assets/in-page-sandbox-*.js',
    limit: '105 kB',
  },
  {
    name: 'start of hosted copies, and signing in',
    path: [
      'dist/assets/hosted-*.js',
      'dist/assets/oidc-sign-in-*.js',
      'dist/assets/browser-credentials-*.js',
    ],
    limit: '25 kB',
  },
].map((budget) => ({ ...budget, gzip: true, brotli: false }))
