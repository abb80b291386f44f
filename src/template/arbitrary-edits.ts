/** Random pipelines of templates and edits of them, with texts that a style could get wrong. */
import * as fc from 'fast-check'
import type { Edit } from '../pipeline/edits.ts'
import type { Action, ArtifactStore, Pipeline, Stage } from '../pipeline/pipeline.ts'

const regions = ['us-west-2', 'us-east-1', 'eu-central-1', '!Ref OtherRegion']

/** Texts that one style or another could get wrong. */
const hardTexts = (
  'true|1|0755|12:30|2020-01-01|null|~|y|a: b|a #b|a:|it\'s|say "x"|- x|*a|&b|!x|{a}|[b]|%|@|`|' +
  '#{v.x}|>|,|\u00e9|\u65e5\u672c|\u{1f680}| lead|trail |a, b|...|---|<<|=|1e3|0x1F|1_000|\\d|$x'
).split('|')

const text = fc.oneof(
  fc.constantFrom('app', 'fleet-1', 'CAPABILITY_IAM,CAPABILITY_NAMED_IAM', 'App::template.yml'),
  fc.constantFrom(
    ...hardTexts,
    'two\nlines',
    'ends\n',
    'tab\there',
    '!Ref Thing',
    '!GetAtt Role.Arn',
  ),
  fc.constantFrom('${AWS::StackName}-x', '!ImportValue Shared'),
)

const artifacts = fc.uniqueArray(fc.constantFrom('App', 'Site', 'Docs'), { maxLength: 2 })

const anyAction = (name: string): fc.Arbitrary<Action> =>
  fc
    .record(
      {
        runOrder: fc.integer({ min: 1, max: 3 }),
        region: fc.constantFrom(...regions),
        configuration: fc.dictionary(
          fc.constantFrom('ProjectName', 'StackName', 'ActionMode', 'a-b.c', 'RoleArn', 'yes'),
          text,
          { maxKeys: 3, noNullPrototype: true },
        ),
        commands: fc.array(text, { minLength: 1, maxLength: 3 }),
        roleArn: fc.constant('!GetAtt ActionRole.Arn'),
        namespace: fc.constantFrom('Build', 'Vars'),
        outputArtifacts: artifacts.map((names) => names.map((artifact) => ({ name: artifact }))),
        inputArtifacts: artifacts.map((names) => names.map((artifact) => ({ name: artifact }))),
      },
      { requiredKeys: [] },
    )
    .map((members) => ({
      name,
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      ...members,
    }))

const names = ['Source', 'Build', 'Deploy', 'Test', 'a.b@c']

const anyStage = (name: string): fc.Arbitrary<Stage> =>
  fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
    .chain((actions) => fc.tuple(...actions.map(anyAction)))
    .map((actions) => ({ name, actions }))

const anyStore: fc.Arbitrary<ArtifactStore> = fc.record(
  {
    type: fc.constant('S3'),
    location: fc.constantFrom('bucket-one', '!Ref Bucket', '${Prefix}-artifacts'),
    encryptionKey: fc.record({
      id: fc.constantFrom('alias/a', '!GetAtt Key.Arn'),
      type: fc.constant('KMS'),
    }),
  },
  { requiredKeys: ['type', 'location'] },
)

export const homeRegion = 'us-west-2'

const anyStores: fc.Arbitrary<Partial<Pipeline>> = fc.oneof(
  anyStore.map((artifactStore) => ({ artifactStore })),
  fc
    .tuple(
      anyStore,
      fc.dictionary(fc.constantFrom(...regions.slice(1)), anyStore, { noNullPrototype: true }),
    )
    .map(([home, others]) => ({ artifactStores: { [homeRegion]: home, ...others } })),
)

export const anyPipeline: fc.Arbitrary<Pipeline> = fc
  .tuple(
    fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
      .chain((stages) => fc.tuple(...stages.map(anyStage))),
    anyStores,
    fc.constantFrom('V1', 'V2'),
  )
  .map(([stages, stores, pipelineType]) => ({
    name: 'Any',
    roleArn: '!GetAtt Role.Arn',
    pipelineType,
    ...stores,
    stages,
  }))

const name = fc.constantFrom(...names)

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add-stage' as const),
    stage: fc.constantFrom(...names, 'New'),
    position: fc.oneof(
      fc.constant({ at: 'start' as const }),
      fc.constant({ at: 'end' as const }),
      name.map((after) => ({ after })),
    ),
  }),
  fc.record({
    kind: fc.constant('add-action' as const),
    stage: fc.constantFrom(...names, 'New'),
    action: fc.constantFrom(...names, 'Other').chain(anyAction),
  }),
  fc.record({
    kind: fc.constant('set-artifact-store' as const),
    region: fc.constantFrom(...regions),
    store: anyStore,
  }),
  fc.record({
    kind: fc.constant('remove-artifact-store' as const),
    region: fc.constantFrom(...regions),
  }),
  fc.record({
    kind: fc.constant('set-action-region' as const),
    stage: name,
    action: name,
    region: fc.constantFrom(...regions),
  }),
  fc.record({
    kind: fc.constant('move-action' as const),
    stage: name,
    action: name,
    toStage: name,
    runOrder: fc.integer({ min: 1, max: 3 }),
  }),
  fc
    .record({
      kind: fc.constant('set-action-value' as const),
      stage: name,
      action: name,
      path: fc.oneof(
        fc.constantFrom('ProjectName', 'New').map((key) => ['configuration', key] as const),
        fc.constant(['commands'] as const),
      ),
      value: text,
    })
    .map((edit) => (edit.path.length === 1 ? { ...edit, value: [edit.value] } : edit)),
  fc.record({
    kind: fc.constant('set-pipeline-type' as const),
    pipelineType: fc.constantFrom('V1', 'V2'),
  }),
  fc.record({ kind: fc.constant('remove-action' as const), stage: name, action: name }),
  fc.record({ kind: fc.constant('remove-stage' as const), stage: name }),
)
