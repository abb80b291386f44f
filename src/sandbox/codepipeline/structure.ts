import type { Action, Pipeline } from '../../pipeline/pipeline.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { enumRegion, findType, isV2Only, offeredIn, partitionOf } from './action-types.ts'

interface Ground {
  world: World
  /** The region of the pipeline. */
  region: string
}

const invalid = (message: string) => new Refusal('InvalidStructureException', message)
const invalidStage = (message: string) => new Refusal('InvalidStageDeclarationException', message)
const invalidAction = (message: string) => new Refusal('InvalidActionDeclarationException', message)
const invalidInput = (message: string) => new Refusal('ValidationException', message)

/**
 * Refuses a structure that AWS refuses, with the first thing wrong. Where the words are AWS's own
 * they were recorded in public; differences.md lists those that were not.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function checkStructure(pipeline: Pipeline, ground: Ground): void {
  checkStages(pipeline)
  checkV2(pipeline)
  for (const stage of pipeline.stages) {
    for (const action of stage.actions) checkAction(action, ground.region)
  }
  checkArtifacts(pipeline)
  checkStores(pipeline, ground)
}

function checkStages({ stages }: Pipeline): void {
  if (stages.length < 2) {
    throw invalid(
      `Pipeline has only ${stages.length} stage(s). There should be a minimum of 2 stages in a pipeline`,
    )
  }
  if (stages.length > 50) {
    throw invalid('Pipeline has too many stages. There can only be up to 50 stages in a pipeline')
  }
  const names = new Set<string>()
  for (const { name, actions } of stages) {
    if (names.has(name)) throw invalidStage(`Stage name '${name}' is used more than once`)
    names.add(name)
    if (actions.length === 0) throw invalidStage(`Stage '${name}' must have at least one action`)
    if (actions.length > 100) throw invalidStage(`Stage '${name}' has more than 100 actions`)
    const actionNames = new Set<string>()
    for (const action of actions) {
      if (actionNames.has(action.name)) {
        throw invalidAction(
          `Action name '${action.name}' is used more than once in stage '${name}'`,
        )
      }
      actionNames.add(action.name)
    }
  }
  const isSource = (action: Action) => action.actionTypeId.category === 'Source'
  const [first, ...others] = stages
  if (!first?.actions.every(isSource)) {
    throw invalid('Pipeline should start with a stage that only contains source actions')
  }
  if (others.every(({ actions }) => actions.every(isSource))) {
    throw invalid('Pipeline should contain at least 1 action whose category is not Source')
  }
  if (others.some(({ actions }) => actions.some(isSource))) {
    throw invalid('Source actions can only be included in the first stage of the pipeline')
  }
  const total = stages.reduce((sum, { actions }) => sum + actions.length, 0)
  if (total > 1000) {
    throw new Refusal('LimitExceededException', 'Pipeline has more than 1000 actions')
  }
}

interface Conditions {
  result?: string
  conditions?: { result?: string }[]
}

function checkV2(pipeline: Pipeline): void {
  const isV2 = pipeline.pipelineType === 'V2'
  const variables = (pipeline['variables'] ?? []) as { name: string }[]
  const triggers = (pipeline['triggers'] ?? []) as {
    gitConfiguration: { sourceActionName: string; push?: { tags?: object; branches?: object }[] }
  }[]
  if (variables.length > 0 && !isV2) {
    throw invalid('Pipeline variable can only be used with V2 pipelines')
  }
  if (triggers.length > 0 && !isV2) {
    throw invalid('Triggers on tag can only be used with V2 pipelines')
  }
  if (!isV2 && ['QUEUED', 'PARALLEL'].includes(pipeline.executionMode ?? '')) {
    throw invalid('QUEUED or PARALLEL mode can only be used with V2 pipelines')
  }
  const names = new Set<string>()
  for (const { name } of variables) {
    if (names.has(name)) {
      throw invalid(
        `Variable names must be unique. The following variable name is already in use: ${name}`,
      )
    }
    names.add(name)
  }
  const triggered = new Set<string>()
  for (const { gitConfiguration } of triggers) {
    const name = gitConfiguration.sourceActionName
    const source = pipeline.stages[0]?.actions.find((action) => action.name === name)
    if (source?.actionTypeId.provider !== 'CodeStarSourceConnection') {
      throw invalid('Triggers for connections must reference a CodeStarSourceConnection action.')
    }
    if (triggered.has(name)) {
      throw invalid(
        'Triggers for connection must reference a CodeStarSourceConnection action. Note that when you specify a trigger, you cant specify more than one trigger per source action.',
      )
    }
    triggered.add(name)
    if (gitConfiguration.push?.some(({ tags, branches }) => tags && branches)) {
      throw invalid(
        'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
      )
    }
  }
  if (JSON.stringify(triggers).length > 200 * 1024) {
    throw new Refusal('LimitExceededException', 'The triggers of the pipeline exceed 200 KB')
  }
  for (const stage of pipeline.stages) {
    const failure = stage['onFailure'] as Conditions | undefined
    const all = [failure, stage['onSuccess'], stage['beforeEntry']] as (Conditions | undefined)[]
    if (all.some(Boolean) && !isV2) {
      throw invalidStage('Stage level conditions can only be used with V2 pipelines.')
    }
    const results = all.flatMap((c) => [c?.result, ...(c?.conditions ?? []).map((x) => x.result)])
    if (pipeline.executionMode === 'PARALLEL' && results.includes('ROLLBACK')) {
      throw invalidStage(
        'Failure conditions with rollback result type cannot be added to a PARALLEL pipeline.',
      )
    }
    if (failure?.result && failure.conditions?.length) {
      // AWS's own text lacks the closing quote.
      throw invalidStage(
        `The following stage cannot have a failure exit gate configured with both top level result and conditions: '${stage.name}`,
      )
    }
    for (const action of stage.actions) {
      if (!isV2 && isV2Only(action.actionTypeId)) {
        const { provider } = action.actionTypeId
        throw invalidAction(`${provider} Action can only be used with V2 pipelines.`)
      }
    }
  }
}

function checkAction(action: Action, home: string): void {
  const { category, owner, provider, version } = action.actionTypeId
  const region = action.region ?? home
  const { name } = action
  if (region !== home) {
    if (category === 'Source') {
      throw invalidAction(`Source action '${name}' must be in the Region of the pipeline, ${home}`)
    }
    if (owner !== 'AWS') {
      throw invalidAction(
        `Action '${name}' of owner ${owner} must be in the Region of the pipeline, ${home}`,
      )
    }
    if (provider === 'Manual') {
      throw invalidAction(
        `Approval action '${name}' must be in the Region of the pipeline, ${home}`,
      )
    }
  }
  if (!offeredIn(action.actionTypeId, region) || partitionOf(region) !== partitionOf(home)) {
    throw invalidAction(
      `ActionType (Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}') in action '${name}' is not available in region '${enumRegion(region) || region}'`,
    )
  }
  const type = findType(action.actionTypeId)
  if (!type) {
    checkCount(name, 'input', action.inputArtifacts?.length ?? 0, customCounts)
    checkCount(name, 'output', action.outputArtifacts?.length ?? 0, customCounts)
    return
  }
  const configuration = action.configuration ?? {}
  const missing = type.required.find((key) => configuration[key] === undefined)
  if (missing) {
    throw invalidAction(
      `Action configuration for action '${name}' is missing required configuration '${missing}'`,
    )
  }
  const known = new Set([...type.required, ...type.optional])
  const unknown = Object.keys(configuration).find((key) => !known.has(key))
  if (unknown && owner !== 'ThirdParty') {
    throw invalidAction(
      `Action configuration for action '${name}' contains unknown configuration '${unknown}'`,
    )
  }
  if (provider === 'Commands' && !action.commands?.length) {
    throw invalidAction(`Action ${name} must have a non-empty commands field`)
  }
  checkCount(name, 'input', action.inputArtifacts?.length ?? 0, type.inputs)
  checkCount(name, 'output', action.outputArtifacts?.length ?? 0, type.outputs)
}

/** Artifacts of a custom or third-party action that the sandbox does not know. */
const customCounts = [0, 5]

