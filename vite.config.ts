import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
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

export default defineConfig({
  plugins: [react(), credentialProvidersOfBrowsers, fontFiles(), pipespanBridge()],
  // The bridge's plugin refuses to start on any other address, with https or with CORS.
  server: { host: '127.0.0.1', strictPort: false },
  preview: { host: '127.0.0.1', strictPort: false },
  build: { target: 'es2023', sourcemap: false },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
})
