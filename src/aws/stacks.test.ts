/** Stacks and their change sets: the real SDK, over HTTP, through the bridge's list, on a sandbox. */
import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { oversizeTemplate, releaseTemplate } from '../sandbox/seeds/templates.ts'
import { pipelineDangers, valueChanges } from '../template/change-set.ts'
import { firstCause, stackProgress } from '../template/stack-events.ts'
import {
  type ChangeSet,
  type ChangeSetInput,
  createChangeSet,
  deleteChangeSet,
  describeChangeSet,
  executeChangeSet,
  followChangeSet,
  getChangeSetTemplate,
} from './change-set.ts'
import { deadlines } from './clients.ts'
import type { Place } from './connection.ts'
import type { AwsFailure } from './failures.ts'
import { getPipelineOwner } from './pipeline-owner.ts'
import { getPipeline, updatePipeline } from './pipelines.ts'
import { createQueryClient } from './queries.ts'
import { followStack } from './stack-events.ts'
import {
  changeSetQuery,
  pipelineOwnerQuery,
  stackEventsQuery,
  stackQuery,
  stacksQuery,
  stackTemplateQuery,
  templateSummaryQuery,
} from './stack-queries.ts'
import {
  describeStack,
  getTemplate,
  getTemplateSummary,
  listStackResources,
  listStacks,
} from './stacks.ts'
import { isOversize, uploadTemplate } from './upload-template.ts'
import { startRelay } from './test-server.ts'

const place: Place = { connection: 'sandbox', region: 'us-west-2' }
const { signal } = new AbortController()

let sandbox: Sandbox
let server: Awaited<ReturnType<typeof startRelay>>

beforeAll(async () => {
  server = await startRelay((request, scope) => sandbox.answer(request, scope))
  deadlines.looksAfter = [0, 10]
})
afterAll(async () => server.close())
beforeEach(async () => {
  // The clock stands still until a test moves it on.
  sandbox = await createSandbox({ clock: { now: () => Date.UTC(2026, 10, 23, 12) } })
})

