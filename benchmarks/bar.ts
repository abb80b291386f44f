import type { Stand } from './stand.ts'

/** What was measured at once, by name, such as `edit at 1,000 actions`; in the units of the bars. */
type Figures = Readonly<Record<string, number>>

/** Called once a round. */
export type Measure = () => Figures | Promise<Figures>

/** All rounds' figures of one name. */
interface Rounds {
  median: (figure: string) => number
  /** The worst round, for what must never happen. */
  max: (figure: string) => number
}

/** Something that must not be more than so much. */
export interface Bar {
  name: string
  unit: 'ms' | '×' | 'kB' | '%'
  bar: number
  /** @returns what is held against the bar, in its unit. */
  of: (rounds: Rounds) => number
}

/** A file of bars, and how their figures are taken. */
export interface Topic {
  name: string
  bars: readonly Bar[]
  /** Made ready once; what it gives is called in turn with the measures of all other topics. */
  measures: (stand: Stand) => Promise<readonly Measure[]>
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** The smallest value that `percent` of all are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * values.length))
  const value = values.toSorted((a, b) => a - b)[rank - 1]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}
