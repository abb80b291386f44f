import {
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
  regionsInUse,
  rulesOf,
} from '../pipeline/pipeline.ts'
import type { DrawnStage } from './drawn-stages.ts'

/** What one lane of the view by region is about. */
export interface RegionLane {
  region: Region
  isHome: boolean
  /** Absent where the pipeline names none for the region. */
  store: ArtifactStore | undefined
  /** What runs there: actions, only rules of conditions, or nothing, so that a store is unused. */
  use: 'actions' | 'conditions' | 'nothing'
}

/**
 * One lane per region: home first, the others by their codes, so that their order does not depend
 * on where an action is added.
 */
export function regionLanes(
  pipeline: Pipeline,
  homeRegion: Region,
  drawn: readonly DrawnStage[],
): RegionLane[] {
  const stores = artifactStoresOf(pipeline, homeRegion)
  const ofActions = new Set(
    drawn.flatMap(({ actions }) => actions.map(({ action }) => regionOf(action, homeRegion))),
  )
  const ofRules = new Set(
    pipeline.stages.flatMap((stage) => rulesOf(stage).map(({ rule }) => rule.region ?? homeRegion)),
  )
  // What was removed may be the only thing that ran in its region.
  const regions = new Set([...regionsInUse(pipeline, homeRegion), ...ofActions])
  regions.delete(homeRegion)
  return [homeRegion, ...[...regions].toSorted()].map((region) => ({
    region,
    isHome: region === homeRegion,
    store: stores[region],
    use: ofActions.has(region) ? 'actions' : ofRules.has(region) ? 'conditions' : 'nothing',
  }))
}
