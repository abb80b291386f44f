import { type ActionTypeEntry, findActionType } from '../pipeline/action-types.ts'
import type { Edit, StagePosition } from '../pipeline/edits.ts'
import { fanOut } from '../pipeline/fan-out.ts'
import {
  type Action,
  type ActionTypeId,
  type ArtifactStore,
  artifactStoresOf,
  type EnvironmentVariable,
  type Pipeline,
  type Region,
  regionsInUse,
} from '../pipeline/pipeline.ts'
import { isSecretKey } from '../pipeline/secret-keys.ts'

/** What a person has chosen for one region's artifact store. */
export interface StoreAnswer {
  bucket: string
  /** Key id, key ARN or alias ARN; empty means the AWS-managed key. */
  keyId: string
}

/**
 * Everything answered in the wizard so far. Answers that the other answers leave without a use (the
 * other way of placing the action, another provider's configuration, another region's bucket) are
 * kept, so that coming back to them loses nothing; `editsFrom` leaves them out.
 */
export interface AddActionAnswers {
  placement: 'new-stage' | 'existing-stage'
  newStageName: string
  newStagePosition: StagePosition
  existingStage: string
  runOrder: number
  actionName: string
  actionType: ActionTypeId | undefined
  /** Empty until one is chosen. */
  region: Region
  /** The same action goes to these too, in this order; names may hold `{region}` then. */
  alsoRegions?: Region[]
  /** Regions that run side by side before the next ones start; absent: all of them. */
  perWave?: number
  /**
   * What is written for one of the other regions in place of what follows by itself: by
   * `actionTypeKey`, region and `pathText`. Never a secret: those are the same in every region.
   */
  regionValues?: Record<string, Record<Region, Record<string, string>>>
  /**
   * By `actionTypeKey`, so that looking at another provider loses nothing. As typed; an empty value
   * is a key left out, because AWS refuses empty values.
   */
  configurations: Record<string, Record<string, string>>
  /** Shell lines of a Commands action, one per line as typed. */
  commands: string
  inputArtifacts: string[]
  outputArtifacts: string[]
  namespace: string
  roleArn: string
  /** Of a Commands action: names of shell variables that later actions may read. */
  outputVariables?: string[]
  /** Of a Commands action. Rows without a name are left out. */
  environmentVariables?: EnvironmentVariable[]
  /** Of an approval, in minutes, as typed. */
  timeoutInMinutes?: string
  /** Only regions a person has answered for. */
  stores: Record<Region, StoreAnswer>
}

/** Nothing answered yet: a stage of its own at the end, and all else open. */
export const blankAnswers: AddActionAnswers = {
  placement: 'new-stage',
  newStageName: '',
  newStagePosition: { at: 'end' },
  existingStage: '',
  runOrder: 1,
  actionName: '',
  actionType: undefined,
  region: '',
  configurations: {},
  commands: '',
  inputArtifacts: [],
  outputArtifacts: [],
  namespace: '',
  roleArn: '',
  stores: {},
}

/** One text for an action type: `Deploy/AWS/CodeDeploy/1`. */
export const actionTypeKey = ({ category, owner, provider, version }: ActionTypeId): string =>
  [category, owner, provider, version].join('/')

/** The action type that `actionTypeKey` has written; only the provider may hold a slash. */
export function actionTypeOf(key: string): ActionTypeId {
  const [category = '', owner = '', ...rest] = key.split('/')
  return { category, owner, provider: rest.slice(0, -1).join('/'), version: rest.at(-1) ?? '' }
}

/** The stage the action goes to. */
export const stageNameOf = (answers: AddActionAnswers): string =>
  answers.placement === 'new-stage' ? answers.newStageName.trim() : answers.existingStage

/** Every region that the action goes to, the one it is written for first; none until it is chosen. */
export const regionsOf = ({ region, alsoRegions = [] }: AddActionAnswers): Region[] =>
  region === '' ? [] : [...new Set([region, ...alsoRegions])]

/** The number the action runs at; it is alone in a new stage. */
export const runOrderOf = ({ placement, runOrder }: AddActionAnswers): number =>
  placement === 'new-stage' ? 1 : runOrder

/** The chosen provider's configuration as typed so far. */
export const configurationOf = ({
  actionType,
  configurations,
}: AddActionAnswers): Record<string, string> =>
  (actionType && configurations[actionTypeKey(actionType)]) ?? {}

/** What was left empty is left out; a secret that was lost in a reload is a problem to be seen. */
const filled = (type: ActionTypeId, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => key !== '' && (value !== '' || isSecretKey(type, key)),
    ),
  )

/** Artifacts a provider can take; an unknown provider may take any. */
const artifactsFor = (limits: { max: number } | undefined, names: readonly string[]) =>
  limits?.max === 0 ? [] : names.map((name) => ({ name }))

