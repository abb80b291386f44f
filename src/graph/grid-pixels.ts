import type { Grid } from './grid.ts'
import { rowPitch, sizes } from './sizes.ts'

/** A lane's extent from top to bottom. */
interface Band {
  y: number
  height: number
}

/** Where the columns, rows and lanes of a grid lie, in pixels. */
export interface GridPixels {
  /** Left side of the cards of each column. */
  columnLefts: readonly number[]
  /** Top of the cards of each row. */
  rowTops: readonly number[]
  /** One per lane; none where the drawing has no lanes. */
  bands: readonly Band[]
  /** Below the last row, its padding included. */
  bottom: number
}

/** Below the heads of the stages, the first lane begins. */
const lanesTop = sizes.stageHead + sizes.laneGap

/**
 * @param named the columns before which the name of an artifact is written: the gutter is wider.
 * @param hasLanes whether the lanes of the grid are drawn, with what heads them on the left.
 */
export function measureGrid(grid: Grid, named: ReadonlySet<number>, hasLanes: boolean): GridPixels {
  const firstLeft = (hasLanes ? sizes.laneHead + sizes.laneGap : 0) + sizes.stagePadding
  const columnLefts = leftsOf(grid.columns, named, firstLeft)
  if (!hasLanes) {
    const rows = grid.lanes.reduce((sum, lane) => sum + lane.rows, 0)
    const rowTops = Array.from({ length: rows }, (_, row) => rowTop(sizes.stageHead, row))
    return { columnLefts, rowTops, bands: [], bottom: stageBottom(rows) }
  }
  const bands: Band[] = []
  let y = lanesTop
  for (const { rows } of grid.lanes) {
    const height = rows * rowPitch + sizes.stagePadding
    bands.push({ y, height })
    y += height + sizes.laneGap
  }
  const rowTops = grid.lanes.flatMap(({ rows }, lane) =>
    Array.from({ length: rows }, (_, row) => rowTop(bands[lane]?.y ?? 0, row)),
  )
  return { columnLefts, rowTops, bands, bottom: y }
}

/** The bottom of a stage's frame that holds so many rows, in a drawing without lanes. */
export const stageBottom = (rows: number): number =>
  sizes.stageHead + Math.max(1, rows) * rowPitch + sizes.stagePadding

const rowTop = (top: number, row: number) => top + sizes.rowGap + row * rowPitch

function leftsOf(
  columns: readonly number[],
  named: ReadonlySet<number>,
  firstLeft: number,
): number[] {
  const lefts: number[] = []
  let x = firstLeft
  for (const [column, stage] of columns.entries()) {
    if (column > 0) {
      x += sizes.card.width + (columns[column - 1] === stage ? sizes.gutter : betweenStages)
      if (named.has(column)) x += sizes.labelRoom
    }
    lefts.push(x)
  }
  return lefts
}

const betweenStages = sizes.stageGap + 2 * sizes.stagePadding
