import { type Action, type Region, regionOf } from '../pipeline/pipeline.ts'
import { type ArtifactUse, findArtifactUses, type Step } from './artifact-flow.ts'
import type { DrawnStage } from './drawn-stages.ts'
import type { Cell, Grid } from './grid.ts'
import { createIds } from './node-ids.ts'
import type { RegionLane } from './region-lanes.ts'

export interface NamedCell extends Cell {
  id: string
  stageId: string
  stageName: string
  /** Names of artifacts in the order of the action; empty for a collapsed stage. */
  inputs: readonly string[]
  outputs: readonly string[]
}

/** An artifact on its way from card to card, or between the cards of collapsed stages. */
export interface CellEdge extends ArtifactUse {
  id: string
  region: Region
  crossesRegions: boolean
}

/**
 * Gives every stage and cell its id: of its names alone, so that a card keeps its id in both views
 * and when other stages are collapsed.
 */
export function nameCells(
  drawn: readonly DrawnStage[],
  { cells }: Grid,
  regions: readonly RegionLane[],
): { stageIds: readonly string[]; named: readonly NamedCell[] } {
  const newId = createIds()
  const stageIds = drawn.map(({ name }) => newId(name))
  const named = cells.map((cell): NamedCell => {
    const stageName = drawn[cell.stage]?.name ?? ''
    const stageId = stageIds[cell.stage] ?? stageName
    const action = cell.isSummary ? undefined : cell.actions[0]?.action
    const id = action
      ? newId(stageName, action.name)
      : newId(stageName, '', regions[cell.lane]?.region ?? '')
    return {
      ...cell,
      ...{ id, stageId, stageName },
      inputs: artifactNames(action?.inputArtifacts),
      outputs: artifactNames(action?.outputArtifacts),
    }
  })
  return { stageIds, named }
}

const artifactNames = (artifacts: Action['inputArtifacts'] = []) =>
  artifacts.map(({ name }) => name)

/**
 * Which artifacts go from which cell to which. What was removed neither makes nor reads; what stays
 * inside of a collapsed stage is not drawn, and what several of its actions read is drawn once.
 */
export function edgesBetween(
  cells: readonly NamedCell[],
  homeRegion: Region,
  removed: readonly CellEdge[] = [],
): CellEdge[] {
  const cellOf = new Map<string, NamedCell>()
  const regionOfStep = new Map<string, Region>()
  const steps = cells.flatMap((cell) =>
    cell.actions.flatMap(({ action, index }, position): Step[] => {
      if (index === undefined) return []
      const id = cell.isSummary ? `${cell.id} ${position}` : cell.id
      cellOf.set(id, cell)
      regionOfStep.set(id, regionOf(action, homeRegion))
      return [{ id, stageIndex: cell.stage, runOrder: action.runOrder ?? 1, action }]
    }),
  )
  const edges = new Map<string, CellEdge>()
  for (const { from, to, artifact } of findArtifactUses(steps)) {
    const [source, target] = [cellOf.get(from), cellOf.get(to)]
    if (!source || !target || (source.isSummary && source.stage === target.stage)) continue
    const region = regionOfStep.get(to) ?? homeRegion
    const crossesRegions = region !== homeRegion && region !== regionOfStep.get(from)
    const id = [source.id, target.id, artifact, ...(target.isSummary ? [region] : [])].join(' ')
    edges.set(id, { id, from: source.id, to: target.id, artifact, region, crossesRegions })
  }
  const cellById = new Map(cells.map((cell) => [cell.id, cell]))
  // What both its ends still stand for, and in the same order.
  const leadsOn = ({ from, to }: ArtifactUse) =>
    (cellById.get(from)?.column ?? Infinity) < (cellById.get(to)?.column ?? -Infinity)
  return [...edges.values(), ...removed.filter((use) => !edges.has(use.id) && leadsOn(use))]
}
