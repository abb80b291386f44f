import type { Browser, Page } from '@playwright/test'
import type { Bar, Measure, Topic } from './bar.ts'
import { median, percentile } from './bar.ts'
import type { Stand } from './stand.ts'

const viewport = { width: 1600, height: 900 }

/** Opens a page of its own, waits until it has drawn, and closes it again. */
async function onPage<Result>(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.goto(address)
    await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0)
    return await look(page)
  } finally {
    await context.close()
  }
}

/** Milliseconds from the data in hand to everything in view drawn. */
const timeToDraw = (page: Page) =>
  page.evaluate(() => performance.measure('opening', 'data', 'drawn').duration)

/** Milliseconds of script for one action that succeeds, the median of several. */
const timeToUpdate = async (page: Page) =>
  median(await page.evaluate(() => Array.from({ length: 15 }, () => window.succeed())))

interface Frames {
  /** The length of the frame that 95 % of all are not longer than. */
  p95: number
  longestTask: number
}

/** Milliseconds of what the page draws and runs while something is done to it. */
async function framesDuring(page: Page, deed: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => window.startFrames())
  await deed()
  const { frames, tasks } = await page.evaluate(() => window.endFrames())
  return { p95: percentile(frames, 95), longestTask: Math.max(0, ...tasks) }
}

/** Drags the graph by its width, four times. */
async function pan({ mouse }: Page): Promise<void> {
  for (const [from, to] of [
    [1500, 100],
    [1500, 100],
    [100, 1500],
    [1500, 100],
  ] as const) {
    await mouse.move(from, 560)
    await mouse.down()
    await mouse.move(to, 520, { steps: 45 })
    await mouse.up()
  }
}

/** Zooms out until stages alone are left, and back in. */
async function zoom({ mouse, keyboard }: Page): Promise<void> {
  await mouse.move(800, 300)
  await keyboard.down('Control')
  for (const by of [60, -60]) {
    for (let step = 0; step < 60; step += 1) await mouse.wheel(0, by)
  }
  await keyboard.up('Control')
}

const sizes = [20, 500, 1000] as const
const count = (actions: number) => actions.toLocaleString('en')
const ours = (actions: number) => `opening ${count(actions)} actions`
const theirs = (actions: number) => `React Flow with ${count(actions)} nodes`
const whole = 'opening 1,000 actions whole'
const update = 'status update at 1,000 actions'

const beside = (name: string, actions: number, bar: number): Bar => ({
  name: `${name} beside React Flow`,
  unit: '×',
  bar,
  of: ({ median }) => median(name) / median(theirs(actions)),
})

/** Opens a page in each round, and takes one figure of it. */
async function opening(
  stand: Stand,
  page: 'graph' | 'react-flow',
  search: string,
  name: string,
): Promise<Measure> {
  const [browser, address] = [await stand.browser(), await stand.pageAt(page)]
  return async () => ({ [name]: await onPage(browser, `${address}&${search}`, timeToDraw) })
}

/** The graph of a pipeline, beside bare React Flow in the same frame, and what it does when used. */
export const graph: Topic = {
  name: 'graph',
  bars: [
    beside(ours(20), 20, 1),
    beside(ours(500), 500, 0.4),
    beside(ours(1000), 1000, 0.25),
    beside(whole, 1000, 0.5),
    { name: update, unit: 'ms', bar: 8, of: ({ median }) => median(update) },
    ...(['pan', 'zoom'] as const).flatMap((deed): Bar[] => [
      {
        name: `${deed} at 1,000 actions, 95 % of frames`,
        unit: 'ms',
        bar: 20,
        of: ({ median }) => median(`${deed} frame`),
      },
      {
        name: `${deed} at 1,000 actions, longest task`,
        unit: 'ms',
        bar: 100,
        of: ({ max }) => max(`${deed} task`),
      },
    ]),
  ],
  measures: async (stand) => {
    const [browser, address] = [await stand.browser(), await stand.pageAt('graph')]
    const openings = await Promise.all(
      sizes.flatMap((actions) => [
        opening(stand, 'graph', `actions=${actions}`, ours(actions)),
        opening(stand, 'react-flow', `actions=${actions}`, theirs(actions)),
      ]),
    )
    const uses: Measure = () =>
      onPage(browser, `${address}&actions=1000`, async (page) => {
        const time = await timeToUpdate(page)
        const panned = await framesDuring(page, () => pan(page))
        const zoomed = await framesDuring(page, () => zoom(page))
        return {
          [update]: time,
          'pan frame': panned.p95,
          'pan task': panned.longestTask,
          'zoom frame': zoomed.p95,
          'zoom task': zoomed.longestTask,
        }
      })
    return [...openings, await opening(stand, 'graph', 'actions=1000&whole', whole), uses]
  },
}
