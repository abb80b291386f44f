import { readFileSync } from 'node:fs'

/** What the page loads before anything else: the entry, its static imports and their styles. */
const page = readFileSync('dist/index.html', 'utf8')
const firstLoad = (ending) =>
  [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)]
    .map(([, path]) => path)
    .filter((path) => path.endsWith(ending))
    .map((path) => `dist/${path}`)

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
    // The clients' core, CodePipeline's client, and what S3, STS and IAM share with it.
    name: 'AWS SDK, loaded at once but not waited for',
    path: 'dist/assets/aws-sdk-*.js',
    limit: '65 kB',
  },
  {
    // Cloudscape's table, forms and menus; the edits and rules of pipelines.
    name: 'what most routes share',
    path: ['dist/assets/parts-*.js', 'dist/assets/core-*.js'],
    limit: '90 kB',
  },
  { name: 'wizard and review', path: 'dist/assets/EditRoutes-*.js', limit: '80 kB' },
  { name: 'graph', path: 'dist/assets/PipelineGraph-*.js', limit: '90 kB' },
  {
    name: 'in-page sandbox with its reader of templates, loaded by hosted copies when it is used',
    path: ['dist/assets/in-page-sandbox-*.js', 'dist/assets/yaml-*.js'],
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
