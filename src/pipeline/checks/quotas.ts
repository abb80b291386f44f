import type { Pipeline, Region } from '../pipeline.ts'
import type { CheckOf, Finding } from './check.ts'

const source = 'https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html'

const actionsOf = (pipeline: Pipeline) => pipeline.stages.flatMap(({ actions }) => actions)

/** The most actions of one stage that run side by side. */
const widest = (pipeline: Pipeline) =>
  Math.max(
    0,
    ...pipeline.stages.flatMap(({ actions }) => {
      const counts = new Map<number, number>()
      for (const { runOrder = 1 } of actions) counts.set(runOrder, (counts.get(runOrder) ?? 0) + 1)
      return [...counts.values()]
    }),
  )

const fullest = (pipeline: Pipeline) =>
  Math.max(0, ...pipeline.stages.map(({ actions }) => actions.length))

const longestValue = (pipeline: Pipeline) =>
  Math.max(
    0,
    ...actionsOf(pipeline).flatMap(({ configuration = {} }) =>
      Object.values(configuration).map((value) => value.length),
    ),
  )

/** What a pipeline has of each thing that AWS limits. */
const quotas: readonly {
  id: string
  title: string
  what: string
  most: number
  count: (pipeline: Pipeline) => number
}[] = [
  { id: 'stages', title: 'Stages', what: 'stages', most: 50, count: ({ stages }) => stages.length },
  {
    id: 'actions',
    title: 'Actions of the pipeline',
    what: 'actions',
    most: 1000,
    count: (pipeline) => actionsOf(pipeline).length,
  },
  {
    id: 'stage-actions',
    title: 'Actions of the fullest stage',
    what: 'actions in one stage',
    most: 100,
    count: fullest,
  },
  {
    id: 'parallel',
    title: 'Actions side by side',
    what: 'parallel actions',
    most: 100,
    count: widest,
  },
  {
    id: 'value',
    title: 'Longest configuration value',
    what: 'characters in the longest configuration value',
    most: 1000,
    count: longestValue,
  },
]

/** Each quota of a pipeline, now and after. */
export const planQuotaChecks = (
  before: Pipeline,
  after: Pipeline,
  homeRegion: Region,
): CheckOf<'quota'>[] =>
  quotas.map(({ id, title, what, most, count }) => ({
    id: `quota/${id}`,
    region: homeRegion,
    title,
    kind: 'quota',
    what,
    before: count(before),
    after: count(after),
    most,
    source,
  }))

/** Needs no answer of AWS. */
export function judgeQuota({ what, before, after, most }: CheckOf<'quota'>): Finding {
  const text = `${before.toLocaleString('en')} now, ${after.toLocaleString('en')} after, of ${most.toLocaleString('en')} ${what}.`
  return after <= most
    ? { state: 'passed', text }
    : { state: 'failed', text, todo: 'AWS refuses more: move some to another pipeline.' }
}
