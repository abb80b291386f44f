import { readFileSync } from 'node:fs'

/** What the page loads before anything else: the entry, its static imports and their styles. */
const page = readFileSync('dist/index.html', 'utf8')
const firstLoad = (ending) =>
  [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)]
    .map(([, path]) => path)
    .filter((path) => path.endsWith(ending))
    .map((path) => `dist/${path}`)

// gzip, as most servers send it. Every route is a chunk of its own, loaded when it is opened.
export default [
  {
    name: 'first load, JS (React, router, query cache, CodePipeline client, Cloudscape’s shell)',
    path: firstLoad('.js'),
    limit: '380 kB',
  },
  {
    name: 'first load, CSS (Cloudscape’s, with Open Sans inside)',
    path: firstLoad('.css'),
    limit: '225 kB',
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
