import { type Pipeline, type Region, regionOf } from '../pipeline/pipeline.ts'
import { type ArtifactUse, findArtifactUses, type Step } from './artifact-flow.ts'
import type { Mark } from './change-target.ts'

/** An artifact on its way, with what decides whether it is copied. */
export interface RegionalUse extends ArtifactUse {
  id: string
  /** Where it is read. */
  region: Region
  /** CodePipeline copies it: it is read away from home, and was made in another region. */
  crossesRegions: boolean
}

/** How the ways of artifacts differ between two pipelines. */
export interface EdgeMarks {
  /** By the id that the layout gives a line between two cards. */
  marks: ReadonlyMap<string, Mark>
  /** What went its way in the older pipeline only. */
  removed: readonly RegionalUse[]
}

/** Which artifacts are newly read, no longer read, or read in another region than before. */
export function findEdgeMarks(before: Pipeline, after: Pipeline, homeRegion: Region): EdgeMarks {
  const [old, next] = [usesOf(before, homeRegion), usesOf(after, homeRegion)]
  const marks = new Map<string, Mark>()
  for (const [id, { region }] of next) {
    const known = old.get(id)
    if (!known) marks.set(id, 'added')
    else if (known.region !== region) marks.set(id, 'changed')
  }
  const removed = [...old.values()].filter(({ id }) => !next.has(id))
  for (const { id } of removed) marks.set(id, 'removed')
  return { marks, removed }
}

/** All ways of artifacts by the id of their line; their ends are named as in the URL. */
export function usesOf(pipeline: Pipeline, homeRegion: Region): Map<string, RegionalUse> {
  const steps = pipeline.stages.flatMap((stage, stageIndex) =>
    stage.actions.map((action): Step => ({
      id: `${stage.name}/${action.name}`,
      stageIndex,
      runOrder: action.runOrder ?? 1,
      action,
    })),
  )
  const regions = new Map(steps.map(({ id, action }) => [id, regionOf(action, homeRegion)]))
  return new Map(
    findArtifactUses(steps).map((use) => {
      const id = `${use.from} ${use.to} ${use.artifact}`
      const region = regions.get(use.to) ?? homeRegion
      const crossesRegions = region !== homeRegion && region !== regions.get(use.from)
      return [id, { ...use, id, region, crossesRegions }]
    }),
  )
}