/** Members that only some providers read, where they do and something is answered. */
function membersFrom(
  { outputVariables = [], environmentVariables = [], timeoutInMinutes = '' }: AddActionAnswers,
  entry: ActionTypeEntry | undefined,
): Partial<Action> {
  const reads = entry?.actionFields ?? {}
  const named = environmentVariables.filter(({ name }) => name !== '')
  return {
    ...(reads.outputVariables && outputVariables.length > 0 && { outputVariables }),
    ...(reads.environmentVariables && named.length > 0 && { environmentVariables: named }),
    // What is no number stays one, for the rules to say so.
    ...(reads.timeoutInMinutes &&
      timeoutInMinutes.trim() !== '' && { timeoutInMinutes: Number(timeoutInMinutes) }),
  }
}

/** The action the answers describe, in the region it is written for; `region` is written only where it is not the home region. */
function actionFrom(answers: AddActionAnswers, homeRegion: Region): Action | undefined {
  if (!answers.actionType) return undefined
  const entry = findActionType(answers.actionType)
  const commands = answers.commands.split('\n').filter((line) => line.trim() !== '')
  const takesCommands = answers.actionType.provider === 'Commands'
  return {
    name: answers.actionName.trim(),
    actionTypeId: answers.actionType,
    runOrder: runOrderOf(answers),
    configuration: filled(answers.actionType, configurationOf(answers)),
    ...(takesCommands && commands.length > 0 && { commands }),
    ...membersFrom(answers, entry),
    outputArtifacts: artifactsFor(entry?.outputs, answers.outputArtifacts),
    inputArtifacts: artifactsFor(entry?.inputs, answers.inputArtifacts),
    ...(answers.region !== '' && answers.region !== homeRegion && { region: answers.region }),
    ...(answers.roleArn.trim() && { roleArn: answers.roleArn.trim() }),
    ...(answers.namespace.trim() && { namespace: answers.namespace.trim() }),
  }
}

/** What is written for each region of the chosen provider's action. */
export const writtenValuesOf = ({
  actionType,
  regionValues = {},
}: AddActionAnswers): Record<Region, Record<string, string>> =>
  (actionType && regionValues[actionTypeKey(actionType)]) ?? {}

/**
 * The answers with one value of one region written, or with it following the first region again.
 *
 * @param value undefined: it follows.
 */
export function withRegionValue(
  answers: AddActionAnswers,
  { region, path, value }: { region: Region; path: string; value: string | undefined },
): Pick<AddActionAnswers, 'regionValues'> {
  const { actionType, regionValues = {} } = answers
  if (!actionType) return {}
  const written = writtenValuesOf(answers)
  const { [path]: _, ...others } = written[region] ?? {}
  const here = value === undefined ? others : { ...others, [path]: value }
  return {
    regionValues: { ...regionValues, [actionTypeKey(actionType)]: { ...written, [region]: here } },
  }
}

/** The actions of the answers: one for each region. */
export function actionsFrom(answers: AddActionAnswers, homeRegion: Region): Action[] {
  const action = actionFrom(answers, homeRegion)
  if (!action) return []
  const regions = regionsOf(answers)
  return fanOut(action, {
    regions: regions.length > 0 ? regions : [homeRegion],
    homeRegion,
    perWave: answers.perWave,
    written: writtenValuesOf(answers),
  })
}

/** The store as AWS takes it; members of the present one that the wizard does not ask for stay. */
export function storeFrom(
  { bucket, keyId }: StoreAnswer,
  present: ArtifactStore | undefined,
): ArtifactStore {
  const { encryptionKey, ...rest } = present ?? { type: 'S3' }
  const id = keyId.trim()
  return {
    ...rest,
    location: bucket.trim(),
    ...(id && { encryptionKey: { ...encryptionKey, id, type: 'KMS' } }),
  }
}

/** Whether an answer says what the pipeline says already. */
export const isSameStore = ({ bucket, keyId }: StoreAnswer, present: ArtifactStore | undefined) =>
  present !== undefined &&
  bucket.trim() === present.location &&
  keyId.trim() === (present.encryptionKey?.id ?? '')

/**
 * The edits that the answers amount to so far; none until an action type is chosen.
 *
 * @param base the pipeline the answers are about: a store is set only in a region that it or the new
 * action uses, and only where it differs from the present one.
 */
export function editsFrom(answers: AddActionAnswers, base: Pipeline, homeRegion: Region): Edit[] {
  const actions = actionsFrom(answers, homeRegion)
  if (actions.length === 0) return []
  const stage = stageNameOf(answers)
  const present = artifactStoresOf(base, homeRegion)
  const regions = new Set([...regionsInUse(base, homeRegion), ...regionsOf(answers)])
  const stores = Object.entries(answers.stores).filter(
    ([region, store]) =>
      regions.has(region) && store.bucket.trim() !== '' && !isSameStore(store, present[region]),
  )
  return [
    ...(answers.placement === 'new-stage'
      ? [{ kind: 'add-stage', stage, position: answers.newStagePosition } as const]
      : []),
    ...actions.map((action) => ({ kind: 'add-action', stage, action }) as const),
    ...stores.map(
      ([region, store]) =>
        ({ kind: 'set-artifact-store', region, store: storeFrom(store, present[region]) }) as const,
    ),
  ]
}
