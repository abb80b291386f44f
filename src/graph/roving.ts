import type { PositionedAction, PositionedGraph, PositionedStage } from './layout.ts'

const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const

export type RovingKey = (typeof keys)[number]

export const isRovingKey = (key: string): key is RovingKey =>
  (keys as readonly string[]).includes(key)

/**
 * Where a key leads from a card or a stage's head; undefined where it leads nowhere. Left and right
 * go by column and keep to the lane where they can, up and down by lane; the head stands above the
 * first lane. Home and End are the first and the last action.
 */
export function neighbour(graph: PositionedGraph, id: string, key: RovingKey): string | undefined {
  if (key === 'Home') return (graph.actions[0] ?? graph.stages[0])?.id
  if (key === 'End') return (graph.actions.at(-1) ?? graph.stages.at(-1))?.id
  const action = graph.actions.find((candidate) => candidate.id === id)
  if (action) return fromAction(graph, action, key)
  const index = graph.stages.findIndex((candidate) => candidate.id === id)
  const stage = graph.stages[index]
  return stage && fromHead(graph, stage, index, key)
}

type ArrowKey = Exclude<RovingKey, 'Home' | 'End'>

function fromHead(
  graph: PositionedGraph,
  stage: PositionedStage,
  index: number,
  key: ArrowKey,
): string | undefined {
  if (key === 'ArrowLeft') return graph.stages[index - 1]?.id
  if (key === 'ArrowRight') return graph.stages[index + 1]?.id
  if (key === 'ArrowUp') return undefined
  return graph.actions.find(({ stageId }) => stageId === stage.id)?.id
}

function fromAction(
  graph: PositionedGraph,
  from: PositionedAction,
  key: ArrowKey,
): string | undefined {
  const { actions } = graph
  const { column, lane, stageId } = from
  if (key === 'ArrowUp') return lane === 0 ? stageId : inColumn(graph, column, lane - 1)
  if (key === 'ArrowDown') {
    return actions.find((other) => other.column === column && other.lane === lane + 1)?.id
  }
  const next =
    key === 'ArrowLeft'
      ? actions.findLast((other) => other.column < column)
      : actions.find((other) => other.column > column)
  return next && inColumn(graph, next.column, lane)
}

/** The card of a column in that lane, or the last one when the column is shorter. */
const inColumn = (graph: PositionedGraph, column: number, lane: number) =>
  graph.actions.findLast((other) => other.column === column && other.lane <= lane)?.id
