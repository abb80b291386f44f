import type { Action } from '../pipeline/pipeline.ts'
import { groupBy } from './group-by.ts'

/** One action as the flow of artifacts sees it. */
export interface Step {
  id: string
  stageIndex: number
  runOrder: number
  action: Action
}

/** An artifact on its way from the action that makes it to one that reads it. */
export interface ArtifactUse {
  from: string
  to: string
  artifact: string
}

/**
 * Who reads whose output. The producer has to run earlier: in an earlier stage, or in the same
 * stage at a smaller run order; of several, the nearest. An input that nobody makes gives no use.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function findArtifactUses(steps: readonly Step[]): ArtifactUse[] {
  const outputs = steps.flatMap((step) =>
    (step.action.outputArtifacts ?? []).map(({ name }) => ({ name, step })),
  )
  const producers = groupBy(outputs, ({ name }) => name)
  return steps.flatMap((step) => {
    const inputs = new Set((step.action.inputArtifacts ?? []).map(({ name }) => name))
    return [...inputs].flatMap((artifact) => {
      const producer = (producers.get(artifact) ?? []).reduce<Step | undefined>(
        (nearest, { step: candidate }) =>
          runsBefore(candidate, step) && !(nearest && runsBefore(candidate, nearest))
            ? candidate
            : nearest,
        undefined,
      )
      return producer ? [{ from: producer.id, to: step.id, artifact }] : []
    })
  })
}

const runsBefore = (a: Step, b: Step) =>
  a.stageIndex < b.stageIndex || (a.stageIndex === b.stageIndex && a.runOrder < b.runOrder)

/** The names of what is copied to another region for each reader, by the reader's id. */
export function copiedInputs(
  uses: Iterable<ArtifactUse & { crossesRegions: boolean }>,
): ReadonlyMap<string, readonly string[]> {
  const copied = [...uses].filter(({ crossesRegions }) => crossesRegions)
  return new Map(
    [...groupBy(copied, ({ to }) => to)].map(([to, own]) => [
      to,
      own.map(({ artifact }) => artifact),
    ]),
  )
}

/** Everything on the ways of artifacts that lead through one card, as ids. */
export interface ArtifactWay {
  cards: ReadonlySet<string>
  edges: ReadonlySet<string>
}

interface EdgeEnds {
  id: string
  from: string
  to: string
}

/**
 * From where what a card reads comes, step by step, and where what it makes goes, and what is made
 * of that. Side branches of either are not on its way.
 */
export function wayThrough(edges: readonly EdgeEnds[], card: string): ArtifactWay {
  const cards = new Set([card])
  const onWay = new Set<string>()
  const follow = (next: ReadonlyMap<string, EdgeEnds[]>, end: 'from' | 'to') => {
    const seen = new Set([card])
    const open = [card]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const edge of next.get(at) ?? []) {
        onWay.add(edge.id)
        if (seen.has(edge[end])) continue
        seen.add(edge[end])
        cards.add(edge[end])
        open.push(edge[end])
      }
    }
  }
  follow(
    groupBy(edges, ({ to }) => to),
    'from',
  )
  follow(
    groupBy(edges, ({ from }) => from),
    'to',
  )
  return { cards, edges: onWay }
}
