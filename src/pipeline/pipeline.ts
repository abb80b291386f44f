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

/** Of a Commands action; `type` is `PLAINTEXT` where it is left out. */
export interface EnvironmentVariable {
  name: string
  value: string
  type?: string
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
  environmentVariables?: EnvironmentVariable[]
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

/** A pipeline that names no type is of the first one. */
export const pipelineTypeOf = ({ pipelineType }: Pipeline): string => pipelineType ?? 'V1'

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

/** A rule of a stage's condition, which may run in a region of its own. */
interface Rule {
  name: string
  ruleTypeId: { provider: string; [member: string]: unknown }
  region?: Region
  inputArtifacts?: Artifact[]
  [member: string]: unknown
}

interface Conditions {
  result?: string
  conditions?: { result?: string; rules?: Rule[] }[]
}

/** The places of a stage that hold conditions. */
const conditionPlaces = ['beforeEntry', 'onSuccess', 'onFailure'] as const

/** The conditions of a stage in each place that has some. */
export const conditionsOf = (stage: Stage) =>
  conditionPlaces.flatMap((place) => {
    const held = stage[place] as Conditions | null | undefined
    return held ? [{ place, held }] : []
  })

/** The rules in a stage's conditions, each with the keys and indices that lead to it. */
export const rulesOf = (stage: Stage) =>
  conditionsOf(stage).flatMap(({ place, held }) =>
    (held.conditions ?? []).flatMap(({ rules }, condition) =>
      (rules ?? []).map((rule, index) => ({
        rule,
        path: [place, 'conditions', condition, 'rules', index] as const,
      })),
    ),
  )

/** Every region in use by an action, a rule or a store: home first, then in order of appearance. */
export function regionsInUse(pipeline: Pipeline, homeRegion: Region): Region[] {
  const used = pipeline.stages.flatMap((stage) => [
    ...stage.actions.map((action) => regionOf(action, homeRegion)),
    ...rulesOf(stage).map(({ rule }) => rule.region ?? homeRegion),
  ])
  return [...new Set([homeRegion, ...used, ...Object.keys(pipeline.artifactStores ?? {})])]
}
