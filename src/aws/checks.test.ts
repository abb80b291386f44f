import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Check, Finding } from '../pipeline/checks/check.ts'
import { planChecks } from '../pipeline/checks/plan-checks.ts'
import type { Action, ArtifactStore, Pipeline } from '../pipeline/pipeline.ts'
import { askCheck } from './checks.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** Every check on the sandbox, by the real SDK: passed, failed, and each reason of unknown. */

let server: TestServer
const place = { connection: 'sandbox', region: 'us-west-2' }
const account = '111122223333'

beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const base: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: `arn:aws:iam::${account}:role/AWS-CodePipeline-Service`,
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [{ name: 'Deploy', actions: [] }],
}

const codeDeploy: Action = {
  name: 'East',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
  inputArtifacts: [{ name: 'SourceArtifact' }],
  region: 'us-east-1',
}

const key = (id: string, region = 'us-east-1') => ({
  id: id.startsWith('alias/') ? id : `arn:aws:kms:${region}:${account}:key/${id}`,
  type: 'KMS',
})
const eastKey = '2345bcde-23bc-45de-67f0-2345678901bc'

interface Changed {
  bucket?: string
  keyId?: ReturnType<typeof key>
  action?: Partial<Action>
  roleArn?: string
}

function checksOf({ bucket = 'my-storage-bucket-us-east-1', keyId, action, roleArn }: Changed) {
  const region = action?.region ?? 'us-east-1'
  const east: ArtifactStore = {
    type: 'S3',
    location: bucket,
    ...(keyId && { encryptionKey: keyId }),
  }
  const { artifactStore: _, ...rest } = base
  const after: Pipeline = {
    ...rest,
    ...(roleArn && { roleArn }),
    artifactStores: { 'us-west-2': base.artifactStore as ArtifactStore, [region]: east },
    stages: [{ name: 'Deploy', actions: [{ ...codeDeploy, ...action }] }],
  }
  return planChecks(base, after, 'us-west-2')
}

async function find(kind: Check['kind'], changed: Changed = {}): Promise<Finding> {
  const checks = checksOf(changed)
  const check = checks.find((one) => one.kind === kind && one.region !== 'us-west-2')
  if (!check) throw new Error(`No check ${kind}`)
  return askCheck(place, check, new AbortController().signal)
}

async function fault(operation: string, kind: string, service?: string) {
  const body = JSON.stringify({ operation, fault: kind, ...(service && { service }) })
  const request = new Request('http://sandbox/_sandbox/faults', { method: 'POST', body })
  expect((await server.sandbox.control(request)).status).toBeLessThan(300)
}

/** Sets one part of a bucket as an owner would. */
async function put(bucket: string, subresource: string, body: string) {
  const request = new Request(`http://sandbox/${bucket}?${subresource}`, { method: 'PUT', body })
  const answer = await server.sandbox.answer(request, { service: 's3', region: 'us-east-1' })
  expect(answer.status).toBeLessThan(300)
}

const block = (value: boolean) =>
  `<PublicAccessBlockConfiguration>${[
    'BlockPublicAcls',
    'IgnorePublicAcls',
    'BlockPublicPolicy',
    'RestrictPublicBuckets',
  ]
    .map((member) => `<${member}>${value}</${member}>`)
    .join('')}</PublicAccessBlockConfiguration>`

const policyFor = (bucket: string, statement: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        ...statement,
      },
    ],
  })

const eastBucket = 'my-storage-bucket-us-east-1'

describe('passed', () => {
  test.each<[Check['kind'], Changed]>([
    ['bucket-region', {}],
    ['bucket-owner', {}],
    ['bucket-access', {}],
    ['key-state', { keyId: key(eastKey) }],
    ['key-state', { keyId: key('alias/web-release') }],
    ['key-access', { keyId: key(eastKey) }],
    ['key-access', { keyId: key('alias/web-release') }],
    ['provider', {}],
    ['deployment-group', {}],
    ['action-access', {}],
  ])('%s', async (kind, changed) => {
    expect(await find(kind, changed)).toMatchObject({ state: 'passed' })
  })

  test('bucket-private, where public access is blocked', async () => {
    await put(eastBucket, 'publicAccessBlock', block(true))
    expect(await find('bucket-private')).toMatchObject({ state: 'passed' })
  })

  test('bucket-access, whatever is denied without TLS', async () => {
    const condition = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
    await put(eastBucket, 'policy', policyFor(eastBucket, { Effect: 'Deny', ...condition }))
    expect(await find('bucket-access')).toMatchObject({ state: 'passed' })
  })
})

