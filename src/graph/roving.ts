import type {
  PositionedAction,
  PositionedGraph,
  PositionedStage,
  PositionedSummary,
} from './layout.ts'

const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const

export type RovingKey = (typeof keys)[number]

export const isRovingKey = (key: string): key is RovingKey =>
  (keys as readonly string[]).includes(key)

type Card = PositionedAction | PositionedSummary

/**
 * Where a key leads from a card or a stage's head; undefined where it leads nowhere. Left and right
 * go by column and keep to the row where they can, by region to the lane; up and down go by row,
 * through all lanes; the head stands above the first row. Home and End are the first and the last
 * card.
 */
export function neighbour(graph: PositionedGraph, id: string, key: RovingKey): string | undefined {
  const cards = cardsOf(graph)
  if (key === 'Home') return (cards[0] ?? graph.stages[0])?.id
  if (key === 'End') return (cards.at(-1) ?? graph.stages.at(-1))?.id
  const card = cards.find((candidate) => candidate.id === id)
  if (card) return fromCard(cards, card, key)
  const index = graph.stages.findIndex((candidate) => candidate.id === id)
  const stage = graph.stages[index]
  return stage && fromHead({ stages: graph.stages, cards }, stage, index, key)
}

type ArrowKey = Exclude<RovingKey, 'Home' | 'End'>

/** Every card in reading order: by column, then by row. */
const cardsOf = ({ actions, summaries }: PositionedGraph): readonly Card[] =>
  summaries.length === 0
    ? actions
    : [...actions, ...summaries].toSorted((a, b) => a.column - b.column || a.row - b.row)

function fromHead(
  { stages, cards }: { stages: readonly PositionedStage[]; cards: readonly Card[] },
  stage: PositionedStage,
  index: number,
  key: ArrowKey,
): string | undefined {
  if (key === 'ArrowLeft') return stages[index - 1]?.id
  if (key === 'ArrowRight') return stages[index + 1]?.id
  if (key === 'ArrowUp') return undefined
  return cards.find(({ stageId }) => stageId === stage.id)?.id
}

function fromCard(cards: readonly Card[], from: Card, key: ArrowKey): string | undefined {
  const { column, row, stageId } = from
  if (key === 'ArrowUp') {
    return cards.findLast((other) => other.column === column && other.row < row)?.id ?? stageId
  }
  if (key === 'ArrowDown') {
    return cards.find((other) => other.column === column && other.row > row)?.id
  }
  const beyond =
    key === 'ArrowRight'
      ? cards.filter((other) => other.column > column)
      : cards.filter((other) => other.column < column).toReversed()
  const next = beyond.find((other) => other.lane === from.lane) ?? beyond[0]
  return next && nearest(cards, next, row)
}

/** The card of that column and lane whose row is nearest. */
const nearest = (cards: readonly Card[], { column, lane }: Card, row: number) =>
  cards
    .filter((other) => other.column === column && other.lane === lane)
    .reduce<Card | undefined>(
      (best, other) =>
        best && Math.abs(best.row - row) <= Math.abs(other.row - row) ? best : other,
      undefined,
    )?.id