const control = async (path: string, body: object) => {
  const request = new Request(`http://sandbox/_sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect((await sandbox.control(request)).status).toBeLessThan(300)
}
const pass = (seconds: number) => control('clock', { advanceSeconds: seconds })
const fault = (operation: string, kind: string, times = 1) =>
  control('faults', { operation, fault: kind, service: 'cloudformation', times })

const failureOf = (promise: Promise<unknown>): Promise<AwsFailure> =>
  promise.then(
    () => {
      throw new Error('It did not fail')
    },
    (error: unknown) => error as AwsFailure,
  )

const kept = ['RepositoryName', 'BranchName', 'ArtifactBucket'].map((ParameterKey) => ({
  ParameterKey,
  UsePreviousValue: true,
}))

const input = (part: Partial<ChangeSetInput> = {}): ChangeSetInput => ({
  StackName: 'stack-release',
  ChangeSetName: 'pipespan-1',
  ClientToken: 'token-1',
  Parameters: kept,
  Capabilities: ['CAPABILITY_IAM'],
  ...part,
})

/** The guide's edit: a store for each region, and the deployment in the second one too. */
const crossRegion = releaseTemplate
  .replace(
    '\nResources:',
    '\nMappings:\n  SecondRegionMap:\n    us-west-2: { SecondRegion: eu-central-1 }\n\nResources:',
  )
  .replace(
    '      ArtifactStore:\n        Type: S3\n        Location: !Ref ArtifactBucket\n',
    `      ArtifactStores:
        - Region: !Ref AWS::Region
          ArtifactStore: { Type: S3, Location: !Ref ArtifactBucket }
        - Region: !FindInMap [SecondRegionMap, !Ref "AWS::Region", SecondRegion]
          ArtifactStore: { Type: S3, Location: web-release-artifacts-eu-central-1 }
`,
  )
  .replace(
    '\nOutputs:',
    `            - Name: Deploy-eu-central-1
              Region: !FindInMap [SecondRegionMap, !Ref "AWS::Region", SecondRegion]
              ActionTypeId: { Category: Deploy, Owner: AWS, Version: 1, Provider: CodeDeploy }
              Configuration: { ApplicationName: MyApp, DeploymentGroupName: MyGroup }
              InputArtifacts: [{ Name: SourceOutput }]

Outputs:`,
  )

/** A change set that AWS has worked out. */
async function made(part: Partial<ChangeSetInput>): Promise<ChangeSet & { id: string }> {
  const { id } = await createChangeSet(place, input(part))
  await pass(5)
  return { ...(await describeChangeSet(place, { ChangeSetName: id }, signal)), id }
}

async function carryOut({ id, StackId = '' }: ChangeSet & { id: string }) {
  const operation = { stackId: StackId, token: 'run-1' }
  await executeChangeSet(place, { id, ...operation })
  await pass(120)
  let last: StackEvent[] = []
  for await (const events of followStack(place, operation, signal)) last = events
  return last
}

describe('reading', () => {
  test('every stack is listed, page by page, with what it is in', async () => {
    const pages = []
    for await (const page of listStacks(place, signal)) pages.push(page)
    expect(pages.length).toBeGreaterThan(1)
    const names = pages.flat().map(({ StackName }) => StackName)
    expect(names.slice(0, 3)).toEqual(['stack-release', 'CdkReleaseStack', 'fleet-settings'])
    expect(new Set(names).size).toBe(names.length)
  })

  test('a stack tells its parameters, capabilities and tags', async () => {
    expect(await describeStack(place, 'stack-release', signal)).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'team', Value: 'release' }],
      Outputs: [{ OutputKey: 'PipelineName', OutputValue: 'stack-release' }],
    })
  })

  test('a template comes back byte for byte', async () => {
    expect(await getTemplate(place, 'stack-release', signal)).toBe(releaseTemplate)
    expect(await getTemplate(place, 'fleet-settings', signal)).toBe(oversizeTemplate)
  })

  test('a summary says what is to be filled in and acknowledged', async () => {
    const summary = await getTemplateSummary(place, { TemplateBody: releaseTemplate }, signal)
    expect(summary.Capabilities).toEqual(['CAPABILITY_IAM'])
    expect(summary.Parameters?.[1]).toMatchObject({
      ParameterKey: 'BranchName',
      DefaultValue: 'master',
      ParameterConstraints: { AllowedValues: ['master', 'main', 'release'] },
    })
  })

  test('a stack lists its resources', async () => {
    const resources = await listStackResources(place, 'stack-release', signal)
    expect(resources.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual([
      'CodePipelineServiceRole',
      'AppPipeline',
    ])
  })

  test.each([
    ['its description', () => describeStack(place, 'no-such', signal)],
    ['its template', () => getTemplate(place, 'no-such', signal)],
    ['its resources', () => listStackResources(place, 'no-such', signal)],
    ['its summary', () => getTemplateSummary(place, { StackName: 'no-such' }, signal)],
  ])('a stack that is not there is not found: %s', async (_, read) => {
    const { kind, code, message } = await failureOf(read())
    expect({ kind, code }).toEqual({ kind: 'not-found', code: 'ValidationError' })
    expect(message).toContain('no-such')
  })

  test('a template that CloudFormation cannot read is refused with its place', async () => {
    const failure = await failureOf(
      getTemplateSummary(place, { TemplateBody: 'Resources:\n  A: [' }, signal),
    )
    expect(failure.kind).toBe('refused')
    expect(failure.message).toMatch(/YAML not well-formed\. \(line \d+, column \d+\)/)
  })
})

describe('the owner of a pipeline', () => {
  const arnOf = (name: string) => `arn:aws:codepipeline:us-west-2:111122223333:${name}`
  const ask = (name: string) => getPipelineOwner(place, { name, arn: arnOf(name) }, signal)

  test('is the stack whose resource it is', async () => {
    expect(await ask('stack-release')).toMatchObject({
      owner: 'stack',
      stackName: 'stack-release',
      logicalId: 'AppPipeline',
    })
  })
  test('is nobody where no stack has made it', async () => {
    expect(await ask('MyFirstPipeline')).toEqual({ owner: 'none' })
  })
  test('is told by the tags where CloudFormation may not be asked', async () => {
    await fault('DescribeStackResources', 'deny', 2)
    expect(await ask('cdk-release')).toMatchObject({
      owner: 'stack',
      stackName: 'CdkReleaseStack',
      logicalId: 'PipelineC660917D',
    })
    expect(await ask('MyFirstPipeline')).toEqual({ owner: 'none' })
  })
  test('is unknown where neither may be asked', async () => {
    await fault('DescribeStackResources', 'deny')
    await control('faults', { operation: 'ListTagsForResource', fault: 'deny' })
    expect(await ask('stack-release')).toEqual({ owner: 'unknown' })
  })
})

describe('a change set', () => {
  test('is followed from its making to its changes', async () => {
    const { id } = await createChangeSet(place, input({ TemplateBody: crossRegion }))
    const seen = []
    for await (const { Status, changes } of followChangeSet(place, { ChangeSetName: id }, signal)) {
      seen.push([Status, changes.length])
      await pass(1.2)
    }
    expect(seen).toEqual([
      ['CREATE_PENDING', 0],
      ['CREATE_IN_PROGRESS', 0],
      ['CREATE_COMPLETE', 1],
    ])
  })

  test('is no longer followed when nobody waits', async () => {
    const { id } = await createChangeSet(place, input({ TemplateBody: crossRegion }))
    const left = new AbortController()
    const following = followChangeSet(place, { ChangeSetName: id }, left.signal)
    expect((await following.next()).value).toMatchObject({ Status: 'CREATE_PENDING' })
    left.abort()
    await expect(following.next()).rejects.toThrow('abort')
  })

  test('tells that the second region is added in place, with the values', async () => {
    const { changes } = await made({ TemplateBody: crossRegion })
    expect(changes).toHaveLength(1)
    const named = { StackName: 'stack-release', ChangeSetName: 'pipespan-1' }
    expect(await getChangeSetTemplate(place, named, signal)).toBe(crossRegion)
    expect((await describeChangeSet(place, named, signal)).changes).toEqual(changes)
    expect(changes[0]).toMatchObject({
      Action: 'Modify',
      Replacement: 'False',
      LogicalResourceId: 'AppPipeline',
      Scope: ['Properties'],
    })
    expect(pipelineDangers(changes)).toEqual([])
    const found = valueChanges(changes[0] ?? {})
    expect(found.map(({ path }) => path)).toEqual([
      '/Properties/ArtifactStore',
      '/Properties/Stages/1/Actions/1',
      '/Properties/ArtifactStores',
    ])
    expect(found[1]?.after).toContain('"Region":"eu-central-1"')
  })

  test('that renames the pipeline replaces it', async () => {
    const renamed = crossRegion.replace('Name: stack-release', 'Name: renamed-release')
    const { changes } = await made({ TemplateBody: renamed })
    expect(pipelineDangers(changes)).toEqual([
      { fate: 'replaced', logicalId: 'AppPipeline', name: 'stack-release', because: ['Name'] },
    ])
  })

  test('without a difference fails in the words for that', async () => {
    const { Status, StatusReason, changes } = await made({ TemplateBody: releaseTemplate })
    expect({ Status, StatusReason, changes }).toEqual({
      Status: 'FAILED',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      changes: [],
    })
  })

  test('needs what its template does to be acknowledged', async () => {
    const asked = createChangeSet(place, input({ TemplateBody: crossRegion, Capabilities: [] }))
    const { kind, code, message } = await failureOf(asked)
    expect({ kind, code }).toEqual({ kind: 'refused', code: 'InsufficientCapabilitiesException' })
    expect(message).toBe('Requires capabilities : [CAPABILITY_IAM]')
  })

  test('of many resources is read page by page', async () => {
    const { changes } = await made({
      StackName: 'fleet-settings',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Environment', ParameterValue: 'staging' }],
    })
    expect(changes).toHaveLength(26)
    expect(new Set(changes.map(({ LogicalResourceId }) => LogicalResourceId)).size).toBe(26)
    expect(changes[0]?.Details?.[0]).toMatchObject({
      ChangeSource: 'ParameterReference',
      CausingEntity: 'Environment',
    })
  })

  test('is deleted, and deleted again', async () => {
    const { id } = await made({ TemplateBody: crossRegion })
    await deleteChangeSet(place, id)
    await deleteChangeSet(place, id)
    expect((await failureOf(describeChangeSet(place, { ChangeSetName: id }, signal))).kind).toBe(
      'not-found',
    )
  })

  test('whose answer is lost is found by its name and not asked for twice', async () => {
    await fault('CreateChangeSet', 'drop-after')
    const { id } = await createChangeSet(place, input({ TemplateBody: crossRegion }))
    expect(id).toContain('changeSet/pipespan-1/')
  })

  test('whose request is lost is an unknown outcome', async () => {
    await fault('CreateChangeSet', 'drop-before')
    const failure = await failureOf(createChangeSet(place, input({ TemplateBody: crossRegion })))
    expect(failure.kind).toBe('unknown-outcome')
  })
})

describe('executing', () => {
  test('changes the pipeline as the template says', async () => {
    const events = await carryOut(await made({ TemplateBody: crossRegion }))
    expect(stackProgress(events)).toBe('done')
    expect(firstCause(events)).toBeUndefined()
    const { pipeline, version } = await getPipeline(place, 'stack-release')
    expect(version).toBe(2)
    expect(Object.keys(pipeline.artifactStores ?? {})).toEqual(['us-west-2', 'eu-central-1'])
    expect(pipeline.stages[1]?.actions[1]).toMatchObject({ region: 'eu-central-1' })
    expect(await getTemplate(place, 'stack-release', signal)).toBe(crossRegion)
  })

  test('that the pipeline refuses is rolled back, and its first cause is kept', async () => {
    const broken = crossRegion.replace(
      'Location: web-release-artifacts-eu-central-1',
      'Location: my-storage-bucket',
    )
    const events = await carryOut(await made({ TemplateBody: broken }))
    expect(stackProgress(events)).toBe('rolled-back')
    expect(firstCause(events)).toMatchObject({
      LogicalResourceId: 'AppPipeline',
      ResourceStatus: 'UPDATE_FAILED',
    })
    expect(firstCause(events)?.ResourceStatusReason).toContain('Service: AWSCodePipeline')
    const { pipeline } = await getPipeline(place, 'stack-release')
    expect(pipeline.artifactStores).toBeUndefined()
    expect(await getTemplate(place, 'stack-release', signal)).toBe(releaseTemplate)
  })

  test('makes a new stack with its pipeline and its bucket', async () => {
    const { StackId, ...changeSet } = await made({
      StackName: 'brand-new',
      ChangeSetType: 'CREATE',
      TemplateBody: releaseTemplate
        .replace('Name: stack-release', 'Name: brand-new')
        .replace('!Ref ArtifactBucket', '!Ref Bucket')
        .replace('\nOutputs:', '  Bucket: { Type: AWS::S3::Bucket }\n\nOutputs:'),
      Parameters: [{ ParameterKey: 'ArtifactBucket', ParameterValue: 'unused' }],
    })
    expect(changeSet.changes.map(({ Action }) => Action)).toEqual(['Add', 'Add', 'Add'])
    const events = await carryOut({ ...changeSet, StackId })
    expect(stackProgress(events)).toBe('done')
    const { pipeline } = await getPipeline(place, 'brand-new')
    expect(pipeline.artifactStore?.location).toMatch(/^brand-new-bucket-[a-z0-9]{12}$/)
  })

  test('whose answer is lost is found by its events', async () => {
    const changeSet = await made({ TemplateBody: crossRegion })
    await fault('ExecuteChangeSet', 'drop-after')
    expect(stackProgress(await carryOut(changeSet))).toBe('done')
    expect((await getPipeline(place, 'stack-release')).version).toBe(2)
  })

  test('whose request is lost is an unknown outcome, and nothing has changed', async () => {
    const { id, StackId = '' } = await made({ TemplateBody: crossRegion })
    await fault('ExecuteChangeSet', 'drop-before')
    const failure = await failureOf(
      executeChangeSet(place, { id, stackId: StackId, token: 'run-1' }),
    )
    expect(failure.kind).toBe('unknown-outcome')
    await pass(60)
    expect((await getPipeline(place, 'stack-release')).version).toBe(1)
  })

  test('of a change set that is done is refused', async () => {
    const changeSet = await made({ TemplateBody: crossRegion })
    await carryOut(changeSet)
    const failure = await failureOf(carryOut(changeSet))
    expect(failure.code).toBe('InvalidChangeSetStatusException')
  })

  test('a template too long for a call goes through a bucket', async () => {
    expect(isOversize(oversizeTemplate)).toBe(true)
    expect(isOversize(releaseTemplate)).toBe(false)
    const template = oversizeTemplate.replace('BranchName: main', 'BranchName: release')
    const { url } = await uploadTemplate(place, {
      bucket: 'my-storage-bucket',
      stackName: 'fleet-settings',
      template,
    })
    const changeSet = await made({
      StackName: 'fleet-settings',
      TemplateURL: url,
      Parameters: [{ ParameterKey: 'Environment', UsePreviousValue: true }],
    })
    expect(changeSet.changes).toHaveLength(1)
    expect(stackProgress(await carryOut(changeSet))).toBe('done')
    expect(await getTemplate(place, 'fleet-settings', signal)).toBe(template)
  })

  test('a template is not put into a bucket of another region', async () => {
    const upload = { bucket: 'my-storage-bucket-us-east-1', stackName: 'x', template: 'a' }
    const { kind, operation } = await failureOf(uploadTemplate(place, upload))
    expect({ kind, operation }).toEqual({ kind: 'refused', operation: 'PutObject' })
  })

  test('brings back what was edited behind the stack, where that is asked for', async () => {
    const { pipeline } = await getPipeline(place, 'stack-release')
    const { version: _, ...rest } = pipeline
    await updatePipeline(place, { ...rest, executionMode: 'QUEUED', pipelineType: 'V2' })
    const same = { TemplateBody: releaseTemplate }
    expect((await made(same)).Status).toBe('FAILED')
    const changeSet = await made({
      ...same,
      ChangeSetName: 'pipespan-2',
      DeploymentMode: 'REVERT_DRIFT',
    })
    expect(changeSet.changes).toMatchObject([
      { LogicalResourceId: 'AppPipeline', ResourceDriftStatus: 'MODIFIED', Replacement: 'False' },
    ])
    expect(stackProgress(await carryOut(changeSet))).toBe('done')
    expect((await getPipeline(place, 'stack-release')).pipeline).toMatchObject({
      executionMode: 'SUPERSEDED',
      pipelineType: 'V1',
    })
  })
})

test('the queries of the screens give what is there', async () => {
  const client = createQueryClient()
  const name = 'stack-release'
  expect((await client.fetchQuery(stacksQuery(place))).length).toBeGreaterThan(100)
  expect((await client.fetchQuery(stackQuery(place, name))).StackName).toBe(name)
  expect(await client.fetchQuery(stackTemplateQuery(place, name))).toBe(releaseTemplate)
  const summary = await client.fetchQuery(templateSummaryQuery(place, { StackName: name }))
  expect(summary.ResourceTypes).toContain('AWS::CodePipeline::Pipeline')
  const owner = await client.fetchQuery(pipelineOwnerQuery(place, { name, arn: undefined }))
  expect(owner.owner).toBe('stack')
  const { id, StackId = '' } = await made({ TemplateBody: crossRegion })
  expect(
    (await client.fetchQuery(changeSetQuery(place, { ChangeSetName: id })))?.changes,
  ).toHaveLength(1)
  const operation = { stackId: StackId, token: 'run-1' }
  await executeChangeSet(place, { id, ...operation })
  await pass(60)
  const events = await client.fetchQuery(stackEventsQuery(place, operation))
  expect(stackProgress(events)).toBe('done')
})
