/**
 * Measures what Pipespan promises about its speed, all in one run: `npm run bench`, or some topics
 * of it by name. One line a bar; the exit status is 1 when one is short.
 */
import { app } from './app.ts'
import { type Bar, type Measure, median, type Topic } from './bar.ts'
import { core } from './core.ts'
import { graph } from './graph.ts'
import { Stand } from './stand.ts'
import { template } from './template.ts'

const topics: readonly Topic[] = [core, graph, template, app]

/** Odd, so that a median is a figure that was taken. */
const rounds = 7

const only = process.argv.slice(2)
const unknown = only.filter((name) => !topics.some((topic) => topic.name === name))
if (unknown.length > 0) {
  console.error(
    `No such topic: ${unknown.join(', ')}. Topics: ${topics.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}
const chosen = topics.filter(({ name }) => only.length === 0 || only.includes(name))

/** Figures by name. Measures take turns, so that all of them meet the same machine. */
async function takeRounds(measures: readonly Measure[]): Promise<Map<string, number[]>> {
  const taken = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const measure of measures) {
      const figures = Object.entries(await measure())
      // The first round warms up.
      if (round === 0) continue
      for (const [name, figure] of figures) taken.set(name, [...(taken.get(name) ?? []), figure])
    }
  }
  return taken
}

async function measureAll(): Promise<Map<string, number[]>> {
  const stand = new Stand()
  try {
    const measures: Measure[] = []
    for (const topic of chosen) measures.push(...(await topic.measures(stand)))
    return await takeRounds(measures)
  } finally {
    await stand.close()
  }
}

function shown(value: number, unit: Bar['unit']): string {
  const digits = Math.abs(value) < 10 ? 2 : 0
  const number = value.toLocaleString('en', { maximumFractionDigits: digits })
  return unit === '×' ? `${number}×` : `${number} ${unit}`
}

const taken = await measureAll()
const figuresOf = (name: string): number[] => {
  const figures = taken.get(name)
  if (!figures) throw new Error(`Nothing is measured as "${name}"`)
  return figures
}
const answers = {
  median: (name: string) => median(figuresOf(name)),
  max: (name: string) => Math.max(...figuresOf(name)),
}

let isShort = false
for (const { name, unit, bar, of } of chosen.flatMap(({ bars }) => bars)) {
  const figure = of(answers)
  // Asked this way round, a figure that is no number is short.
  const isMet = figure <= bar
  isShort ||= !isMet
  console.log(
    `${name}: ${shown(figure, unit)} (bar: ${shown(bar, unit)}) ${isMet ? 'ok' : 'short'}`,
  )
}
process.exitCode = isShort ? 1 : 0
