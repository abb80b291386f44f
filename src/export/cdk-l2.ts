import { isPlainObject } from '../pipeline/deep-equal.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
} from '../pipeline/pipeline.ts'
import { cdkResource, stackText } from './cdk-l1.ts'
import { cloudFormationProperties } from './cloudformation.ts'
import type { Exported, ExportInput } from './exported.ts'
import { Verbatim } from './layout-json.ts'
import { layoutTypeScript, singleQuoted } from './typescript.ts'

/**
 * The changed pipeline as a stack of the AWS CDK, version 2, with a `Pipeline` that has its buckets
 * in `crossRegionReplicationBuckets`. What the construct has no option for is set on the resource
 * beneath it, so that both levels make the same resource.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_codepipeline.Pipeline.html
 */
export function exportCdkL2(input: ExportInput): Exported {
  const resource = cdkResource(input)
  const { pipeline } = resource
  const { homeRegion } = input.plan
  const buckets = bucketsOf(pipeline, homeRegion)
  const props = layoutTypeScript(
    {
      pipelineName: pipeline.name,
      role: new Verbatim('role'),
      ...buckets.props,
      ...(pipeline.pipelineType && { pipelineType: enumOf('PipelineType', pipeline.pipelineType) }),
      ...(pipeline.executionMode && {
        executionMode: enumOf('ExecutionMode', pipeline.executionMode),
      }),
      // The actions run in the pipeline's role unless they name another.
      usePipelineRoleForActions: true,
      stages: pipeline.stages.map(({ name, actions }) => ({
        stageName: name,
        actions: actions.map((action) => new Verbatim(actionText(action, homeRegion))),
      })),
    },
    '    ',
  )
  const overrides = overridesOf(pipeline, homeRegion)
  return {
    text: stackText(input, resource, {
      imports: ['aws-iam', ...(buckets.hasKeys ? ['aws-kms'] : []), 'aws-s3'],
      before: declaredAction,
      body: [
        `const role = iam.Role.fromRoleArn(this, 'Role', ${singleQuoted(pipeline.roleArn)}, { mutable: false });`,
        `const pipeline = new codepipeline.Pipeline(this, 'Pipeline', ${props});`,
        ...(overrides.length > 0
          ? [
              [
                '// What the construct has no option for.',
                'const resource = pipeline.node.defaultChild as codepipeline.CfnPipeline;',
                ...overrides,
              ].join('\n    '),
            ]
          : []),
      ],
    }),
    fileName: `${pipeline.name}-stack.ts`,
    notes: [
      ...resource.notes,
      'Actions are written as they are declared. Those of aws-codepipeline-actions also make roles, permissions and events, which your pipeline has by other means.',
      'The role and the buckets are referred to, not created: their policies stay as they are.',
    ],
  }
}

/** An action of any provider: the CDK's own classes are made for one each. */
const declaredAction = `/** An action as the pipeline declares it; it makes nothing beside it. */
class DeclaredAction extends codepipeline.Action {
  protected readonly providedActionProperties: codepipeline.ActionProperties;

  constructor(
    properties: Omit<codepipeline.ActionProperties, 'artifactBounds'>,
    private readonly configuration: Record<string, string> | undefined,
  ) {
    super();
    this.providedActionProperties = {
      ...properties,
      artifactBounds: { minInputs: 0, maxInputs: 100, minOutputs: 0, maxOutputs: 100 },
    };
  }

  protected bound(): codepipeline.ActionConfig {
    return { configuration: this.configuration };
  }
}`

/** The members of the CDK's enums; another value of the service is written as it is. */
const members: Record<string, readonly string[]> = {
  PipelineType: ['V1', 'V2'],
  ExecutionMode: ['QUEUED', 'SUPERSEDED', 'PARALLEL'],
  ActionCategory: ['SOURCE', 'BUILD', 'TEST', 'APPROVAL', 'DEPLOY', 'INVOKE', 'COMPUTE'],
}

function enumOf(name: string, value: string): Verbatim {
  const member = value.toUpperCase()
  return members[name]?.includes(member)
    ? new Verbatim(`codepipeline.${name}.${member}`)
    : new Verbatim(`${singleQuoted(value)} as codepipeline.${name}`)
}