describe('failed', () => {
  test.each<[Check['kind'], string, Changed]>([
    ['bucket-region', 'S3 knows no bucket named "nowhere-at-all"', { bucket: 'nowhere-at-all' }],
    ['bucket-region', 'lies in us-west-2', { bucket: 'my-storage-bucket' }],
    ['bucket-owner', 'not among the buckets', { bucket: 'somebody-elses-bucket' }],
    ['bucket-owner', 'There is no bucket', { bucket: 'nowhere-at-all' }],
    ['bucket-private', 'is not blocked', {}],
    ['bucket-private', 'There is no bucket', { bucket: 'nowhere-at-all' }],
    ['bucket-access', 'There is no bucket', { bucket: 'nowhere-at-all' }],
    [
      'bucket-access',
      'AWS-CodePipeline-Service may not do s3:GetBucketVersioning, s3:GetBucketAcl and',
      { bucket: 'codepipeline-eu-west-1-660123984571', action: { region: 'eu-west-1' } },
    ],
    [
      'bucket-access',
      'There is no role nobody',
      { roleArn: `arn:aws:iam::${account}:role/nobody` },
    ],
    ['key-state', 'KMS knows no key', { keyId: key('nothing') }],
    ['key-state', 'KMS knows no key', { keyId: key(eastKey, 'eu-west-1') }],
    ['key-access', 'KMS knows no key', { keyId: key('nothing') }],
    [
      'key-access',
      'There is no role nobody',
      { keyId: key(eastKey), roleArn: `arn:aws:iam::${account}:role/nobody` },
    ],
    [
      'provider',
      'CodePipeline does not list DeviceFarm in us-east-1',
      {
        action: {
          actionTypeId: { category: 'Test', owner: 'AWS', provider: 'DeviceFarm', version: '1' },
        },
      },
    ],
    [
      'deployment-group',
      'no application Other',
      { action: { configuration: { ApplicationName: 'Other', DeploymentGroupName: 'MyGroup' } } },
    ],
    [
      'deployment-group',
      'no deployment group Other',
      { action: { configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'Other' } } },
    ],
    [
      'action-access',
      'may not do codedeploy:CreateDeployment, codedeploy:GetDeployment and 4 more',
      { action: { region: 'eu-central-1' } },
    ],
    [
      'action-access',
      'There is no role nobody',
      { action: { roleArn: `arn:aws:iam::${account}:role/nobody` } },
    ],
  ])('%s: %s', async (kind, text, changed) => {
    const finding = await find(kind, changed)
    expect(finding).toMatchObject({ state: 'failed', text: expect.stringContaining(text) })
    expect(finding).toHaveProperty('todo', expect.stringMatching(/\.$/))
  })

  test('bucket-private, where a policy opens the bucket to everybody', async () => {
    await put(eastBucket, 'policy', policyFor(eastBucket, { Effect: 'Allow' }))
    expect(await find('bucket-private')).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('Everybody can reach'),
    })
  })

  test('bucket-access, where the bucket policy denies', async () => {
    await put(
      eastBucket,
      'policy',
      policyFor(eastBucket, { Effect: 'Deny', Action: 's3:PutObject' }),
    )
    expect(await find('bucket-access')).toMatchObject({
      state: 'failed',
      text: 'The bucket policy denies AWS-CodePipeline-Service s3:PutObject.',
    })
  })
})

