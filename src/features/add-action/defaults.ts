import {
  actionTypeKey,
  blankAnswers,
  type AddActionAnswers,
  editsFrom,
  regionsOf,
  runOrderOf,
  stageNameOf,
} from '../../draft/add-action-answers.ts'
import { findActionType, whyNotCrossRegion } from '../../pipeline/action-types.ts'
import { availableArtifacts } from '../../pipeline/artifacts.ts'
import { applyPlan } from '../../pipeline/edits.ts'
import {
  type Action,
  type ActionTypeId,
  type Pipeline,
  type Region,
  regionsInUse,
} from '../../pipeline/pipeline.ts'

/** The pipeline that answers are about, and its region. */
export interface Ground {
  base: Pipeline
  homeRegion: Region
}

const actionsOf = (pipeline: Pipeline): { stage: string; action: Action }[] =>
  pipeline.stages.flatMap((stage) => stage.actions.map((action) => ({ stage: stage.name, action })))

/** The last action of the pipeline with this provider: what the next one is most likely to resemble. */
export const lastActionOf = (pipeline: Pipeline, type: ActionTypeId) =>
  actionsOf(pipeline).findLast(
    ({ action }) => actionTypeKey(action.actionTypeId) === actionTypeKey(type),
  )

/** The provider used last in the pipeline, among those that may cross regions. */
export function lastCrossingType(pipeline: Pipeline): ActionTypeId | undefined {
  const found = actionsOf(pipeline).findLast(
    ({ action: { actionTypeId } }) =>
      whyNotCrossRegion(actionTypeId) === undefined && !findActionType(actionTypeId)?.retired,
  )
  return found?.action.actionTypeId
}

/** The other region, if the pipeline uses exactly one. */
function onlyOtherRegion({ base, homeRegion }: Ground): Region {
  const [, only, ...more] = regionsInUse(base, homeRegion)
  return more.length === 0 ? (only ?? '') : ''
}

function unused(name: string, taken: readonly string[]): string {
  const names = Array.from({ length: taken.length + 1 }, (_, index) =>
    index === 0 ? name : `${name}-${index + 1}`,
  )
  return names.find((candidate) => !taken.includes(candidate)) ?? name
}

/** `Deploy-us-east-1`; empty until provider and region are known. */
const nameFrom = ({ actionType, region }: AddActionAnswers, place: string = region) =>
  actionType && region ? `${actionType.category}-${place}` : ''

const goesToMany = (answers: AddActionAnswers) => regionsOf(answers).length > 1

const stageNamed = (pipeline: Pipeline, name: string) =>
  pipeline.stages.find((stage) => stage.name === name)

/** The greatest run order of a stage; 0 when there is no such stage. */
export const lastRunOrder = (pipeline: Pipeline, stage: string): number =>
  Math.max(0, ...(stageNamed(pipeline, stage)?.actions ?? []).map(({ runOrder }) => runOrder ?? 1))

/** Artifacts that exist where the answers put the action. */
function artifactsAt(answers: AddActionAnswers, { base, homeRegion }: Ground) {
  const edits = editsFrom({ ...answers, stores: {} }, base, homeRegion)
  const { pipeline } = applyPlan(base, { homeRegion, edits })
  return availableArtifacts(pipeline, stageNameOf(answers), runOrderOf(answers))
}

function likelyInputs(answers: AddActionAnswers, ground: Ground): string[] {
  const { actionType } = answers
  if (!actionType || (findActionType(actionType)?.inputs.min ?? 0) === 0) return []
  const names = [...new Set(artifactsAt(answers, ground).map(({ name }) => name))]
  if (names.length === 1) return names
  const alike = lastActionOf(ground.base, actionType)?.action.inputArtifacts ?? []
  return alike.every(({ name }) => names.includes(name)) ? alike.map(({ name }) => name) : []
}

