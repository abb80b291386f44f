import { defineConfig } from '@playwright/test'
import { chromiumFlags } from './tools/chromium.ts'

/** Journeys on the built console against the sandbox; every worker starts a console of its own. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['line'], ['json']] : [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    // Recording every step slows all of them; TRACE=1 records a failure that has to be understood.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [...chromiumFlags],
    },
  },
})
