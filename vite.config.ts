import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { pipespanBridge } from './src/bridge/vite-plugin.ts'
import { fontFiles } from './tools/font-files.ts'

/**
 * Pages get the browser's half of the SDK's credential providers. The package maps its files to it
 * by names without an ending, which Vite does not match; Node's half wants to read files.
 */
const credentialProvidersOfBrowsers: Plugin = {
  name: 'credential-providers-of-browsers',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== '@aws-sdk/credential-providers') return null
    if (this.environment.config.consumer !== 'client') return null
    return this.resolve(`${source}/dist-es/index.browser.js`, importer, { skipSelf: true })
  },
}

const pureFolders = ['pipeline', 'template', 'export', 'graph', 'ui']

/**
 * Few files: what is loaded first, and of the rest what at least so many routes share, each in one.
 * Left alone, a pipeline's page would ask for 90 scripts and stylesheets more.
 */
const sharedBy = 7
const chunkGroups = [
  { name: 'first', tags: ['$initial' as const] },
  { name: 'aws-sdk', test: /node_modules[\\/]@(?:aws-sdk|smithy)/, minShareCount: sharedBy },
  // Templates alone are read with it, in two routes and in the sandbox of a hosted copy.
  { name: 'yaml', test: /node_modules[\\/]yaml/ },
  { name: 'parts', test: /node_modules/, minShareCount: sharedBy },
  { name: 'core', test: /src/, minShareCount: sharedBy },
]

export default defineConfig({
  plugins: [react(), credentialProvidersOfBrowsers, fontFiles(), pipespanBridge()],
  // The bridge's plugin refuses to start on any other address, with https or with CORS.
  server: { host: '127.0.0.1', strictPort: false },
  preview: { host: '127.0.0.1', strictPort: false },
  build: {
    target: 'es2023',
    sourcemap: false,
    // .size-limit.mjs says how large files may be.
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunkGroups },
      },
    },
  },
  test: {
    environment: 'node',
    // A guard against hanging alone; property tests take seconds on a busy machine.
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: pureFolders.map((folder) => `src/${folder}/**/*.test.{ts,tsx}`),
          // These modules keep no state, so their files need not each load them anew.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...pureFolders.map((folder) => `src/${folder}/**`)],
        },
      },
    ],
  },
})
