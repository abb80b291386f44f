import { type Action, type Pipeline, type Region, regionOf } from '../pipeline/pipeline.ts'
import type { ArtifactUse } from './artifact-flow.ts'
import { type DrawnStage, drawnStages, type RemovedParts } from './drawn-stages.ts'
import { arrangeCells, type Cell, type Grid } from './grid.ts'
import { type GridPixels, measureGrid, stageBottom } from './grid-pixels.ts'
import { type CellEdge, edgesBetween, nameCells, type NamedCell } from './named-cells.ts'
import { type RegionLane, regionLanes } from './region-lanes.ts'
import { type Point, routeEdges } from './routes.ts'
import { sizes } from './sizes.ts'

export interface PositionedStage {
  id: string
  name: string
  /** Index in the pipeline; absent when the stage is drawn because it was removed. */
  index?: number
  /** What it holds, in the order of the pipeline, whether its cards are drawn or not. */
  actions: readonly Action[]
  isCollapsed: boolean
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
  /** Counted from 0 over the whole drawing, and so is the row. */
  column: number
  row: number
  /** Index of the region's lane; 0 in the view by stage. */
  lane: number
}

/** What stands for the cards of a collapsed stage; by region, one in each lane. */
export interface PositionedSummary {
  id: string
  stageId: string
  stage: string
  actions: readonly Action[]
  x: number
  y: number
  column: number
  row: number
  lane: number
  /** Absent in the view by stage, where it stands for all regions. */
  region?: Region
}

/** The lane of a region: a band over the whole width, headed on its left. */
export interface PositionedLane extends RegionLane {
  x: number
  y: number
  width: number
  height: number
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
  /** CodePipeline copies it: it is read away from home, and was made in another region. */
  crossesRegions: boolean
  /** Where it is read. */
  region: Region
  /** Corners of the line, its ends included, left to right. */
  points: readonly Point[]
}

/** A pipeline with a place for everything; pixels, origin at the top left, all sizes known. */
export interface PositionedGraph {
  width: number
  height: number
  stages: readonly PositionedStage[]
  actions: readonly PositionedAction[]
  summaries: readonly PositionedSummary[]
  /** Empty in the view by stage. */
  lanes: readonly PositionedLane[]
  transitions: readonly PositionedTransition[]
  artifactEdges: readonly PositionedArtifact[]
}

/** Two views of the same pipeline: its stages as they run, or what runs in which region. */
export type Arrangement = 'stage' | 'region'

export interface LayoutOptions {
  by?: Arrangement
  /** Names of stages that are drawn as one card. */
  collapsed?: ReadonlySet<string>
  /** Drawn where it stood. */
  removed?: RemovedParts
  /** Ids of lines that carry the artifact's name for another reason than that it is copied. */
  labelled?: ReadonlySet<string>
}

const nothingRemoved: RemovedParts = { actions: [], stages: [] }
const nothingCollapsed: ReadonlySet<string> = new Set()

/**
 * A place for everything in closed form: first the grid, then its pixels. By region, each region
 * has a lane of its own that all stages run through. Linear in the number of actions and artifacts,
 * but for sorting.
 */