/** The calls that each check stands on. */
const calls: [Check['kind'], string, string, string, Changed][] = [
  ['bucket-region', 'GetBucketLocation', 's3', 's3:GetBucketLocation', {}],
  ['bucket-owner', 'ListBuckets', 's3', 's3:ListAllMyBuckets', {}],
  ['bucket-private', 'GetPublicAccessBlock', 's3', 's3:GetBucketPublicAccessBlock', {}],
  ['bucket-private', 'GetBucketPolicyStatus', 's3', 's3:GetBucketPolicyStatus', {}],
  ['bucket-access', 'GetBucketPolicy', 's3', 's3:GetBucketPolicy', {}],
  ['bucket-access', 'SimulatePrincipalPolicy', 'iam', 'iam:SimulatePrincipalPolicy', {}],
  ['key-state', 'DescribeKey', 'kms', 'kms:DescribeKey', { keyId: key(eastKey) }],
  ['key-access', 'GetKeyPolicy', 'kms', 'kms:GetKeyPolicy', { keyId: key(eastKey) }],
  [
    'key-access',
    'SimulatePrincipalPolicy',
    'iam',
    'iam:SimulatePrincipalPolicy',
    { keyId: key(eastKey) },
  ],
  ['provider', 'ListActionTypes', 'codepipeline', 'codepipeline:ListActionTypes', {}],
  ['deployment-group', 'ListDeploymentGroups', 'codedeploy', 'codedeploy:ListDeploymentGroups', {}],
  ['action-access', 'SimulatePrincipalPolicy', 'iam', 'iam:SimulatePrincipalPolicy', {}],
]

describe('unknown', () => {
  test.each(calls)(
    '%s: %s is not allowed',
    async (kind, operation, service, permission, changed) => {
      await fault(operation, 'deny', service)
      expect(await find(kind, changed)).toMatchObject({
        state: 'unknown',
        why: 'not-allowed',
        permission,
        todo: expect.stringContaining(permission),
      })
    },
  )

  test.each(calls)('%s: %s is not answered', async (kind, operation, service, _, changed) => {
    await fault(operation, 'drop-before', service)
    expect(await find(kind, changed)).toMatchObject({ state: 'unknown', why: 'no-answer' })
  })

  test.each(calls)('%s: the keys have expired', async (kind, operation, service, _, changed) => {
    await fault(operation, 'expired-credentials', service)
    expect(await find(kind, changed)).toMatchObject({ state: 'unknown', why: 'signed-out' })
  })

  test.each(calls)('%s: the console does not pass %s on', async (kind, ...rest) => {
    const [, service, , changed] = rest
    const json = { __type: 'OperationNotRelayed', message: 'not on its list' }
    const code = 'OperationNotRelayed'
    const inner = `<Code>${code}</Code><Message>not on its list</Message>`
    const texts: Record<string, string> = {
      s3: `<Error>${inner}</Error>`,
      iam: `<ErrorResponse><Error>${inner}</Error></ErrorResponse>`,
    }
    const asked = rest[0]
    server.instead = (operation) => {
      const isMeant = operation === asked || operation === service
      if (!isMeant) return undefined
      const text = texts[service]
      return new Response(text ?? JSON.stringify(json), {
        status: 403,
        headers: { 'content-type': text ? 'application/xml' : 'application/x-amz-json-1.1' },
      })
    }
    expect(await find(kind, changed)).toMatchObject({ state: 'unknown', why: 'not-askable' })
  })

  test('bucket-access: the bucket policy decides by conditions', async () => {
    const condition = { Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } }
    await put(eastBucket, 'policy', policyFor(eastBucket, { Effect: 'Deny', ...condition }))
    expect(await find('bucket-access')).toMatchObject({ state: 'unknown', why: 'conditions' })
  })

  test('action-access: nobody has written down what the provider needs', async () => {
    const action = {
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'ServiceCatalog', version: '1' },
    }
    expect(await find('action-access', { action })).toMatchObject({
      state: 'unknown',
      why: 'not-described',
    })
  })

  test('artifact-size: it shows in a run', async () => {
    const action = {
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
    }
    expect(await find('artifact-size', { action })).toMatchObject({
      state: 'unknown',
      why: 'only-in-a-run',
      text: expect.stringContaining('256 MB'),
    })
  })
})