function actionText(action: Action, homeRegion: Region): string {
  const { category, owner, provider, version } = action.actionTypeId
  const artifact = ({ name }: { name: string }) =>
    new Verbatim(`new codepipeline.Artifact(${singleQuoted(name)})`)
  const { inputArtifacts = [], outputArtifacts = [], configuration } = action
  const properties = {
    actionName: action.name,
    category: enumOf('ActionCategory', category),
    owner,
    provider,
    version,
    runOrder: action.runOrder,
    ...(action.region !== homeRegion && { region: action.region }),
    variablesNamespace: action.namespace,
    commands: action.commands,
    outputVariables: action.outputVariables,
    ...(inputArtifacts.length > 0 && { inputs: inputArtifacts.map(artifact) }),
    ...(outputArtifacts.length > 0 && { outputs: outputArtifacts.map(artifact) }),
  }
  const indent = '            '
  const written = layoutTypeScript(properties, indent)
  return `new DeclaredAction(${written}, ${layoutTypeScript(configuration, indent)})`
}

const keyArn = /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\//

interface Buckets {
  props: object
  hasKeys: boolean
}

/** One store is the artifact bucket; a map is one bucket per region, the home region's among them. */
function bucketsOf(pipeline: Pipeline, homeRegion: Region): Buckets {
  const stores = Object.entries(artifactStoresOf(pipeline, homeRegion))
  const bucket = (region: Region, store: ArtifactStore) =>
    new Verbatim(bucketText(region, store, pipeline.artifactStores ? '        ' : '      '))
  const hasKeys = stores.some(([, store]) => keyArn.test(store.encryptionKey?.id ?? ''))
  if (!pipeline.artifactStores) {
    return {
      props: Object.fromEntries(stores.map(([r, s]) => ['artifactBucket', bucket(r, s)])),
      hasKeys,
    }
  }
  const byRegion = stores.map(([region, store]) => [region, bucket(region, store)])
  return { props: { crossRegionReplicationBuckets: Object.fromEntries(byRegion) }, hasKeys }
}

function bucketText(region: Region, { location, encryptionKey }: ArtifactStore, indent: string) {
  const id = singleQuoted(`Artifacts-${region}`)
  if (!encryptionKey || !keyArn.test(encryptionKey.id)) {
    return `s3.Bucket.fromBucketName(this, ${id}, ${singleQuoted(location)})`
  }
  const key = `kms.Key.fromKeyArn(this, ${singleQuoted(`Key-${region}`)}, ${singleQuoted(encryptionKey.id)})`
  const attributes = layoutTypeScript(
    { bucketName: location, encryptionKey: new Verbatim(key) },
    indent,
  )
  return `s3.Bucket.fromBucketAttributes(this, ${id}, ${attributes})`
}

/** Properties that the construct does not write as the declaration has them. */
function overridesOf(pipeline: Pipeline, homeRegion: Region): string[] {
  const properties = cloudFormationProperties(pipeline)
  const set = (path: string, value: unknown) =>
    `resource.addPropertyOverride(${singleQuoted(path)}, ${layoutTypeScript(value, '    ')});`
  const from = (value: unknown, at: string, names: readonly string[]) =>
    isPlainObject(value)
      ? names.flatMap((name) =>
          value[name] === undefined ? [] : [set(`${at}${name}`, value[name])],
        )
      : []
  const stages = properties['Stages'] as Record<string, unknown>[]
  const hasAlias = Object.values(artifactStoresOf(pipeline, homeRegion)).some(
    ({ encryptionKey }) => encryptionKey && !keyArn.test(encryptionKey.id),
  )
  return [
    // The construct takes keys by their ARN only.
    ...(hasAlias ? from(properties, '', ['ArtifactStore', 'ArtifactStores']) : []),
    ...from(properties, '', ['Variables', 'Triggers']),
    ...stages.flatMap((stage, index) => [
      ...from(stage, `Stages.${index}.`, ['Blockers', 'BeforeEntry', 'OnSuccess', 'OnFailure']),
      ...(stage['Actions'] as Record<string, unknown>[]).flatMap((action, at) => {
        const path = `Stages.${index}.Actions.${at}.`
        const files = (action['OutputArtifacts'] as { Files?: unknown }[] | undefined)?.some(
          ({ Files }) => Files !== undefined,
        )
        return [
          ...from(action, path, ['RoleArn', 'TimeoutInMinutes', 'EnvironmentVariables']),
          ...(files ? from(action, path, ['OutputArtifacts']) : []),
          ...(action['Region'] === homeRegion ? from(action, path, ['Region']) : []),
        ]
      }),
    ]),
  ]
}
