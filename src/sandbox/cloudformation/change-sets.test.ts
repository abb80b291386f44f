import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { beforeEach, describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { openStacks, type TestStacks } from './test-server.ts'

let aws: TestStacks

beforeEach(async () => {
  aws = await openStacks()
})

const stage = (name: string, actions: string) => `        - Name: ${name}
          Actions:
${actions}`

const source = `            - Name: Source
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeCommit, Version: 1 }
              Configuration: { RepositoryName: web, BranchName: !Ref Branch }
              OutputArtifacts: [{ Name: Source }]
`
const approve = `            - Name: Approve
              ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: 1 }
`

/** A bucket, and a pipeline that keeps its artifacts there. */
const template = ({
  name = 'made-by-a-stack',
  bucket = '{ Type: AWS::S3::Bucket }',
  deploy = approve,
} = {}) => `Parameters:
  Branch: { Type: String, Default: main }
  Key: { Type: String, NoEcho: true, Default: hidden }
Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: ${name}
      RoleArn: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/AWS-CodePipeline-Service
      ArtifactStore: { Type: S3, Location: !Ref Bucket }
      Stages:
${stage('Source', source)}${stage('Deploy', deploy)}  Bucket: ${bucket}
Outputs:
  Name: { Value: !Ref Pipeline, Export: { Name: release-pipeline } }
`

type Input = Partial<CreateChangeSetCommandInput>

const create = (input: Input) =>
  aws.client.send(new CreateChangeSetCommand({ StackName: 'demo', ChangeSetName: 'one', ...input }))

async function made(input: Input) {
  const { Id } = await create(input)
  aws.advance(3)
  return aws.client.send(
    new DescribeChangeSetCommand({ ChangeSetName: Id, IncludePropertyValues: true }),
  )
}

async function execute(input: Input, part: { DisableRollback?: boolean } = {}) {
  const changeSet = await made(input)
  await aws.client.send(
    new ExecuteChangeSetCommand({ ChangeSetName: changeSet.ChangeSetId, ...part }),
  )
  aws.advance(60)
  const stack = await describeStack('demo')
  return { changeSet, stack }
}

const describeStack = async (StackName: string) =>
  (await aws.client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]

const eventsOf = async (StackName: string) =>
  (await aws.client.send(new DescribeStackEventsCommand({ StackName }))).StackEvents ?? []

const resourcesOf = async (StackName: string) =>
  (await aws.client.send(new DescribeStackResourcesCommand({ StackName }))).StackResources ?? []

const newStack = (text = template()) => execute({ ChangeSetType: 'CREATE', TemplateBody: text })

/** Without the random ends of names. */
const told = async (StackName: string) =>
  (await eventsOf(StackName)).map(
    ({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`,
  )

describe('a new stack', () => {
  test('stands for review until its change set is executed', async () => {
    await create({ ChangeSetType: 'CREATE', TemplateBody: template() })
    expect(await describeStack('demo')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' })
    expect(await resourcesOf('demo')).toEqual([])
  })

  test('makes what is needed first, and tells it newest first', async () => {
    const { stack } = await newStack()
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputValue: 'made-by-a-stack', ExportName: 'release-pipeline' }],
      Parameters: [
        { ParameterKey: 'Branch', ParameterValue: 'main' },
        { ParameterKey: 'Key', ParameterValue: '****' },
      ],
    })
    expect(await told('demo')).toEqual([
      'demo CREATE_COMPLETE',
      'Pipeline CREATE_COMPLETE',
      'Pipeline CREATE_IN_PROGRESS',
      'Pipeline CREATE_IN_PROGRESS',
      'Bucket CREATE_COMPLETE',
      'Bucket CREATE_IN_PROGRESS',
      'Bucket CREATE_IN_PROGRESS',
      'demo CREATE_IN_PROGRESS',
      'demo REVIEW_IN_PROGRESS',
    ])
    const { artifactStore } = await aws.pipelineNow('made-by-a-stack')
    expect(artifactStore?.location).toMatch(/^demo-bucket-/)
  })

  test('tags its pipeline with the stack', async () => {
    await newStack()
    const resourceArn = 'arn:aws:codepipeline:us-west-2:111122223333:made-by-a-stack'
    const { tags } = await aws.call('ListTagsForResource', { resourceArn })
    expect(tags).toContainEqual({ key: 'aws:cloudformation:stack-name', value: 'demo' })
    expect(tags).toContainEqual({ key: 'aws:cloudformation:logical-id', value: 'Pipeline' })
  })

  test('of which a resource fails is taken back whole', async () => {
    const { stack } = await newStack(template({ name: 'MyFirstPipeline' }))
    expect(stack?.StackStatus).toBe('ROLLBACK_COMPLETE')
    expect(await resourcesOf('demo')).toEqual([])
    const events = await eventsOf('demo')
    expect(events.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
      LogicalResourceId: 'Pipeline',
      ResourceStatusReason: expect.stringMatching(
        /^A pipeline with the name 'MyFirstPipeline' already exists .*Error Code: PipelineNameInUseException/,
      ) as string,
    })
  })

  test('of which a resource fails is left as it is where no rollback is wanted', async () => {
    const text = template({ name: 'MyFirstPipeline' })
    const input = { ChangeSetType: 'CREATE', TemplateBody: text } as const
    const { stack } = await execute(input, { DisableRollback: true })
    expect(stack?.StackStatus).toBe('CREATE_FAILED')
    expect(await resourcesOf('demo')).toHaveLength(2)
  })
})

describe('an update', () => {
  const changed = { bucket: '{ Type: AWS::S3::Bucket, Properties: { BucketName: kept-here } }' }

  test('replaces a bucket whose name changes, points the pipeline at it, then deletes the old one', async () => {
    await newStack()
    const before = (await aws.pipelineNow('made-by-a-stack')).artifactStore?.location
    const { changeSet, stack } = await execute({ TemplateBody: template(changed) })
    expect(changeSet.Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      { LogicalResourceId: 'Bucket', Replacement: 'True', PhysicalResourceId: before },
      {
        LogicalResourceId: 'Pipeline',
        Replacement: 'False',
        Details: [
          {
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'Bucket',
            Target: {
              Path: '/Properties/ArtifactStore/Location',
              BeforeValue: before,
              AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}',
            },
          },
        ],
      },
    ])
    expect(stack?.StackStatus).toBe('UPDATE_COMPLETE')
    expect((await aws.pipelineNow('made-by-a-stack')).artifactStore?.location).toBe('kept-here')
    expect((await told('demo')).slice(0, 4)).toEqual([
      'demo UPDATE_COMPLETE',
      'Bucket DELETE_COMPLETE',
      'Bucket DELETE_IN_PROGRESS',
      'demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    ])
  })

  test('with a new name makes another pipeline, and the old one is gone', async () => {
    await newStack()
    const { changeSet } = await execute({ TemplateBody: template({ name: 'renamed' }) })
    expect(changeSet.Changes?.[0]?.ResourceChange).toMatchObject({ Replacement: 'True' })
    expect(await aws.pipelineNow('renamed')).toMatchObject({ version: 1 })
    expect(await aws.call('GetPipeline', { name: 'made-by-a-stack' })).toHaveProperty('error')
  })

  test('that the pipeline refuses brings back the pipeline and everything before it', async () => {
    await newStack()
    const deploy = approve.replace(
      'Name: Approve',
      'Name: Approve\n              Region: eu-west-1',
    )
    const { stack } = await execute({ TemplateBody: template({ ...changed, deploy }) })
    expect(stack?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
    const names = await resourcesOf('demo')
    expect(names.map(({ PhysicalResourceId }) => PhysicalResourceId)).not.toContain('kept-here')
    expect((await aws.pipelineNow('made-by-a-stack')).artifactStore?.location).toMatch(/^demo-/)
    const { TemplateBody } = await aws.client.send(new GetTemplateCommand({ StackName: 'demo' }))
    expect(TemplateBody).toBe(template())
  })

  test('takes away what the template no longer has, unless it is to be kept', async () => {
    const more = (policy: string) =>
      template().replace(
        'Outputs:',
        `  Logs: { Type: AWS::S3::Bucket, DeletionPolicy: ${policy} }\nOutputs:`,
      )
    await newStack(more('Retain'))
    const { changeSet } = await execute({ TemplateBody: template() })
    expect(changeSet.Changes?.[0]?.ResourceChange).toMatchObject({
      Action: 'Remove',
      PolicyAction: 'Retain',
    })
    expect(await told('demo')).toContain('Logs DELETE_SKIPPED')
    expect(await resourcesOf('demo')).toHaveLength(2)
  })

  test('by a parameter alone says which', async () => {
    await newStack()
    const { changeSet } = await execute({
      UsePreviousTemplate: true,
      Parameters: [
        { ParameterKey: 'Branch', ParameterValue: 'release' },
        { ParameterKey: 'Key', UsePreviousValue: true },
      ],
    })
    expect(changeSet.Changes?.[0]?.ResourceChange?.Details).toMatchObject([
      {
        ChangeSource: 'ParameterReference',
        CausingEntity: 'Branch',
        Target: { BeforeValue: 'main', AfterValue: 'release', RequiresRecreation: 'Never' },
      },
    ])
    const { stages } = await aws.pipelineNow('made-by-a-stack')
    expect(stages[0]?.actions[0]?.configuration).toMatchObject({ BranchName: 'release' })
  })

  test('of the tags alone reaches the pipeline', async () => {
    await newStack()
    const Tags = [{ Key: 'team', Value: 'web' }]
    const { changeSet } = await execute({ UsePreviousTemplate: true, Tags })
    expect(changeSet.Changes?.map(({ ResourceChange }) => ResourceChange?.Scope)).toEqual([
      ['Tags'],
      ['Tags'],
    ])
    const resourceArn = 'arn:aws:codepipeline:us-west-2:111122223333:made-by-a-stack'
    const { tags } = await aws.call('ListTagsForResource', { resourceArn })
    expect(tags).toContainEqual({ key: 'team', value: 'web' })
  })

  test('waits for the one that goes on', async () => {
    await newStack()
    const { ChangeSetId } = await made({ TemplateBody: template({ name: 'renamed' }) })
    await aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
    await expect(create({ ChangeSetName: 'two', TemplateBody: template() })).rejects.toThrow(
      /is in UPDATE_IN_PROGRESS state and can not be updated/,
    )
  })

  test('survives a restart in the middle of it', async () => {
    let state = ''
    const store = {
      load: async () => (state === '' ? undefined : state),
      save: async (text: () => string) => {
        state = text()
      },
    }
    aws = await openStacks({ store })
    await newStack()
    const { ChangeSetId } = await made({ TemplateBody: template({ name: 'renamed' }) })
    await aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
    aws.advance(2)
    expect(await describeStack('demo')).toMatchObject({ StackStatus: 'UPDATE_IN_PROGRESS' })
    const later = Date.UTC(2026, 10, 23, 14)
    const sandbox = await createSandbox({ store, clock: { now: () => later } })
    const scope = { service: 'cloudformation', region: 'us-west-2' }
    const body = 'Action=DescribeStacks&StackName=demo'
    const answer = await sandbox.answer(
      new Request('http://sandbox/', { method: 'POST', body }),
      scope,
    )
    expect(await answer.text()).toContain('<StackStatus>UPDATE_COMPLETE</StackStatus>')
  })
})

describe('a change set', () => {
  beforeEach(() => newStack())
  const renamed = { TemplateBody: template({ name: 'renamed' }) }

  test('asked for again with the same is the same, and with another template is refused', async () => {
    const { Id } = await create({ ChangeSetName: 'two', ...renamed })
    expect((await create({ ChangeSetName: 'two', ...renamed })).Id).toBe(Id)
    await expect(create({ ChangeSetName: 'two', TemplateBody: template() })).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    })
  })

  test('is obsolete when another has been executed', async () => {
    await made({ ChangeSetName: 'two', ...renamed })
    await execute({ ChangeSetName: 'three', TemplateBody: template({ name: 'third' }) })
    const { Summaries } = await aws.client.send(new ListChangeSetsCommand({ StackName: 'demo' }))
    expect(
      Summaries?.map(({ ChangeSetName, ExecutionStatus }) => [ChangeSetName, ExecutionStatus]),
    ).toEqual([
      ['one', 'EXECUTE_COMPLETE'],
      ['two', 'OBSOLETE'],
      ['three', 'EXECUTE_COMPLETE'],
    ])
    await expect(
      aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: 'two', StackName: 'demo' })),
    ).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
      message: expect.stringContaining('execution status of [OBSOLETE]') as string,
    })
  })

  test('cannot be executed before it is worked out, and is gone when deleted', async () => {
    const { Id } = await create({ ChangeSetName: 'two', ...renamed })
    await expect(
      aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id })),
    ).rejects.toThrow('cannot be executed in its current status of [CREATE_PENDING]')
    await aws.client.send(new DeleteChangeSetCommand({ ChangeSetName: Id }))
    await expect(
      aws.client.send(new DescribeChangeSetCommand({ ChangeSetName: Id })),
    ).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' })
  })

  test('tells values only to those who ask', async () => {
    await made({ ChangeSetName: 'two', ...renamed })
    const named = { StackName: 'demo', ChangeSetName: 'two' }
    const { Changes } = await aws.client.send(new DescribeChangeSetCommand(named))
    expect(Changes?.[0]?.ResourceChange?.Details).toEqual([
      {
        Target: { Attribute: 'Properties', Name: 'Name', RequiresRecreation: 'Always' },
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      },
    ])
    expect(Changes?.[0]?.ResourceChange).not.toHaveProperty('BeforeContext')
  })

  test.each<[string, Input, string]>([
    [
      'of a stack that is not there',
      { StackName: 'nowhere', ...renamed },
      'Stack [nowhere] does not exist',
    ],
    [
      'that makes a stack that is there',
      { ChangeSetType: 'CREATE', ...renamed },
      'Stack [demo] already exists and cannot be created again with the changeSet [one].',
    ],
    ['without a template', {}, 'Either Template URL or Template Body must be specified.'],
    [
      'with a parameter that the template does not have',
      { ...renamed, Parameters: [{ ParameterKey: 'Other', ParameterValue: 'x' }] },
      'Parameters: [Other] do not exist in the template',
    ],
    [
      'with a template too long for a call',
      { TemplateBody: `${template()}# ${'x'.repeat(51_200)}` },
      'Member must have length less than or equal to 51200',
    ],
    [
      'with a template that is not in S3',
      { TemplateURL: 'https://s3.us-west-2.amazonaws.com/my-storage-bucket/none.yaml' },
      'S3 error: The specified key does not exist.',
    ],
    [
      'with an address that is not one of S3',
      { TemplateURL: 'https://example.com/a.yaml' },
      'TemplateURL must be a supported URL.',
    ],
  ])('%s is refused in AWS words', async (_, input, words) => {
    await expect(create(input)).rejects.toThrow(words)
  })

  test('whose template asks for what is not there fails with the reason', async () => {
    const text = template().replace('!Ref Bucket', '!FindInMap [Regions, a, b]')
    expect(await made({ ChangeSetName: 'two', TemplateBody: text })).toMatchObject({
      Status: 'FAILED',
      StatusReason: 'Template error: Unable to get mapping for Regions::a::b',
      ExecutionStatus: 'UNAVAILABLE',
    })
  })
})