function checkCount(action: string, side: string, count: number, bounds: readonly number[]): void {
  const [min = 0, max = 5] = bounds
  const declares = `Action ${action} declares ${count} ${side} artifacts which is`
  if (count < min) throw invalidAction(`${declares} less than the minimum count (${min})`)
  if (count > max) throw invalidAction(`${declares} more than the maximum count (${max})`)
}

function checkArtifacts({ stages }: Pipeline): void {
  /** Where each artifact is made, as a number that grows along the pipeline. */
  const made = new Map<string, number>()
  const place = (stage: number, action: Action) => stage * 1000 + (action.runOrder ?? 1)
  for (const [index, { actions }] of stages.entries()) {
    for (const action of actions) {
      for (const { name } of action.outputArtifacts ?? []) {
        if (made.has(name)) {
          throw invalid(
            `Output Artifact Bundle name must be unique within the pipeline. ${name} has been used more than once.`,
          )
        }
        made.set(name, place(index, action))
      }
    }
  }
  for (const [index, { actions }] of stages.entries()) {
    for (const action of actions) {
      for (const { name } of action.inputArtifacts ?? []) {
        const from = made.get(name)
        if (from === undefined || from >= place(index, action)) {
          throw invalidAction(
            `Input Artifact Bundle ${name} in action ${action.name} is not declared as Output Artifact Bundle in any of the preceding actions`,
          )
        }
      }
    }
  }
}

