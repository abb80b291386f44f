import { type Selection, selectionText } from './selection.ts'
import type { PositionedGraph, PositionedSummary } from './layout.ts'
import { type Marks, markOf } from './marks.ts'
import { sizes } from './sizes.ts'
import type { Rect } from './view.ts'

/** The id of what is selected by name; the pipeline's own part before a removed one. */
export function idOf(graph: PositionedGraph, selection: Selection | undefined): string | undefined {
  if (!selection) return undefined
  const { stage, action } = selection
  if (action === undefined) return graph.stages.find(({ name }) => name === stage)?.id
  const named = graph.actions.filter(
    (positioned) => positioned.stage === stage && positioned.action.name === action,
  )
  const card = named.find(({ place }) => place) ?? named[0]
  return card?.id ?? graph.summaries.find(holds(selection))?.id
}

/** Whether the card of a collapsed stage stands for an action too. */
const holds =
  ({ stage, action: wanted }: Selection) =>
  (summary: PositionedSummary) =>
    summary.stage === stage && summary.actions.some(({ name }) => name === wanted)

/** The ids of all of them; a removed action of the same name counts too. */
export function idsOf(graph: PositionedGraph, selections: readonly Selection[]): Set<string> {
  const texts = new Set(selections.map(selectionText))
  const stages = graph.stages.filter(({ name }) => texts.has(name))
  const actions = graph.actions.filter(({ stage, action }) =>
    texts.has(selectionText({ stage, action: action.name })),
  )
  const summaries = graph.summaries.filter(({ stage, actions }) =>
    actions.some(({ name }) => texts.has(selectionText({ stage, action: name }))),
  )
  return new Set([...stages, ...actions, ...summaries].map(({ id }) => id))
}

/** Where a card or a stage's head stands. */
export function partOf(graph: PositionedGraph, id: string | undefined): Rect | undefined {
  const isPart = (positioned: { id: string }) => positioned.id === id
  const card = graph.actions.find(isPart) ?? graph.summaries.find(isPart)
  if (card) return { x: card.x, y: card.y, ...sizes.card }
  const stage = graph.stages.find((positioned) => positioned.id === id)
  return stage && { x: stage.x, y: stage.y, width: stage.width, height: sizes.stageHead }
}

/** The stage that a card, or a stage's head, belongs to. */
export function stageOf(graph: PositionedGraph, id: string | undefined) {
  const isPart = (positioned: { id: string }) => positioned.id === id
  const card = graph.actions.find(isPart) ?? graph.summaries.find(isPart)
  return graph.stages.find((stage) => stage.id === (card?.stageId ?? id))
}

/** The first action that differs, where a comparison is best begun. */
export const firstMarked = (graph: PositionedGraph, marks: Marks): string | undefined =>
  graph.actions.find(({ stage, action, place }) => !place || markOf(marks, stage, action.name))?.id

/** Moves the focus to a card or stage head that is mounted in the frame. */
export function focusItem(frame: HTMLElement | null, id: string): void {
  const item = frame?.querySelector<HTMLElement>(`[data-graph-item="${CSS.escape(id)}"]`)
  // The graph pans by itself; the browser would scroll the canvas away from under the lines.
  item?.focus({ preventScroll: true })
}

/** The id of the card or stage head that an event has reached. */
export const findItem = (target: EventTarget): string | undefined =>
  target instanceof Element
    ? (target.closest('[data-graph-item]')?.getAttribute('data-graph-item') ?? undefined)
    : undefined
