/** Random pipelines and edits for property tests: any names, any structure, members nobody knows. */
import * as fc from 'fast-check'
import type { Edit } from './edits.ts'
import type { Action, Pipeline, Stage } from './pipeline.ts'

const name = fc.constantFrom('Source', 'Build', 'Deploy', 'Test', 'a.b@c-d_e', 'Zürich')
const region = fc.constantFrom('us-west-2', 'us-east-1', 'eu-central-1')
const json = fc.jsonValue({ maxDepth: 2 })

/** Members of a later API: names that no type of this build has. */
const unknown = fc.dictionary(
  fc.stringMatching(/^x[A-Z][a-z]{0,5}$/),
  json.filter((value) => value !== undefined),
  { maxKeys: 2, noNullPrototype: true },
)

const store = fc
  .tuple(
    unknown,
    fc.constantFrom('bucket-one', 'bucket-two'),
    fc.option(fc.constant({ id: 'alias/key', type: 'KMS' }), { nil: undefined }),
  )
  .map(([more, location, encryptionKey]) => ({
    ...more,
    type: 'S3',
    location,
    ...(encryptionKey && { encryptionKey }),
  }))

const artifacts = fc.array(
  fc.constantFrom('App', 'Site').map((artifact) => ({ name: artifact })),
  { maxLength: 2 },
)

const anyAction: fc.Arbitrary<Action> = fc
  .tuple(
    unknown,
    fc.record(
      {
        runOrder: fc.integer({ min: 1, max: 3 }),
        region,
        configuration: fc.dictionary(name, fc.string({ maxLength: 5 }), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
        inputArtifacts: artifacts,
        outputArtifacts: artifacts,
        environmentVariables: fc.uniqueArray(
          fc.record({ name, value: fc.string({ maxLength: 5 }) }),
          { maxLength: 2, selector: (variable) => variable.name },
        ),
      },
      { requiredKeys: [] },
    ),
    name,
    unknown,
  )
  .map(([more, known, actionName, typeMore]) => ({
    ...more,
    ...known,
    name: actionName,
    actionTypeId: {
      ...typeMore,
      category: 'Deploy',
      owner: 'AWS',
      provider: 'CodeDeploy',
      version: '1',
    },
  }))

const anyStage: fc.Arbitrary<Stage> = fc
  .tuple(unknown, name, fc.uniqueArray(anyAction, { maxLength: 3, selector: (a) => a.name }))
  .map(([more, stageName, actions]) => ({ ...more, name: stageName, actions }))

export const anyPipeline: fc.Arbitrary<Pipeline> = fc
  .tuple(
    unknown,
    fc.uniqueArray(anyStage, { minLength: 1, maxLength: 4, selector: (stage) => stage.name }),
    fc.oneof(
      store.map((artifactStore) => ({ artifactStore })),
      fc
        .tuple(store, fc.dictionary(region, store, { noNullPrototype: true }))
        .map(([homeStore, others]) => ({
          artifactStores: { ...others, 'us-west-2': homeStore },
        })),
    ),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([more, stages, stores, version]) => ({
    ...more,
    name: 'Any',
    roleArn: 'arn:aws:iam::111122223333:role/r',
    stages,
    ...stores,
    version,
  }))

const kinds: Record<Edit['kind'], true> = {
  'add-stage': true,
  'add-action': true,
  'set-artifact-store': true,
  'remove-artifact-store': true,
  'set-action-region': true,
  'set-pipeline-type': true,
  'move-action': true,
  'set-action-value': true,
  'remove-action': true,
  'remove-stage': true,
  'apply-difference': true,
}

/** For proofs that have to hold for each of them. */
export const editKinds = Object.keys(kinds) as Edit['kind'][]

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add-stage' as const),
    stage: name,
    position: fc.oneof(
      fc.constant({ at: 'start' as const }),
      fc.constant({ at: 'end' as const }),
      name.map((after) => ({ after })),
    ),
  }),
  fc.record({ kind: fc.constant('add-action' as const), stage: name, action: anyAction }),
  fc.record({ kind: fc.constant('set-artifact-store' as const), region, store }),
  fc.record({ kind: fc.constant('remove-artifact-store' as const), region }),
  fc.record({ kind: fc.constant('set-action-region' as const), stage: name, action: name, region }),
  fc.record({
    kind: fc.constant('move-action' as const),
    stage: name,
    action: name,
    toStage: name,
    runOrder: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('set-action-value' as const),
    stage: name,
    action: name,
    path: fc.oneof(
      name.map((key) => ['configuration', key] as const),
      fc.constant(['commands'] as const),
      fc.constant(['roleArn'] as const),
      name.map((variable) => ['environmentVariables', variable] as const),
    ),
    value: fc.string({ maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('set-pipeline-type' as const),
    pipelineType: fc.constantFrom('V1', 'V2'),
  }),
  fc.record({ kind: fc.constant('remove-action' as const), stage: name, action: name }),
  fc.record({ kind: fc.constant('remove-stage' as const), stage: name }),
)