const asArtifactName = (text: string) => text.replaceAll(/[^a-zA-Z0-9_-]/g, '-')

const likelyOutputs = ({ actionType, actionName }: AddActionAnswers): string[] =>
  actionType && (findActionType(actionType)?.outputs.min ?? 0) > 0 && actionName
    ? [`${actionName.split('{region}').map(asArtifactName).join('{region}')}-output`]
    : []

type Derived =
  | 'runOrder'
  | 'newStageName'
  | 'actionName'
  | 'commands'
  | 'inputArtifacts'
  | 'outputArtifacts'

/** Defaults that follow other answers for as long as nobody has changed them. */
const derivations: {
  [Field in Derived]: (answers: AddActionAnswers, ground: Ground) => AddActionAnswers[Field]
} = {
  runOrder: ({ existingStage }, { base }) => lastRunOrder(base, existingStage) + 1,
  newStageName: (answers, { base }) =>
    unused(
      nameFrom(answers, goesToMany(answers) ? 'regions' : undefined),
      base.stages.map(({ name }) => name),
    ),
  actionName: (answers, { base }) =>
    unused(
      nameFrom(answers, goesToMany(answers) ? '{region}' : undefined),
      (stageNamed(base, stageNameOf(answers))?.actions ?? []).map(({ name }) => name),
    ),
  commands: ({ actionType }, { base }) =>
    (actionType && lastActionOf(base, actionType)?.action.commands?.join('\n')) ?? '',
  inputArtifacts: likelyInputs,
  outputArtifacts: likelyOutputs,
}

/** In this order: later ones look at earlier ones. */
const derivedFields = Object.keys(derivations) as Derived[]

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const derive = (field: Derived, answers: AddActionAnswers, ground: Ground): AddActionAnswers => ({
  ...answers,
  [field]: derivations[field](answers, ground),
})

/** Whether an answer still is what the console proposed. */
export const isDefault = (field: Derived, answers: AddActionAnswers, ground: Ground): boolean =>
  isSame(answers[field], derivations[field](answers, ground))

/** GetPipeline hides secrets; a copied mask would be sent as the secret. */
const mask = '****'

/** What another action of the same provider says, and the keys the console would fill from it. */
function copiedConfiguration(pipeline: Pipeline, type: ActionTypeId): Record<string, string> {
  const { configuration = {} } = lastActionOf(pipeline, type)?.action ?? {}
  return Object.fromEntries(Object.entries(configuration).filter(([, value]) => value !== mask))
}

/** Gives a provider that is looked at for the first time its configuration. */
function withConfiguration(answers: AddActionAnswers, { base }: Ground): AddActionAnswers {
  const { actionType, configurations } = answers
  if (!actionType || configurations[actionTypeKey(actionType)]) return answers
  const copied = copiedConfiguration(base, actionType)
  return {
    ...answers,
    configurations: { ...configurations, [actionTypeKey(actionType)]: copied },
  }
}

/** The answers a person starts from, taken from what the pipeline shows. */
export function firstAnswers(ground: Ground): AddActionAnswers {
  const blank: AddActionAnswers = {
    ...blankAnswers,
    actionType: lastCrossingType(ground.base),
    region: onlyOtherRegion(ground),
  }
  return derivedFields.reduce(
    (answers, field) => derive(field, answers, ground),
    withConfiguration(blank, ground),
  )
}

/**
 * Takes over what a person has changed; defaults that they have left alone follow it.
 *
 * @param part the answers given just now; they are kept whatever the defaults say.
 */
export function changeAnswers(
  before: AddActionAnswers,
  part: Partial<AddActionAnswers>,
  ground: Ground,
): AddActionAnswers {
  const following = derivedFields.filter(
    (field) => !(field in part) && isDefault(field, before, ground),
  )
  return following.reduce(
    (answers, field) => derive(field, answers, ground),
    withConfiguration({ ...before, ...part }, ground),
  )
}
