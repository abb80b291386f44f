/**
 * AWS's own pipeline declaration, as GetPipeline answers it and UpdatePipeline takes it.
 *
 * There is no second model: these types narrow the JSON of the service, and every object keeps
 * an index signature because members that this build does not know must survive every edit.
 * Source: PipelineDeclaration in the CodePipeline API, version 2015-07-09.
 */

/** A region code, such as `us-west-2`. */
export type Region = string

interface EncryptionKey {
  /** Key id, key ARN or alias ARN. */
  id: string
  type: string
  [member: string]: unknown
}

export interface ArtifactStore {
  type: string
  /** Bucket name, without a folder. */
  location: string
  encryptionKey?: EncryptionKey
  [member: string]: unknown
}

export interface ActionTypeId {
  category: string
  owner: string
  provider: string
  version: string
  [member: string]: unknown
}

interface Artifact {
  name: string
  [member: string]: unknown
}

export interface Action {
  name: string
  actionTypeId: ActionTypeId
  /** 1 to 999; 1 when absent. Equal numbers run side by side. */
  runOrder?: number
  configuration?: Record<string, string>
  commands?: string[]
  inputArtifacts?: Artifact[]
  outputArtifacts?: Artifact[]
  outputVariables?: string[]
  roleArn?: string
  /** Absent means the home region. */
  region?: Region
  namespace?: string
  timeoutInMinutes?: number
  [member: string]: unknown
}

export interface Stage {
  name: string
  actions: Action[]
  [member: string]: unknown
}

export interface Pipeline {
  name: string
  roleArn: string
  /** The one store of a pipeline that stays in its home region; never beside `artifactStores`. */
  artifactStore?: ArtifactStore
  /** One store per region; never beside `artifactStore`. */
  artifactStores?: Record<Region, ArtifactStore>
  stages: Stage[]
  version?: number
  executionMode?: string
  pipelineType?: string
  [member: string]: unknown
}

/** The region an action runs in. */
export const regionOf = (action: Action, homeRegion: Region): Region => action.region ?? homeRegion

/**
 * Whether an action leaves the home region. AWS's console writes the home region on every action,
 * so a `region` alone says nothing.
 */
export const isCrossRegion = (action: Action, homeRegion: Region): boolean =>
  regionOf(action, homeRegion) !== homeRegion

/** Where artifacts are kept, by region, whichever of the two forms the pipeline uses. */
export function artifactStoresOf(
  pipeline: Pipeline,
  homeRegion: Region,
): Record<Region, ArtifactStore> {
  if (pipeline.artifactStores) return pipeline.artifactStores
  return pipeline.artifactStore ? { [homeRegion]: pipeline.artifactStore } : {}
}

/** Every region in use by an action or a store: home first, the rest in order of appearance. */
export function regionsInUse(pipeline: Pipeline, homeRegion: Region): Region[] {
  const actionRegions = pipeline.stages.flatMap((stage) =>
    stage.actions.map((action) => regionOf(action, homeRegion)),
  )
  return [...new Set([homeRegion, ...actionRegions, ...Object.keys(pipeline.artifactStores ?? {})])]
}
