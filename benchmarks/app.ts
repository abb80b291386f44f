import type { CDPSession, Page } from '@playwright/test'
import type { Pipeline } from '../src/pipeline/pipeline.ts'
import type { PipelineRecord, World } from '../src/sandbox/world.ts'
import { type Topic, percentile } from './bar.ts'
import { homeRegion, largePipeline } from './large-pipeline.ts'

const listed = 5000
const opened = 20
const list = `/sandbox/${homeRegion}/pipelines`

const nameAt = (index: number) => `release-${String(index).padStart(4, '0')}`

/** So many pipelines, all with the same stages. */
function worldOf(count: number, declaration: Pipeline): World {
  const created = Date.UTC(2026, 0, 1)
  const recordOf = (name: string): PipelineRecord => ({
    created,
    versions: [{ version: 1, declaration: { ...declaration, name }, updated: created }],
    executions: [],
    transitions: {},
    tags: {},
    secrets: {},
  })
  const names = Array.from({ length: count }, (_, index) => nameAt(index))
  const pipelines = Object.fromEntries(names.map((name) => [name, recordOf(name)]))
  return {
    schema: 1,
    clockOffset: 0,
    regions: { [homeRegion]: { pipelines, applications: {}, projects: [], keys: [] } },
    buckets: {},
    roles: {},
  }
}

const large = largePipeline(100)

/** Two actions: enough to be listed. */
const small: Pipeline = {
  ...large,
  stages: large.stages
    .slice(0, 2)
    .map((stage) => ({ ...stage, actions: stage.actions.slice(0, 1) })),
}

const firstRow = 'first rows'
const wholeList = 'whole list'
const keystroke = 'keystroke to rows'
const heapGrowth = 'heap growth'

/** The built app on a sandbox with many pipelines. */
export const app: Topic = {
  name: 'app',
  bars: [
    {
      name: `filtering ${listed} pipelines, from keystroke to rows, p95`,
      unit: 'ms',
      bar: 16,
      of: ({ median }) => median(keystroke),
    },
    {
      name: `first of ${listed} pipelines shown, beside the time until all are there`,
      unit: '×',
      bar: 0.5,
      of: ({ median }) => median(firstRow) / median(wholeList),
    },
    {
      name: `memory after ${opened} pipelines were opened and closed, more than before`,
      unit: '%',
      bar: 5,
      of: ({ median }) => median(heapGrowth),
    },
  ],
  measures: async (stand) => {
    const browser = await stand.browser()
    const many = await stand.console(worldOf(listed, small))
    const few = await stand.console(worldOf(opened, large))
    const viewport = { width: 1440, height: 900 }
    const other = await browser.newPage({ viewport })
    await few.open(other, list)
    const session = await other.context().newCDPSession(other)
    let before: number | undefined
    return [
      async () => {
        // A page of its own, for one that is open has its list already.
        const page = await browser.newPage({ viewport })
        try {
          await many.open(page, list)
          return { ...(await timeOfList(page)), [keystroke]: await timeOfKeystroke(page) }
        } finally {
          await page.close()
        }
      },
      async () => {
        const after = await heapAfterRound(other, session)
        const growth = (after / (before ?? after) - 1) * 100
        before = after
        return { [heapGrowth]: growth }
      },
    ]
  },
}

/** Milliseconds since the page was asked for. */
async function timeOfList(page: Page) {
  const now = () => page.evaluate(() => performance.now())
  await page.getByRole('link', { name: nameAt(0) }).waitFor()
  const first = await now()
  await page.getByText(`(${listed})`, { exact: true }).waitFor()
  return { [firstRow]: first, [wholeList]: await now() }
}

/**
 * Types a name and takes it back, letter by letter, each when the page has come to rest: a person's
 * keys do not come faster than frames. From the key's event until rows that match stand in the page
 * with their places, to be painted.
 */
async function timeOfKeystroke(page: Page): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { keystrokes: times })
    // After React's own listener, and after what it has put off to the end of the event.
    addEventListener('input', ({ timeStamp, target }) =>
      queueMicrotask(() => {
        const row = document.querySelector<HTMLElement>('tbody tr')
        row?.getBoundingClientRect()
        times.push(performance.now() - timeStamp)
        const typed = target instanceof HTMLInputElement ? target.value : ''
        if (!row?.innerText.includes(typed)) throw new Error(`No row shows ${typed} by now`)
      }),
    )
  })
  const failures: Error[] = []
  page.on('pageerror', (error) => failures.push(error))
  const field = page.getByRole('searchbox', { name: 'Find pipelines by name' })
  await field.click()
  const letters = nameAt(listed / 2).split('')
  for (const letter of letters) {
    await atRest(page)
    await page.keyboard.type(letter)
  }
  await page.getByText(`(1/${listed})`, { exact: true }).waitFor()
  for (const _ of letters) {
    await atRest(page)
    await page.keyboard.press('Backspace')
  }
  await page.getByText(`(${listed})`, { exact: true }).waitFor()
  if (failures.length > 0) throw new AggregateError(failures, 'Rows came too late to be timed')
  const times = await page.evaluate(() => Reflect.get(globalThis, 'keystrokes') as number[])
  return percentile(times, 95)
}

/** Until a frame is drawn and nothing waits to be done. */
const atRest = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestIdleCallback(resolve))
      }),
  )

/**
 * Opens and closes every pipeline; returns the bytes in use then, garbage collected. Rounds are
 * compared with each other at this point, for on a page that has rested the browser has thrown
 * away compiled code, which is no memory that an opening gives back. Answers stay in the query
 * cache for five minutes by design, from the round that warms up on.
 */
async function heapAfterRound(page: Page, session: CDPSession): Promise<number> {
  for (let index = 0; index < opened; index += 1) {
    await page.getByRole('link', { name: nameAt(index) }).click()
    await page.getByRole('button', { name: /^Source0, / }).waitFor()
    await page.getByRole('link', { name: 'Pipelines', exact: true }).first().click()
    await page.getByRole('link', { name: nameAt(0) }).waitFor()
  }
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}
