/** The words with which AWS refuses a structure, as people have recorded them in public. */
import { beforeAll, expect, test } from 'vitest'
import {
  brokenPipelines,
  deployAction,
  exampleAction,
  healthy,
  healthyV2,
} from '../../pipeline/example-pipelines.ts'
import type { Action, Pipeline } from '../../pipeline/pipeline.ts'
import { openSandbox, type TestSandbox } from '../testing.ts'

let aws: TestSandbox

beforeAll(async () => {
  aws = await openSandbox()
})

const store = (location: string) => ({ type: 'S3', location })

const withStore = (part: object): Pipeline => {
  const { artifactStores: _, ...rest } = healthy
  return { ...rest, artifactStore: { ...store('my-storage-bucket'), ...part } }
}

const withFirst = (action: Action): Pipeline => ({
  ...healthy,
  stages: healthy.stages.map((stage, index) =>
    index === 0 ? { ...stage, actions: [action] } : stage,
  ),
})

const withLast = (action: Action, from = healthy): Pipeline => ({
  ...from,
  stages: [...from.stages, { name: 'More', actions: [action] }],
})

const github = (configuration: Record<string, string>) =>
  withFirst(
    exampleAction('Source', ['Source', 'GitHub', 'ThirdParty'], {
      configuration: { Owner: 'o', Repo: 'r', ...configuration },
      outputArtifacts: [{ name: 'App' }],
    }),
  )

const queued = { ...healthy, executionMode: 'QUEUED' }
const onV1 = (member: 'triggers' | 'variables') => ({ ...healthy, [member]: healthyV2[member] })
const conditionsOnV1 = {
  ...healthy,
  stages: healthy.stages.map((stage) => ({ ...stage, onFailure: { result: 'ROLLBACK' } })),
}
const commands = exampleAction('Shell', ['Compute', 'Commands'], {
  commands: ['echo'],
  inputArtifacts: [{ name: 'App' }],
})

const structure = 'InvalidStructureException'
const stage = 'InvalidStageDeclarationException'
const action = 'InvalidActionDeclarationException'
const validation = 'ValidationException'