test('a template is validated without a stack', async () => {
  const validate = (TemplateBody: string) =>
    aws.client.send(new ValidateTemplateCommand({ TemplateBody }))
  expect((await validate(template())).Parameters).toMatchObject([
    { ParameterKey: 'Branch', DefaultValue: 'main', NoEcho: false },
    { ParameterKey: 'Key', NoEcho: true },
  ])
  await expect(validate('{"Resources": {}}')).rejects.toThrow(
    'Template format error: At least one Resources member must be defined.',
  )
  await expect(validate('{"Resources": ')).rejects.toThrow('JSON not well-formed. (line 1')
})

test('an edit behind the back of a stack is drift', async () => {
  await newStack()
  const look = async () => {
    const { StackDriftDetectionId } = await aws.client.send(
      new DetectStackDriftCommand({ StackName: 'demo' }),
    )
    return aws.client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }))
  }
  expect((await look()).StackDriftStatus).toBe('IN_SYNC')
  const { version: _, ...pipeline } = await aws.pipelineNow('made-by-a-stack')
  await aws.update({ ...pipeline, pipelineType: 'V2', executionMode: 'PARALLEL' })
  expect((await look()).StackDriftStatus).toBe('DRIFTED')
  const { StackResourceDrifts } = await aws.client.send(
    new DescribeStackResourceDriftsCommand({ StackName: 'demo' }),
  )
  expect(StackResourceDrifts?.[0]).toMatchObject({
    StackResourceDriftStatus: 'MODIFIED',
    PropertyDifferences: [
      { PropertyPath: '/ExecutionMode', ExpectedValue: 'SUPERSEDED', ActualValue: 'PARALLEL' },
      { PropertyPath: '/PipelineType', ExpectedValue: 'V1', ActualValue: 'V2' },
    ],
  })
})
