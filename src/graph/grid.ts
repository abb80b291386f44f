import { groupBy } from './group-by.ts'
import type { DrawnAction, DrawnStage } from './drawn-stages.ts'

/** Where a card, or what stands for all cards of a collapsed stage, is put; no pixels yet. */
export interface Cell {
  /** Index of the drawn stage. */
  stage: number
  /** Counted from 0 over the whole drawing, and so is the row. */
  column: number
  row: number
  lane: number
  /** One, or those of a collapsed stage in this lane. */
  actions: readonly DrawnAction[]
  isSummary: boolean
}

/** The rows of one lane; a lane without cards has one row too. */
interface LaneRows {
  firstRow: number
  rows: number
}

export interface Grid {
  /** Index of the stage that each column belongs to. */
  columns: readonly number[]
  /** In reading order: by column, then by row. */
  cells: readonly Cell[]
  lanes: readonly LaneRows[]
}

interface GridOptions {
  /** Number of lanes, and which of them an action stands in. */
  lanes: number
  laneOf: (drawn: DrawnAction) => number
  /** Cards of one rank on top of each other in one lane before it takes a further column. */
  rowsPerLane: number
  isCollapsed: (stage: DrawnStage) => boolean
}

/**
 * Stages run left to right; inside a stage the run orders step to the right, and parallel actions
 * stack in their lane in the order of the pipeline. Row and column follow from what stands before
 * an action in its own rank, so that another one moves only what comes after it.
 */
export function arrangeCells(stages: readonly DrawnStage[], options: GridOptions): Grid {
  const columns: number[] = []
  const placed: Cell[] = []
  for (const [stage, drawn] of stages.entries()) {
    const ranks = options.isCollapsed(drawn) ? [drawn.actions] : ranksOf(drawn.actions)
    const isSummary = options.isCollapsed(drawn) && drawn.actions.length > 0
    const first = columns.length
    for (const rank of ranks) {
      const column = columns.length
      const cells = isSummary ? summaries(rank, options) : stacks(rank, options)
      let width = 0
      for (const { column: own, row, lane, actions } of cells) {
        placed.push({ stage, column: column + own, row, lane, actions, isSummary })
        width = Math.max(width, own + 1)
      }
      for (let added = 0; added < width; added += 1) columns.push(stage)
    }
    if (columns.length === first) columns.push(stage)
  }
  const lanes = laneRows(placed, options.lanes)
  for (const cell of placed) cell.row += lanes[cell.lane]?.firstRow ?? 0
  const cells = placed.toSorted((a, b) => a.column - b.column || a.row - b.row)
  return { columns, cells, lanes }
}

const ranksOf = (actions: readonly DrawnAction[]): DrawnAction[][] =>
  [...groupBy(actions, ({ action }) => action.runOrder ?? 1).entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, rank]) => rank)

/** Places in the rank: columns counted from its first one, rows from the first one of the lane. */
type PlacedInRank = Pick<Cell, 'column' | 'row' | 'lane' | 'actions'>

const stacks = (
  rank: readonly DrawnAction[],
  { laneOf, rowsPerLane }: GridOptions,
): PlacedInRank[] =>
  [...groupBy(rank, laneOf).entries()].flatMap(([lane, own]) =>
    own.map((drawn, index) => ({
      column: Math.floor(index / rowsPerLane),
      row: index % rowsPerLane,
      lane,
      actions: [drawn],
    })),
  )

const summaries = (actions: readonly DrawnAction[], { laneOf }: GridOptions): PlacedInRank[] =>
  [...groupBy(actions, laneOf).entries()].map(([lane, own]) => ({
    column: 0,
    row: 0,
    lane,
    actions: own,
  }))

function laneRows(cells: readonly Cell[], count: number): LaneRows[] {
  const rows = Array.from({ length: count }, () => 1)
  for (const { lane, row } of cells) rows[lane] = Math.max(rows[lane] ?? 1, row + 1)
  let firstRow = 0
  return rows.map((own) => {
    const lane = { firstRow, rows: own }
    firstRow += own
    return lane
  })
}