test.each<[error: string, message: string, pipeline: Pipeline]>([
  [
    validation,
    "Your pipeline contains actions in more than one region. Use 'pipeline.artifactStores' instead of 'pipeline.artifactStore' to declare an artifact store, such as an artifact bucket, for each region where you have an action.",
    withStore({}),
  ],
  [
    validation,
    "Your pipeline must have an artifact store, such as an artifact bucket, for each region where you have an action. The following region is missing in 'pipeline.artifactStores': us-east-1.",
    brokenPipelines['missing-artifact-store'].broken,
  ],
  [
    validation,
    "The region eu-east-9 specified in 'pipeline.artifactStores' is not a valid AWS Region.",
    {
      ...healthy,
      artifactStores: { ...healthy.artifactStores, 'eu-east-9': store('my-storage-bucket') },
    },
  ],
  [
    structure,
    "An error occurred while validating the artifact bucket 'nowhere': No bucket with the name nowhere was found. Choose a valid artifact bucket in 'us-east-1', or create a new artifact bucket to use in your pipeline.",
    { ...healthy, artifactStores: { ...healthy.artifactStores, 'us-east-1': store('nowhere') } },
  ],
  [
    structure,
    'Pipeline should start with a stage that only contains source actions',
    brokenPipelines['first-stage-not-source'].broken,
  ],
  [
    structure,
    'Source actions can only be included in the first stage of the pipeline',
    brokenPipelines['source-after-first-stage'].broken,
  ],
  [
    structure,
    'Pipeline should contain at least 1 action whose category is not Source',
    brokenPipelines['only-source-actions'].broken,
  ],
  [
    structure,
    'Pipeline has only 1 stage(s). There should be a minimum of 2 stages in a pipeline',
    brokenPipelines['too-few-stages'].broken,
  ],
  [
    structure,
    'Pipeline has too many stages. There can only be up to 50 stages in a pipeline',
    brokenPipelines['too-many-stages'].broken,
  ],
  [
    structure,
    'Output Artifact Bundle name must be unique within the pipeline. Site has been used more than once.',
    brokenPipelines['duplicate-output-artifact'].broken,
  ],
  [
    structure,
    'Variable names must be unique. The following variable name is already in use: Environment',
    brokenPipelines['duplicate-variable'].broken,
  ],
  [structure, 'Pipeline variable can only be used with V2 pipelines', onV1('variables')],
  [structure, 'QUEUED or PARALLEL mode can only be used with V2 pipelines', queued],
  [structure, 'Triggers on tag can only be used with V2 pipelines', onV1('triggers')],
  [
    structure,
    'Triggers for connections must reference a CodeStarSourceConnection action.',
    brokenPipelines['trigger-source'].broken,
  ],
  [
    structure,
    'Triggers for connection must reference a CodeStarSourceConnection action. Note that when you specify a trigger, you cant specify more than one trigger per source action.',
    brokenPipelines['duplicate-trigger'].broken,
  ],
  [
    structure,
    'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
    brokenPipelines['trigger-filters'].broken,
  ],
  [
    stage,
    "Stage name 'Deploy' is used more than once",
    brokenPipelines['duplicate-stage-name'].broken,
  ],
  [stage, 'Stage level conditions can only be used with V2 pipelines.', conditionsOnV1],
  [
    stage,
    'Failure conditions with rollback result type cannot be added to a PARALLEL pipeline.',
    brokenPipelines['parallel-rollback'].broken,
  ],
  [
    stage,
    "The following stage cannot have a failure exit gate configured with both top level result and conditions: 'Deploy",
    brokenPipelines['failure-result-twice'].broken,
  ],
  [
    action,
    "ActionType (Category: 'Deploy', Provider: 'CodeBuild', Owner: 'AWS', Version: '1') in action 'Dep' is not available in region 'US_EAST_1'",
    withLast(exampleAction('Dep', ['Deploy', 'CodeBuild'], { region: 'us-east-1' })),
  ],
  [
    action,
    "Action configuration for action 'Source' is missing required configuration 'OAuthToken'",
    github({ Branch: 'main' }),
  ],
  [
    action,
    "Action configuration for action 'Source' contains unknown configuration 'Branch'",
    withFirst(
      exampleAction('Source', ['Source', 'CodeCommit'], {
        configuration: { RepositoryName: 'r', BranchName: 'main', Branch: 'main' },
        outputArtifacts: [{ name: 'App' }],
      }),
    ),
  ],
  [
    action,
    'Action Deploy declares 0 input artifacts which is less than the minimum count (1)',
    brokenPipelines['too-few-inputs'].broken,
  ],
  [
    action,
    'Input Artifact Bundle Nobody in action Deploy is not declared as Output Artifact Bundle in any of the preceding actions',
    brokenPipelines['input-not-produced'].broken,
  ],
  [
    action,
    'Action Shell must have a non-empty commands field',
    brokenPipelines['missing-commands'].broken,
  ],
  [action, 'Commands Action can only be used with V2 pipelines.', withLast(commands)],
  [
    validation,
    "1 validation error detected: Value at 'pipeline.stages.4.member.actions.1.member.configuration' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 1000, Member must have length greater than or equal to 1]",
    withLast(deployAction('Again', { configuration: { ApplicationName: '' } })),
  ],
  [
    validation,
    "1 validation error detected: Value at 'pipeline.artifactStore.encryptionKey.type' failed to satisfy constraint: Member must satisfy enum value set: [KMS]",
    withStore({ encryptionKey: { id: 'alias/k', type: 'kms' } }),
  ],
  [
    validation,
    "1 validation error detected: Value at 'pipeline.stages.4.member.actions.1.member.runOrder' failed to satisfy constraint: Member must have value greater than or equal to 1",
    withLast(deployAction('Again', { runOrder: 0 })),
  ],
  [
    validation,
    "1 validation error detected: Value at 'pipeline.stages.4.member.actions.1.member.runOrder' failed to satisfy constraint: Member must have value less than or equal to 999",
    withLast(deployAction('Again', { runOrder: 1000 })),
  ],
])('%s: %s', async (error, message, pipeline) => {
  const answer = await aws.call('CreatePipeline', { pipeline: { ...pipeline, name: 'refused' } })
  expect(answer).toMatchObject({ error, message })
})

test('more than 50 tags are refused, and those that AWS keeps to itself', async () => {
  const create = (keys: string[]) =>
    aws.call('CreatePipeline', {
      pipeline: { ...healthy, name: 'tagged' },
      tags: keys.map((key) => ({ key, value: '' })),
    })
  const many = Array.from({ length: 51 }, (_, index) => `tag-${index}`)
  expect(await create(many)).toMatchObject({
    error: 'TooManyTagsException',
    message:
      'Tag limit exceeded for resource [arn:aws:codepipeline:us-west-2:111122223333:tagged].',
  })
  expect(await create(['aws:team'])).toHaveProperty('error', 'InvalidTagsException')
  expect(await create(many.slice(1))).toHaveProperty('pipeline')
})
