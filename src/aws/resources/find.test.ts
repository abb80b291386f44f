import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Check, CheckOf } from '../../pipeline/checks/check.ts'
import type { ResourceKind } from '../../pipeline/resources.ts'
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { askCheck } from '../checks.ts'
import { startRelay } from '../test-server.ts'

/** Every kind of resource, by the whole way: the SDK, the bridge's allow-list, and the sandbox. */

let server: Awaited<ReturnType<typeof startRelay>>
let sandbox: Sandbox
const account = '111122223333'
const region = 'us-west-2'

beforeAll(async () => {
  server = await startRelay((request, scope) => sandbox.answer(request, scope))
})

beforeEach(async () => {
  sandbox = await createSandbox()
})

afterAll(async () => server.close())

type Within = CheckOf<'resource'>['within']

const find = (names: ResourceKind, value: string, within?: Within, where = region) => {
  const check: Check = {
    id: 'r',
    region: where,
    title: '',
    kind: 'resource',
    names,
    value,
    ...(within && { within }),
    account,
    ownAccount: account,
  }
  return askCheck({ connection: 'sandbox', region }, check, new AbortController().signal)
}

interface Sample {
  value: string
  within?: Within
  /** The call that tells, and the permission that it needs. */
  operation: string
  permission: string
}

const project = '5f0c1d52-9a0b-4a4e-8d7e-2c6f0a7d9b11'

/** Something that is there, of each kind that can be looked up; a kind left out does not compile. */
const samples: Record<Exclude<ResourceKind, 'role-name'>, Sample> = {
  'appconfig-application': {
    value: 'k3x8q1a',
    operation: 'ListApplications',
    permission: 'appconfig:ListApplications',
  },
  'appconfig-environment': {
    value: 'e7m2p9c',
    within: { names: 'appconfig-application', value: 'k3x8q1a' },
    operation: 'ListEnvironments',
    permission: 'appconfig:ListEnvironments',
  },
  'appconfig-profile': {
    value: 'h5r1z8f',
    within: { names: 'appconfig-application', value: 'k3x8q1a' },
    operation: 'ListConfigurationProfiles',
    permission: 'appconfig:ListConfigurationProfiles',
  },
  'appconfig-strategy': {
    value: 'AppConfig.AllAtOnce',
    operation: 'ListDeploymentStrategies',
    permission: 'appconfig:ListDeploymentStrategies',
  },
  'beanstalk-application': {
    value: 'web-shop-admin',
    operation: 'DescribeApplications',
    permission: 'elasticbeanstalk:DescribeApplications',
  },
  'beanstalk-environment': {
    value: 'web-shop-admin-green',
    within: { names: 'beanstalk-application', value: 'web-shop-admin' },
    operation: 'DescribeEnvironments',
    permission: 'elasticbeanstalk:DescribeEnvironments',
  },
  bucket: {
    value: 'my-storage-bucket',
    operation: 'GetBucketLocation',
    permission: 's3:GetBucketLocation',
  },
  'change-set': {
    value: 'web-shop-service-release',
    within: { names: 'stack', value: 'web-shop-service' },
    operation: 'ListChangeSets',
    permission: 'cloudformation:ListChangeSets',
  },
  'codebuild-project': {
    value: 'web-shop-build',
    operation: 'ListProjects',
    permission: 'codebuild:ListProjects',
  },
  'codedeploy-application': {
    value: 'MyApp',
    operation: 'ListDeploymentGroups',
    permission: 'codedeploy:ListDeploymentGroups',
  },
  'codedeploy-group': {
    value: 'MyGroup',
    within: { names: 'codedeploy-application', value: 'MyApp' },
    operation: 'ListDeploymentGroups',
    permission: 'codedeploy:ListDeploymentGroups',
  },
  'device-farm-project': {
    value: project,
    operation: 'ListProjects',
    permission: 'devicefarm:ListProjects',
  },
  'device-pool': {
    value: `arn:aws:devicefarm:us-west-2:${account}:devicepool:${project}/c7a1e0f4-3b52-4f8a-9d61-7e0b5a2c4d18`,
    within: { names: 'device-farm-project', value: project },
    operation: 'ListDevicePools',
    permission: 'devicefarm:ListDevicePools',
  },
  'ecr-repository': {
    value: 'web-shop/storefront',
    operation: 'DescribeRepositories',
    permission: 'ecr:DescribeRepositories',
  },
  'ecs-cluster': { value: 'web-shop', operation: 'ListServices', permission: 'ecs:ListServices' },
  'ecs-service': {
    value: 'worker-110',
    within: { names: 'ecs-cluster', value: 'web-shop' },
    operation: 'ListServices',
    permission: 'ecs:ListServices',
  },
  'eks-cluster': {
    value: 'web-shop-eks',
    operation: 'ListClusters',
    permission: 'eks:ListClusters',
  },
  'kms-key': {
    value: 'alias/web-release',
    operation: 'DescribeKey',
    permission: 'kms:DescribeKey',
  },
  'lambda-alias': {
    value: 'canary',
    within: { names: 'lambda-function', value: 'web-shop-smoke-test' },
    operation: 'ListAliases',
    permission: 'lambda:ListAliases',
  },
  'lambda-function': {
    value: `arn:aws:lambda:${region}:${account}:function:web-shop-smoke-test`,
    operation: 'ListAliases',
    permission: 'lambda:ListAliases',
  },
  'lambda-version': {
    value: '8',
    within: { names: 'lambda-function', value: 'web-shop-smoke-test' },
    operation: 'ListVersionsByFunction',
    permission: 'lambda:ListVersionsByFunction',
  },
  pipeline: {
    value: 'MyFirstPipeline',
    operation: 'GetPipeline',
    permission: 'codepipeline:GetPipeline',
  },
  role: {
    value: `arn:aws:iam::${account}:role/AWS-CodePipeline-Service`,
    operation: 'GetRole',
    permission: 'iam:GetRole',
  },
  'service-catalog-product': {
    value: 'prod-4lm7ex2vdqzkw',
    operation: 'SearchProductsAsAdmin',
    permission: 'servicecatalog:SearchProductsAsAdmin',
  },
  stack: {
    value: 'customer-105',
    operation: 'DescribeStacks',
    permission: 'cloudformation:DescribeStacks',
  },
  'stack-set': {
    value: 'account-baseline',
    operation: 'ListStackSets',
    permission: 'cloudformation:ListStackSets',
  },
  'state-machine': {
    value: `arn:aws:states:${region}:${account}:stateMachine:web-shop-warm-up`,
    operation: 'ListStateMachines',
    permission: 'states:ListStateMachines',
  },
}