export function layoutPipeline(
  pipeline: Pipeline,
  homeRegion: Region,
  options: LayoutOptions = {},
): PositionedGraph {
  const { by = 'stage', removed = nothingRemoved, collapsed = nothingCollapsed } = options
  const drawn = drawnStages(pipeline, removed)
  const regions = by === 'region' ? regionLanes(pipeline, homeRegion, drawn) : []
  const hasLanes = regions.length > 0
  const laneByRegion = new Map(regions.map(({ region }, lane) => [region, lane]))
  const isCollapsed = ({ name, actions }: DrawnStage) => collapsed.has(name) && actions.length > 0
  const grid = arrangeCells(drawn, {
    lanes: Math.max(1, regions.length),
    laneOf: ({ action }) => laneByRegion.get(regionOf(action, homeRegion)) ?? 0,
    rowsPerLane: hasLanes ? sizes.rowsPerLane : sizes.rowsPerColumn,
    isCollapsed,
  })
  const { stageIds, named } = nameCells(drawn, grid, regions)
  const edges = edgesBetween(named, homeRegion, removed.uses)
  const pixels = measureGrid(grid, namedColumns(named, edges, options.labelled), hasLanes)
  const placed = named.map((cell): PlacedCell => ({
    ...cell,
    x: pixels.columnLefts[cell.column] ?? 0,
    y: pixels.rowTops[cell.row] ?? 0,
  }))

  const stages = drawn.map((stage, position): PositionedStage => ({
    id: stageIds[position] ?? stage.name,
    name: stage.name,
    ...(stage.index !== undefined && { index: stage.index }),
    actions: stage.actions.map(({ action }) => action),
    isCollapsed: isCollapsed(stage),
    ...{ x: 0, y: 0, width: 0, height: pixels.bottom },
  }))
  spanColumns(stages, grid, pixels)
  if (!hasLanes) wrapRows(stages, placed)

  const right = stages.reduce((most, { x, width }) => Math.max(most, x + width), 0)
  const width = hasLanes ? Math.max(right, sizes.laneHead) + sizes.laneGap : right
  return {
    width,
    height: hasLanes ? pixels.bottom : Math.max(0, ...stages.map(({ height }) => height)),
    stages,
    actions: placed.flatMap((cell) => toAction(cell, drawn)),
    summaries: placed.flatMap((cell) => toSummary(cell, regions)),
    lanes: regions.map((lane, index) => ({
      ...lane,
      ...{ x: 0, y: 0, height: 0, ...pixels.bands[index] },
      width,
    })),
    transitions: stages.slice(1).map((stage, position) => transition(stages[position], stage)),
    artifactEdges: routeEdges(edges, placed, pixels),
  }
}

type PlacedCell = NamedCell & Point

/** The columns in which the line of an artifact ends that has its name on it. */
function namedColumns(
  cells: readonly NamedCell[],
  edges: readonly CellEdge[],
  labelled?: ReadonlySet<string>,
): Set<number> {
  const isNamed = ({ id, crossesRegions }: CellEdge) => crossesRegions || labelled?.has(id)
  const targets = new Set(edges.filter(isNamed).map(({ to }) => to))
  return new Set(cells.filter(({ id }) => targets.has(id)).map(({ column }) => column))
}

/** Stretches the frames of the stages over their columns. */
function spanColumns(stages: PositionedStage[], { columns }: Grid, { columnLefts }: GridPixels) {
  for (const [column, position] of columns.entries()) {
    const stage = stages[position]
    if (!stage) continue
    const left = (columnLefts[column] ?? 0) - sizes.stagePadding
    if (columns[column - 1] !== position) stage.x = left
    stage.width = left + sizes.card.width + 2 * sizes.stagePadding - stage.x
  }
}

/** Makes each frame as high as its rows. */
function wrapRows(stages: PositionedStage[], cells: readonly Cell[]) {
  for (const stage of stages) stage.height = stageBottom(1)
  for (const { stage, row } of cells) {
    const frame = stages[stage]
    if (frame) frame.height = Math.max(frame.height, stageBottom(row + 1))
  }
}

function toAction(
  { id, stageId, stageName, stage, actions, isSummary, column, row, lane, x, y }: PlacedCell,
  drawn: readonly DrawnStage[],
): PositionedAction[] {
  const [card] = actions
  if (isSummary || !card) return []
  const stageIndex = drawn[stage]?.index
  const place =
    stageIndex === undefined || card.index === undefined
      ? undefined
      : { stageIndex, actionIndex: card.index }
  const named = { id, stageId, stage: stageName, action: card.action }
  return [{ ...named, ...(place && { place }), x, y, column, row, lane }]
}

function toSummary(
  { id, stageId, stageName, lane, actions, isSummary, column, row, x, y }: PlacedCell,
  regions: readonly RegionLane[],
): PositionedSummary[] {
  if (!isSummary) return []
  const region = regions[lane]?.region
  const named = { id, stageId, stage: stageName, actions: actions.map(({ action }) => action) }
  return [{ ...named, ...(region && { region }), x, y, column, row, lane }]
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