function checkStores(pipeline: Pipeline, { world, region }: Ground): void {
  const { artifactStore, artifactStores } = pipeline
  if (artifactStore && artifactStores) {
    throw invalidInput(
      "Your pipeline declares both 'pipeline.artifactStore' and 'pipeline.artifactStores'. Use one of them.",
    )
  }
  if (!artifactStore && !artifactStores) {
    throw invalidInput(
      "Your pipeline must declare 'pipeline.artifactStore' or 'pipeline.artifactStores'.",
    )
  }
  const actionRegions = pipeline.stages.flatMap(({ actions }) =>
    actions.map((action) => action.region ?? region),
  )
  if (artifactStore && actionRegions.some((other) => other !== region)) {
    throw invalidInput(
      "Your pipeline contains actions in more than one region. Use 'pipeline.artifactStores' instead of 'pipeline.artifactStore' to declare an artifact store, such as an artifact bucket, for each region where you have an action.",
    )
  }
  const stores = artifactStores ?? (artifactStore ? { [region]: artifactStore } : {})
  const notRegion = Object.keys(stores).find(
    (key) => !enumRegion(key) || partitionOf(key) !== partitionOf(region),
  )
  if (notRegion !== undefined) {
    throw invalidInput(
      `The region ${notRegion} specified in 'pipeline.artifactStores' is not a valid AWS Region.`,
    )
  }
  const missing = [region, ...actionRegions].find((needed) => !stores[needed])
  if (missing) {
    throw invalidInput(
      `Your pipeline must have an artifact store, such as an artifact bucket, for each region where you have an action. The following region is missing in 'pipeline.artifactStores': ${missing}.`,
    )
  }
  for (const [storeRegion, { location }] of Object.entries(stores)) {
    const bucket = world.buckets[location]
    if (!bucket) {
      throw invalid(
        `An error occurred while validating the artifact bucket '${location}': No bucket with the name ${location} was found. Choose a valid artifact bucket in '${storeRegion}', or create a new artifact bucket to use in your pipeline.`,
      )
    }
    if (bucket.region !== storeRegion) {
      throw invalid(
        `An error occurred while validating the artifact bucket '${location}': The bucket named ${location} is not located in the ${storeRegion} AWS region`,
      )
    }
  }
}
