import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { anyAction, anyPipeline, home, namedPipeline } from './layout-examples.ts'
import {
  type Arrangement,
  type LayoutOptions,
  layoutPipeline,
  type PositionedGraph,
} from './layout.ts'
import { sizes } from './sizes.ts'
import type { Rect } from './view.ts'

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const pairs = <Item>(items: readonly Item[]) =>
  items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const))

const cardsOf = ({ actions, summaries }: PositionedGraph) =>
  [...actions, ...summaries].map(({ id, x, y, stageId, lane }) => ({
    ...{ id, x, y, ...sizes.card },
    ...{ stageId, lane },
  }))

/** A pipeline with some of its stages collapsed, in one of the two views. */
const anyDrawing = (by: Arrangement) =>
  fc.tuple(anyPipeline, fc.array(fc.nat({ max: 5 }))).map(([pipeline, indices]) => {
    const collapsed = indices.flatMap((index) => pipeline.stages[index]?.name ?? [])
    const options: LayoutOptions = { by, collapsed: new Set(collapsed) }
    return { pipeline, options, graph: layoutPipeline(pipeline, home, options) }
  })

describe.each(['stage', 'region'] as const)('any pipeline, by %s', (by) => {
  const runs = { numRuns: 60 }

  test('is drawn without overlap, every card inside its own stage', () => {
    fc.assert(
      fc.property(anyDrawing(by), ({ pipeline, options, graph }) => {
        const cards = cardsOf(graph)
        const open = pipeline.stages.filter(({ name }) => !options.collapsed?.has(name))
        expect(graph.actions).toHaveLength(open.flatMap(({ actions }) => actions).length)
        expect(pairs(cards).filter(([a, b]) => overlap(a, b))).toEqual([])
        expect(pairs(graph.stages).filter(([a, b]) => overlap(a, b))).toEqual([])
        for (const card of cards) {
          const stage = graph.stages.find(({ id }) => id === card.stageId)
          expect(stage && inside(card, stage)).toBe(true)
        }
      }),
      runs,
    )
  })

  test('lies within its own size, and every card within the lane of its region', () => {
    fc.assert(
      fc.property(anyDrawing(by), ({ graph }) => {
        const all = { x: 0, y: 0, width: graph.width, height: graph.height }
        for (const part of [...graph.stages, ...graph.lanes]) expect(inside(part, all)).toBe(true)
        for (const card of by === 'region' ? cardsOf(graph) : []) {
          const lane = graph.lanes[card.lane]
          expect(lane && inside(card, lane)).toBe(true)
        }
        expect(pairs(graph.lanes).filter(([a, b]) => overlap(a, b))).toEqual([])
      }),
      runs,
    )
  })

  test('has ids that are all different', () => {
    fc.assert(
      fc.property(anyDrawing(by), ({ graph }) => {
        const ids = [...graph.stages, ...graph.actions, ...graph.summaries].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const edgeIds = graph.artifactEdges.map(({ id }) => id)
        expect(new Set(edgeIds).size).toBe(edgeIds.length)
      }),
      runs,
    )
  })

  test('has artifact lines that run left to right and through no card', () => {
    fc.assert(
      fc.property(anyDrawing(by), ({ graph }) => {
        const cards = cardsOf(graph)
        for (const { points } of graph.artifactEdges) {
          for (const [index, end] of points.slice(1).entries()) {
            const start = points[index] ?? end
            expect(end.x).toBeGreaterThanOrEqual(start.x)
            const run = {
              ...{ x: start.x, y: Math.min(start.y, end.y) },
              ...{ width: end.x - start.x, height: Math.abs(end.y - start.y) },
            }
            expect(cards.filter((card) => overlap(run, card))).toEqual([])
          }
        }
      }),
      runs,
    )
  })

  test('moves no more than it must for one more action', () => {
    const anyPlace = fc.record({
      pipeline: namedPipeline,
      stage: fc.nat(),
      at: fc.nat(),
      // Another producer of an artifact could change what crosses anywhere behind it.
      added: anyAction(fc.constant('added')).map((own) => ({ ...own, outputArtifacts: [] })),
    })
    fc.assert(
      fc.property(anyPlace, ({ pipeline, stage, at, added }) => {
        const before = layoutPipeline(pipeline, home, { by })
        const more = withAction(pipeline, stage % pipeline.stages.length, at, added)
        const after = layoutPipeline(more, home, { by })
        const placed = new Map(after.actions.map((one) => [one.id, one]))
        const own = after.actions.find(({ action }) => action === added)
        const moves = before.actions.flatMap((was) => {
          const is = placed.get(was.id)
          return is && own ? [{ was, is, dx: is.x - was.x, dy: is.y - was.y }] : []
        })
        expect(moves).toHaveLength(before.actions.length)
        const isOfRank = ({ was }: (typeof moves)[number]) =>
          was.stageId === own?.stageId && (was.action.runOrder ?? 1) === added.runOrder
        // What stands before it stays; all that stands after its rank keeps together.
        const others = moves.filter((move) => !isOfRank(move))
        expect(others.filter(({ is, dx }) => dx !== 0 && is.x <= (own?.x ?? 0))).toEqual([])
        expect(new Set(others.filter(({ dx }) => dx !== 0).map(({ dx }) => dx)).size).toBeLessThan(
          2,
        )
        // Lanes below may move down as one; nothing else moves up or down.
        const drops = new Set(others.filter(({ dy }) => dy !== 0).map(({ dy }) => dy))
        expect(drops.size).toBeLessThan(2)
        expect(others.filter(({ is, dy }) => dy !== 0 && is.lane <= (own?.lane ?? 0))).toEqual([])
        // In its own rank and lane, those before it stay and those after it go one place on.
        for (const { was, is } of moves.filter(isOfRank)) {
          if (is.lane !== own?.lane) continue
          const steps = rowsFrom(is, own) - rowsFrom(was, own)
          const isBefore = is.column < own.column || (is.column === own.column && is.row < own.row)
          expect(isBefore ? steps : Math.abs(steps)).toBe(isBefore ? 0 : 1)
        }
      }),
      { numRuns: 120 },
    )
    /** The number of places from the first of the rank's lane, counted in cards. */
    function rowsFrom(card: { column: number; row: number }, own: { column: number; row: number }) {
      const perColumn = by === 'region' ? sizes.rowsPerLane : sizes.rowsPerColumn
      return (card.column - own.column) * perColumn + card.row - own.row
    }
  })
})

function withAction(pipeline: Pipeline, stage: number, at: number, added: Action): Pipeline {
  return {
    ...pipeline,
    stages: pipeline.stages.map((own, index) =>
      index === stage
        ? { ...own, actions: own.actions.toSpliced(at % (own.actions.length + 1), 0, added) }
        : own,
    ),
  }
}