const all = Object.entries(samples) as [ResourceKind, Sample][]

/** A value of the same form that nothing has. */
const missing = (value: string) =>
  value.startsWith('arn:')
    ? value.replace(/[^:/]+$/, 'nothing')
    : value.includes('/')
      ? 'alias/nothing'
      : 'nothing'

describe.each(all)('%s', (names, { value, within, operation, permission }) => {
  test('is found', async () => {
    expect(await find(names, value, within)).toMatchObject({ state: 'passed' })
  })

  test('is missed', async () => {
    const finding = await find(names, missing(value), within)
    expect(finding).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('has no'),
      todo: expect.stringContaining('Create it'),
    })
  })

  test('is unknown where it may not be looked up', async () => {
    const [service] = permission.split(':')
    const body = JSON.stringify({ operation, service, fault: 'deny' })
    const request = new Request('http://sandbox/_sandbox/faults', { method: 'POST', body })
    expect((await sandbox.control(request)).status).toBe(200)
    expect(await find(names, value, within)).toMatchObject({
      state: 'unknown',
      why: 'not-allowed',
      permission,
    })
  })
})

test.each(all.filter(([, { within }]) => within))(
  '%s is missed with what it lies in',
  async (names, { value, within }) => {
    const finding = await find(names, value, within && { ...within, value: 'nothing' })
    expect(finding).toMatchObject({ state: 'failed', text: expect.stringContaining('nothing') })
  },
)

/** These are the same in every region. */
const everywhere = new Set<ResourceKind>(['role', 'appconfig-strategy'])

test.each(all.filter(([names]) => !everywhere.has(names)))(
  '%s is missed in a region that has none',
  async (names, { value, within }) => {
    const finding = await find(names, value, within, 'ca-central-1')
    expect(finding).toMatchObject({ state: 'failed' })
  },
)

test('a bucket of another region is known as that', async () => {
  expect(await find('bucket', 'my-storage-bucket-us-east-1')).toMatchObject({
    state: 'failed',
    text: 'The bucket "my-storage-bucket-us-east-1" lies in us-east-1.',
  })
})

test('a role under another path is another role', async () => {
  const role = `arn:aws:iam::${account}:role/service-role/AWS-CodePipeline-Service`
  expect(await find('role', role)).toMatchObject({ state: 'failed' })
})
