import { type Action, type Pipeline, type Region, regionOf } from '../pipeline/pipeline.ts'
import { type ArtifactUse, findArtifactUses } from './artifact-flow.ts'
import {
  type DrawnAction,
  type DrawnStage,
  drawnStages,
  type RemovedParts,
} from './drawn-stages.ts'
import { groupBy } from './group-by.ts'
import { createIds } from './node-ids.ts'
import { type Point, routeEdges } from './routes.ts'
import { lanePitch, laneTop, sizes } from './sizes.ts'

export interface PositionedStage {
  id: string
  name: string
  /** Index in the pipeline; absent when the stage is drawn because it was removed. */
  index?: number
  x: number
  y: number
  width: number
  height: number
}

export interface PositionedAction {
  id: string
  stageId: string
  stage: string
  action: Action
  /** Where it stands in the pipeline; absent when it is drawn because it was removed. */
  place?: { stageIndex: number; actionIndex: number }
  x: number
  y: number
  /** Counted from 0 over the whole drawing. */
  column: number
  lane: number
}

/** The way from one stage to the next. */
export interface PositionedTransition {
  id: string
  from: string
  to: string
  /** Name of the stage that it leads into. */
  into: string
  start: Point
  end: Point
}

/** One input artifact on its way from the action that makes it. */
export interface PositionedArtifact extends ArtifactUse {
  id: string
  /** Read outside the home region, so CodePipeline copies it there. */
  crossesRegions: boolean
  /** Where it is read. */
  region: Region
  /** Corners of the line, its ends included. */
  points: readonly Point[]
}

/** A pipeline with a place for everything; pixels, origin at the top left, all sizes known. */
export interface PositionedGraph {
  width: number
  height: number
  stages: readonly PositionedStage[]
  actions: readonly PositionedAction[]
  transitions: readonly PositionedTransition[]
  artifactEdges: readonly PositionedArtifact[]
}

/** A stack of cards: one run order of one stage, or a further part of one. */
interface Column {
  stage: number
  cards: readonly DrawnAction[]
}

const nothingRemoved: RemovedParts = { actions: [], stages: [] }

/**
 * Stages run left to right; inside a stage the run orders step to the right and parallel actions
 * stack in the order of the pipeline. Linear in the number of actions and artifacts.
 */
export function layoutPipeline(
  pipeline: Pipeline,
  homeRegion: Region,
  removed: RemovedParts = nothingRemoved,
): PositionedGraph {
  const drawn = drawnStages(pipeline, removed)
  const newId = createIds()
  const stageIds = drawn.map(({ name }) => newId(name))
  const columns = drawn.flatMap(({ actions }, stage) => columnsOf(actions, stage))
  const cards = columns.flatMap(({ stage, cards }, column) =>
    cards.map((card, lane) => {
      const { name, index: stageIndex } = drawn[stage] as DrawnStage
      const place =
        stageIndex === undefined || card.index === undefined
          ? undefined
          : { stageIndex, actionIndex: card.index }
      const id = newId(name, card.action.name)
      return { id, stage, name, action: card.action, column, lane, ...(place && { place }) }
    }),
  )
  const uses = findArtifactUses(
    cards
      .filter(({ place }) => place)
      .map(({ id, stage, action }) => ({
        id,
        stageIndex: stage,
        runOrder: action.runOrder ?? 1,
        action,
      })),
  )
  const cardById = new Map(cards.map((card) => [card.id, card]))
  const edges = uses.map((use) => {
    const reader = cardById.get(use.to)
    const region = reader ? regionOf(reader.action, homeRegion) : homeRegion
    return { ...use, region, crossesRegions: region !== homeRegion }
  })
  const named = new Set(
    edges.filter((edge) => edge.crossesRegions).map(({ to }) => cardById.get(to)?.column),
  )
  const lefts = columnLefts(columns, named)
  const actions = cards.map(({ stage, name, column, ...card }): PositionedAction => ({
    ...card,
    stageId: stageIds[stage] ?? name,
    stage: name,
    column,
    x: lefts[column] ?? 0,
    y: laneTop(card.lane),
  }))
  const stages = drawn.map(({ name, index }, position) =>
    frameOf({ id: stageIds[position] ?? name, name, index }, position, columns, lefts),
  )
  return {
    width: Math.max(0, ...stages.map(({ x, width }) => x + width)),
    height: Math.max(0, ...stages.map(({ y, height }) => y + height)),
    stages,
    actions,
    transitions: stages.slice(1).map((stage, position) => transition(stages[position], stage)),
    artifactEdges: routeEdges(edges, actions, lefts).map((edge) => ({
      ...edge,
      id: `${edge.from} ${edge.to} ${edge.artifact}`,
    })),
  }
}

function columnsOf(actions: readonly DrawnAction[], stage: number): Column[] {
  if (actions.length === 0) return [{ stage, cards: [] }]
  const ranks = groupBy(actions, ({ action }) => action.runOrder ?? 1)
  return [...ranks.entries()]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, cards]) => chunk(cards, sizes.lanesPerColumn))
    .map((cards) => ({ stage, cards }))
}

const chunk = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  )

/** The left side of every column; a gutter in which a named edge ends is wider. */
function columnLefts(columns: readonly Column[], named: ReadonlySet<number | undefined>): number[] {
  const lefts: number[] = []
  let x: number = sizes.stagePadding
  for (const [index, column] of columns.entries()) {
    const before = columns[index - 1]
    if (before) {
      x += sizes.card.width + gutterBetween(before, column)
      if (named.has(index)) x += sizes.labelRoom
    }
    lefts.push(x)
  }
  return lefts
}

const gutterBetween = (a: Column, b: Column) =>
  a.stage === b.stage ? sizes.gutter : sizes.stageGap + 2 * sizes.stagePadding

function frameOf(
  { id, name, index }: { id: string; name: string; index: number | undefined },
  position: number,
  columns: readonly Column[],
  lefts: readonly number[],
): PositionedStage {
  const first = columns.findIndex(({ stage }) => stage === position)
  const last = columns.findLastIndex(({ stage }) => stage === position)
  const own = columns.slice(first, last + 1)
  const lanes = Math.max(1, ...own.map(({ cards }) => cards.length))
  const left = (lefts[first] ?? 0) - sizes.stagePadding
  const right = (lefts[last] ?? 0) + sizes.card.width + sizes.stagePadding
  return {
    id,
    name,
    ...(index !== undefined && { index }),
    x: left,
    y: 0,
    width: right - left,
    height: sizes.stageHead + lanes * lanePitch + sizes.stagePadding,
  }
}

function transition(before: PositionedStage | undefined, stage: PositionedStage) {
  const y = sizes.stageHead / 2
  const from = before ?? stage
  return {
    id: `${from.id} ${stage.id}`,
    from: from.id,
    to: stage.id,
    into: stage.name,
    start: { x: from.x + from.width, y },
    end: { x: stage.x, y },
  }
}
