import {
  artifactStoresOf,
  isCrossRegion,
  type Pipeline,
  type Region,
  regionOf,
  regionsInUse,
} from '../pipeline.ts'

/** The newest run of a pipeline. */
interface FleetRun {
  /** As AWS writes it, such as `Succeeded`. */
  status: string
  /** When it changed last. */
  at: Date | undefined
}

/** One pipeline of a fleet, and what has been read of it so far. */
export interface FleetPipeline {
  /** The home region. */
  region: Region
  name: string
  version: number
  created: Date | undefined
  updated: Date | undefined
  /** `V1` where AWS does not say. */
  pipelineType: string
  /** Absent until it is read. */
  pipeline?: Pipeline
  /** Why AWS did not give the declaration; asking again may help. */
  failure?: string
  /** `none`: not run in the time that AWS keeps; `unknown`: AWS did not say. */
  lastRun?: FleetRun | 'none' | 'unknown'
  /** The stack whose template it is written in. */
  owner?: { stack: string } | 'none' | 'unknown'
}

/** What a declaration says, in the terms that a fleet is filtered and grouped by. */
export interface FleetFacts {
  /** Home first. */
  regions: Region[]
  buckets: string[]
  /** KMS keys as they are written; the AWS managed key has none. */
  keys: string[]
  stages: number
  actions: number
  /** Regions without an action are left out. */
  actionsByRegion: Readonly<Record<Region, number>>
  /** Actions outside the home region. */
  crossRegionActions: number
  providers: string[]
}

const distinct = (values: readonly string[]) => [...new Set(values)]

export function factsOf(pipeline: Pipeline, homeRegion: Region): FleetFacts {
  const stores = Object.values(artifactStoresOf(pipeline, homeRegion))
  const actions = pipeline.stages.flatMap((stage) => stage.actions)
  const actionsByRegion: Record<Region, number> = {}
  for (const action of actions) {
    const region = regionOf(action, homeRegion)
    actionsByRegion[region] = (actionsByRegion[region] ?? 0) + 1
  }
  return {
    regions: regionsInUse(pipeline, homeRegion),
    buckets: distinct(stores.map(({ location }) => location)),
    keys: distinct(stores.flatMap(({ encryptionKey }) => encryptionKey?.id ?? [])),
    stages: pipeline.stages.length,
    actions: actions.length,
    actionsByRegion,
    crossRegionActions: actions.filter((action) => isCrossRegion(action, homeRegion)).length,
    providers: distinct(actions.map(({ actionTypeId }) => actionTypeId.provider)),
  }
}
