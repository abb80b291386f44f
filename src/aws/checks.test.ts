import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Check, Finding, WhyUnknown } from '../pipeline/checks/check.ts'
import { planChecks } from '../pipeline/checks/plan-checks.ts'
import type { Action, ArtifactStore, Pipeline } from '../pipeline/pipeline.ts'
import { askCheck } from './checks.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { setTransport } from './transport.ts'

/** Every check on the sandbox, by the real SDK: passed, failed, and each reason of unknown. */

let server: TestServer
const place = { connection: 'sandbox', region: 'us-west-2' }
const account = '111122223333'
const otherAccount = '444455556666'

beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const base: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: `arn:aws:iam::${account}:role/AWS-CodePipeline-Service`,
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Source',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
          outputArtifacts: [{ name: 'SourceArtifact' }, { name: 'BuildArtifact' }],
        },
      ],
    },
    { name: 'Deploy', actions: [] },
  ],
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
  /** Whose runs are looked at. */
  pipeline?: string
}

const typed = (provider: string, configuration: Record<string, string> = {}): Changed => ({
  action: {
    actionTypeId: { category: 'Deploy', owner: 'AWS', provider, version: '1' },
    configuration,
  },
})

/** An action of a provider whose artifacts have a limit, in a pipeline that has runs or none. */
const takes = (provider: string, inputs: string[], pipeline = 'failed-deployment'): Changed => ({
  action: { ...typed(provider).action, inputArtifacts: inputs.map((name) => ({ name })) },
  pipeline,
})

function checksOf({ bucket = eastBucket, keyId, action, roleArn, pipeline }: Changed) {
  const region = action?.region ?? 'us-east-1'
  const east: ArtifactStore = {
    type: 'S3',
    location: bucket,
    ...(keyId && { encryptionKey: keyId }),
  }
  const before = { ...base, ...(pipeline && { name: pipeline }) }
  const { artifactStore: _, ...rest } = before
  const after: Pipeline = {
    ...rest,
    ...(roleArn && { roleArn }),
    artifactStores: { 'us-west-2': base.artifactStore as ArtifactStore, [region]: east },
    stages: base.stages.map((stage) =>
      stage.name === 'Deploy' ? { ...stage, actions: [{ ...codeDeploy, ...action }] } : stage,
    ),
  }
  return planChecks(before, after, 'us-west-2')
}

const eastBucket = 'my-storage-bucket-us-east-1'

async function find(
  kind: Check['kind'],
  { changed = {}, id = '' }: Pick<Case, 'changed' | 'id'>,
  connection = 'sandbox',
): Promise<Finding> {
  const check = checksOf(changed).find(
    (one) =>
      one.kind === kind &&
      (kind === 'quota' || one.region !== 'us-west-2') &&
      one.id.includes(id === '' && kind === 'action-access' ? 'action-access' : id),
  )
  if (!check) throw new Error(`No check ${kind}`)
  return askCheck({ ...place, connection }, check, new AbortController().signal)
}

const fault = (operation: string, kind: string, service?: string) => async () => {
  const body = JSON.stringify({ operation, fault: kind, ...(service && { service }) })
  const request = new Request('http://sandbox/_sandbox/faults', { method: 'POST', body })
  expect((await server.sandbox.control(request)).status).toBeLessThan(300)
}

async function send(service: string, request: Request) {
  const answer = await server.sandbox.answer(request, { service, region: 'us-east-1' })
  expect(answer.status).toBeLessThan(300)
}

/** Sets one part of a bucket as an owner would. */
const put = (subresource: string, body: string) => () =>
  send('s3', new Request(`http://sandbox/${eastBucket}?${subresource}`, { method: 'PUT', body }))

/** Makes a role that an action may have. */
const makeRole = (statement: object) => () =>
  send(
    'iam',
    new Request('http://sandbox/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        Action: 'CreateRole',
        Version: '2010-05-08',
        RoleName: 'deploy',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
        }),
      }).toString(),
    }),
  )

const block = `<PublicAccessBlockConfiguration>${[
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
]
  .map((member) => `<${member}>true</${member}>`)
  .join('')}</PublicAccessBlockConfiguration>`

