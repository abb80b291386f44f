import { test as base, expect } from '@playwright/test'
import { Console, startConsole } from './console-process.ts'

export { Console }

async function withConsole(use: (console: Console) => Promise<void>) {
  const { console, end } = await startConsole()
  try {
    await use(console)
  } finally {
    await end()
  }
}

interface Fixtures {
  /** The worker's console, back at its seeds. */
  console: Console
  /** A console that this test may stop and start. */
  ownConsole: Console
}

export const test = base.extend<Fixtures, { workerConsole: Console }>({
  workerConsole: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from here.
    async ({}, use) => withConsole(use),
    { scope: 'worker' },
  ],
  console: async ({ workerConsole }, use) => {
    await workerConsole.control('reset')
    await use(workerConsole)
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  ownConsole: async ({}, use) => withConsole(use),
})

export { expect }