const policy = (statement: object) =>
  put(
    'policy',
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Principal: '*',
          Action: 's3:*',
          Resource: [`arn:aws:s3:::${eastBucket}`, `arn:aws:s3:::${eastBucket}/*`],
          ...statement,
        },
      ],
    }),
  )

type Outcome = 'passed' | 'failed' | WhyUnknown['why']

interface Case {
  changed?: Changed
  /** A part of the check's id, where the kind alone does not tell it. */
  id?: string
  /** What an owner, or a fault, has done before. */
  before?: () => Promise<void>
  /** A part of what is said. */
  text?: string
}

type Told = [outcome: Outcome, about: string, details: Case]

const nobody = `arn:aws:iam::${account}:role/nobody`
const own = `arn:aws:iam::${account}:role/deploy`
const foreign = `arn:aws:iam::${otherAccount}:role/deploy`
const withRole = (roleArn: string): Changed => ({ action: { roleArn } })
const trusting = { Principal: { AWS: base.roleArn } }

/**
 * What each check may come to. A check that is not here does not compile; one without a case of
 * `passed`, `failed` and each reason that its calls give fails below. Conditions of the policies
 * of roles and keys, which the sandbox does not have, are in judge.test.ts.
 */
const cases: Record<Check['kind'], { told: Told[] }> = {
  'bucket-region': {
    told: [
      ['passed', 'in its region', {}],
      [
        'failed',
        'nowhere',
        {
          changed: { bucket: 'nowhere-at-all' },
          text: 'S3 knows no bucket named "nowhere-at-all"',
        },
      ],
      ['failed', 'elsewhere', { changed: { bucket: 'my-storage-bucket' }, text: 'us-west-2' }],
    ],
  },
  'bucket-owner': {
    told: [
      ['passed', 'of the account', {}],
      [
        'failed',
        "somebody else's",
        { changed: { bucket: 'somebody-elses-bucket' }, text: 'not among the buckets' },
      ],
      ['failed', 'nowhere', { changed: { bucket: 'nowhere-at-all' }, text: 'There is no bucket' }],
    ],
  },
  'bucket-private': {
    told: [
      ['passed', 'where public access is blocked', { before: put('publicAccessBlock', block) }],
      ['failed', 'where it is not', { text: 'is not blocked' }],
      [
        'failed',
        'where a policy opens the bucket to everybody',
        { before: policy({ Effect: 'Allow' }), text: 'Everybody can reach' },
      ],
      ['failed', 'nowhere', { changed: { bucket: 'nowhere-at-all' }, text: 'There is no bucket' }],
    ],
  },
  'bucket-access': {
    told: [
      ['passed', 'where the role may', {}],
      [
        'passed',
        'whatever is denied without TLS',
        {
          before: policy({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        },
      ],
      ['failed', 'nowhere', { changed: { bucket: 'nowhere-at-all' }, text: 'There is no bucket' }],
      [
        'failed',
        'where the role may not',
        {
          changed: {
            bucket: 'codepipeline-eu-west-1-660123984571',
            action: { region: 'eu-west-1' },
          },
          text: 'AWS-CodePipeline-Service may not do s3:GetBucketVersioning, s3:GetBucketAcl and',
        },
      ],
      [
        'failed',
        'without the role',
        { changed: { roleArn: nobody }, text: 'There is no role nobody' },
      ],
      [
        'failed',
        'where the bucket policy denies',
        {
          before: policy({ Effect: 'Deny', Action: 's3:PutObject' }),
          text: 'The bucket policy denies AWS-CodePipeline-Service s3:PutObject.',
        },
      ],
      [
        'conditions',
        'where the bucket policy decides by conditions',
        {
          before: policy({
            Effect: 'Deny',
            Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
          }),
        },
      ],
    ],
  },
  'key-state': {
    told: [
      ['passed', 'by ARN', { changed: { keyId: key(eastKey) } }],
      ['passed', 'by alias', { changed: { keyId: key('alias/web-release') } }],
      ['failed', 'without one', { changed: { keyId: key('nothing') }, text: 'KMS knows no key' }],
      [
        'failed',
        'of another region',
        { changed: { keyId: key(eastKey, 'eu-west-1') }, text: 'KMS knows no key' },
      ],
    ],
  },
  'key-access': {
    told: [
      ['passed', 'by ARN', { changed: { keyId: key(eastKey) } }],
      ['passed', 'by alias', { changed: { keyId: key('alias/web-release') } }],
      ['failed', 'without one', { changed: { keyId: key('nothing') }, text: 'KMS knows no key' }],
      [
        'failed',
        'without the role',
        {
          changed: { keyId: key(eastKey), roleArn: nobody },
          text: 'There is no role nobody',
        },
      ],
    ],
  },
  provider: {
    told: [
      ['passed', 'where it is offered', {}],
      [
        'failed',
        'where it is not',
        {
          changed: {
            action: {
              actionTypeId: {
                category: 'Test',
                owner: 'AWS',
                provider: 'DeviceFarm',
                version: '1',
              },
            },
          },
          text: 'CodePipeline does not list DeviceFarm in us-east-1',
        },
      ],
    ],
  },
  resource: {
    told: [
      ['passed', 'that is there', { text: 'us-east-1 has the deployment group "MyGroup"' }],
      [
        'failed',
        'without what it lies in',
        {
          changed: typed('CodeDeploy', {
            ApplicationName: 'Other',
            DeploymentGroupName: 'MyGroup',
          }),
          text: 'us-east-1 has no CodeDeploy application "Other".',
        },
      ],
      [
        'failed',
        'that is not there',
        {
          changed: typed('CodeDeploy', { ApplicationName: 'MyApp', DeploymentGroupName: 'Other' }),
          text: 'us-east-1 has no deployment group "Other" in "MyApp".',
        },
      ],
      [
        'failed',
        'by the ARN of another region',
        {
          changed: typed('Lambda', {
            FunctionName: `arn:aws:lambda:eu-west-1:${account}:function:f`,
          }),
          text: 'lies in eu-west-1, and the action runs in us-east-1',
        },
      ],
      [
        'only-in-a-run',
        'by a variable',
        { changed: typed('CodeDeploy', { ApplicationName: '#{v.App}', DeploymentGroupName: 'G' }) },
      ],
      [
        'other-account',
        'by an ARN of another account',
        {
          changed: typed('Lambda', {
            FunctionName: `arn:aws:lambda:us-east-1:${otherAccount}:function:f`,
          }),
          text: `account ${otherAccount}`,
        },
      ],
      ['other-account', 'for a role of another account', { changed: withRole(foreign) }],
      [
        'too-many',
        'in a list without an end',
        {
          before: async () => {
            server.instead = (operation) =>
              operation === 'ListDeploymentGroups'
                ? new Response(
                    JSON.stringify({
                      deploymentGroups: ['A'],
                      nextToken: `t${server.calls.length}`,
                    }),
                    { headers: { 'content-type': 'application/x-amz-json-1.1' } },
                  )
                : undefined
          },
          text: 'too many deployment groups',
        },
      ],
    ],
  },
  'action-access': {
    told: [
      ['passed', 'where the role may', {}],
      [
        'failed',
        'where it may not',
        {
          changed: { action: { region: 'eu-central-1' } },
          text: 'may not do codedeploy:CreateDeployment, codedeploy:GetDeployment and 4 more',
        },
      ],
      ['failed', 'without the role', { changed: withRole(nobody), text: 'no role nobody' }],
      [
        'failed',
        'where the service role may not become it',
        { changed: withRole(own), id: 'assume-role', text: 'may not do sts:AssumeRole' },
      ],
      ['other-account', 'of a role of another account', { changed: withRole(foreign) }],
      ['not-described', 'of a provider of no catalogue', { changed: typed('Tomorrow') }],
      [
        'partly-described',
        'of a provider that needs more than the declaration tells',
        {
          changed: {
            action: {
              ...typed('ECS', { ClusterName: 'c', ServiceName: 's' }).action,
              roleArn: own,
            },
          },
          // To a role without any policy the sandbox allows everything.
          before: makeRole(trusting),
          text: 'iam:PassRole',
        },
      ],
    ],
  },
  'role-trust': {
    told: [
      ['passed', 'where it trusts', { changed: withRole(own), before: makeRole(trusting) }],
      [
        'failed',
        'where it trusts others',
        {
          changed: withRole(own),
          before: makeRole({ Principal: { Service: 'codepipeline.amazonaws.com' } }),
          text: 'deploy does not trust AWS-CodePipeline-Service',
        },
      ],
      ['failed', 'without the role', { changed: withRole(nobody), text: 'no role nobody' }],
      [
        'conditions',
        'where it trusts under conditions',
        {
          changed: withRole(own),
          before: makeRole({ ...trusting, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
        },
      ],
      ['other-account', 'of a role of another account', { changed: withRole(foreign) }],
    ],
  },
  quota: {
    told: [
      ['passed', 'within it', {}],
      [
        'failed',
        'over it',
        { changed: typed('S3', { CacheControl: 'x'.repeat(1001) }), id: 'quota/value' },
      ],
    ],
  },
  'artifact-size': {
    told: [
      [
        'passed',
        'within the limit',
        {
          changed: takes('CloudFormation', ['SourceArtifact']),
          text: 'in the last run that made it, of at most 256 MB.',
        },
      ],
      [
        'passed',
        'together within the limit',
        {
          changed: takes('CloudFormation', ['SourceArtifact', 'BuildArtifact']),
          text: 'All input artifacts together had',
        },
      ],
      [
        'failed',
        'over the limit',
        {
          changed: takes('CodeDeployToECS', ['BuildArtifact', 'Fresh']),
          text: '"BuildArtifact", the largest, had',
        },
      ],
      [
        'only-in-a-run',
        'of a file in the artifact',
        { changed: takes('ECS', ['BuildArtifact']), text: '100 KB' },
      ],
      [
        'new-artifact',
        'that nothing made before',
        { changed: takes('CloudFormation', ['Fresh']), text: '256 MB' },
      ],
      [
        'no-run',
        'of a pipeline that has not run',
        {
          changed: takes('CloudFormation', ['SourceArtifact'], 'global-web-release'),
          text: '256 MB',
        },
      ],
      [
        'no-run',
        'of a pipeline that is not there yet',
        { changed: takes('ElasticBeanstalk', ['SourceArtifact'], 'in-a-file'), text: '512 MB' },
      ],
      [
        'gone',
        'that is no longer in the bucket',
        {
          changed: takes('CloudFormation', ['BuildArtifact']),
          before: async () => {
            server.instead = (called) =>
              called === 's3'
                ? new Response('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>')
                : undefined
          },
          text: 'no longer in its bucket',
        },
      ],
    ],
  },
}

const sized = takes('CloudFormation', ['SourceArtifact'])

/** The calls that each check stands on; `text` is the permission that each needs. */
const calls: Record<Check['kind'], [operation: string, permission: string, Changed?][]> = {
  'bucket-region': [['GetBucketLocation', 's3:GetBucketLocation']],
  'bucket-owner': [['ListBuckets', 's3:ListAllMyBuckets']],
  'bucket-private': [
    ['GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
    ['GetBucketPolicyStatus', 's3:GetBucketPolicyStatus'],
  ],
  'bucket-access': [
    ['GetBucketPolicy', 's3:GetBucketPolicy'],
    ['SimulatePrincipalPolicy', 'iam:SimulatePrincipalPolicy'],
  ],
  'key-state': [['DescribeKey', 'kms:DescribeKey', { keyId: key(eastKey) }]],
  'key-access': [
    ['GetKeyPolicy', 'kms:GetKeyPolicy', { keyId: key(eastKey) }],
    ['SimulatePrincipalPolicy', 'iam:SimulatePrincipalPolicy', { keyId: key(eastKey) }],
  ],
  provider: [['ListActionTypes', 'codepipeline:ListActionTypes']],
  resource: [['ListDeploymentGroups', 'codedeploy:ListDeploymentGroups']],
  'action-access': [['SimulatePrincipalPolicy', 'iam:SimulatePrincipalPolicy']],
  'role-trust': [['GetRole', 'iam:GetRole', withRole(own)]],
  quota: [],
  'artifact-size': [
    ['ListPipelineExecutions', 'codepipeline:ListPipelineExecutions', sized],
    ['ListActionExecutions', 'codepipeline:ListActionExecutions', sized],
    ['ListObjectsV2', 's3:ListBucket', sized],
  ],
}

const kinds = Object.keys(cases) as Check['kind'][]

test.each(kinds)('%s has a case of passed and failed', (kind) => {
  const outcomes = new Set(cases[kind].told.map(([outcome]) => outcome))
  expect([...outcomes]).toEqual(expect.arrayContaining(['passed', 'failed']))
})

test.each(kinds.filter((kind) => calls[kind].length === 0))('%s asks AWS nothing', async (kind) => {
  for (const [, , details] of cases[kind].told) {
    await find(kind, details)
    expect(server.calls).toEqual([])
  }
})

describe.each(kinds)('%s', (kind) => {
  test.each(cases[kind].told)('is %s %s', async (outcome, _, details) => {
    await details.before?.()
    const finding = await find(kind, details)
    const isKnown = outcome === 'passed' || outcome === 'failed'
    expect(finding).toMatchObject({
      state: isKnown ? outcome : 'unknown',
      ...(!isKnown && { why: outcome }),
      text: expect.stringContaining(details.text ?? ''),
    })
    if (outcome !== 'passed') expect(finding).toHaveProperty('todo', expect.stringMatching(/\.$/))
  })

  const asked = calls[kind]
  if (asked.length === 0) return

  test.each(asked)('is unknown where %s is not allowed', async (operation, permission, changed) => {
    await fault(operation, 'deny', permission.split(':')[0])()
    expect(await find(kind, changed ? { changed } : {})).toMatchObject({
      state: 'unknown',
      why: 'not-allowed',
      permission,
      todo: expect.stringContaining(permission),
    })
  })

  test.each(asked)(
    'is unknown where %s is not answered',
    async (operation, permission, changed) => {
      await fault(operation, 'drop-before', permission.split(':')[0])()
      const finding = await find(kind, changed ? { changed } : {})
      expect(finding).toMatchObject({ state: 'unknown', why: 'no-answer' })
    },
  )

  test.each(asked)(
    'is unknown where %s finds expired keys',
    async (operation, permission, changed) => {
      await fault(operation, 'expired-credentials', permission.split(':')[0])()
      const finding = await find(kind, changed ? { changed } : {})
      expect(finding).toMatchObject({ state: 'unknown', why: 'signed-out' })
    },
  )

  test.each(asked)(
    'is unknown where %s is not passed on',
    async (operation, permission, changed) => {
      const service = permission.split(':')[0] ?? ''
      const code = 'OperationNotRelayed'
      const inner = `<Code>${code}</Code><Message>not on its list</Message>`
      const text = {
        s3: `<Error>${inner}</Error>`,
        iam: `<ErrorResponse><Error>${inner}</Error></ErrorResponse>`,
      }[service]
      server.instead = (called) =>
        called === operation || called === service
          ? new Response(text ?? JSON.stringify({ __type: code, message: 'not on its list' }), {
              status: 403,
              headers: { 'content-type': text ? 'application/xml' : 'application/x-amz-json-1.1' },
            })
          : undefined
      const finding = await find(kind, changed ? { changed } : {})
      expect(finding).toMatchObject({ state: 'unknown', why: 'not-askable' })
    },
  )
})

describe('a hosted page, which S3 answers nothing,', () => {
  const hosted = { text: 'This console cannot ask AWS about it.' }
  beforeAll(() => {
    setTransport('hosted', {
      endpointOf: () => undefined,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      bucketRegions: [],
    })
  })

  test.each(kinds.filter((kind) => kind.startsWith('bucket-')))('leaves %s open', async (kind) => {
    const finding = await find(kind, {}, 'hosted')
    expect(finding).toMatchObject({ state: 'unknown', why: 'not-askable', ...hosted })
  })

  test('leaves open how large artifacts are, although it is told where they lie', async () => {
    setTransport('hosted', {
      endpointOf: (service) => `${location.origin}/aws/sandbox/us-west-2/${service}`,
      fetch: (input, init) => {
        const request = new Request(input, init)
        return request.url.includes('/s3/')
          ? Promise.reject(new TypeError('Failed to fetch'))
          : fetch(request)
      },
      bucketRegions: [],
    })
    const finding = await find('artifact-size', { changed: sized }, 'hosted')
    expect(finding).toMatchObject({ state: 'unknown', why: 'not-askable', ...hosted })
  })

  test('leaves open whether a bucket that an action names is there', async () => {
    const changed = typed('S3', { BucketName: 'site', Extract: 'true' })
    const finding = await find('resource', { changed }, 'hosted')
    expect(finding).toMatchObject({ state: 'unknown', why: 'not-askable', ...hosted })
  })
})
