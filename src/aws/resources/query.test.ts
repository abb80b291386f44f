import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { createQueryClient } from '../queries.ts'
import { resourcesQuery } from './query.ts'
import { startRelay } from '../test-server.ts'

/** The whole way: the SDK's client, the bridge's allow-list, and the sandbox. */

let server: Awaited<ReturnType<typeof startRelay>>
let sandbox: Sandbox

beforeAll(async () => {
  server = await startRelay((request, scope) => sandbox.answer(request, scope))
})

beforeEach(async () => {
  sandbox = await createSandbox()
})

afterAll(async () => server.close())

const list = async (kind: ResourceKind, within = '', region = 'us-west-2') =>
  createQueryClient().fetchQuery({
    ...resourcesQuery({ connection: 'sandbox', region }, kind, within),
    retry: false,
  })

/** What a list lies in, and one thing that stands in it. */
const expected: Record<ResourceKind, [within: string, value: string]> = {
  'appconfig-application': ['', 'k3x8q1a'],
  'appconfig-environment': ['k3x8q1a', 'e7m2p9c'],
  'appconfig-profile': ['k3x8q1a', 'h5r1z8f'],
  'appconfig-strategy': ['', 'AppConfig.AllAtOnce'],
  'beanstalk-application': ['', 'web-shop-admin'],
  'beanstalk-environment': ['web-shop-admin', 'web-shop-admin-green'],
  bucket: ['', 'my-storage-bucket'],
  'change-set': ['web-shop-service', 'web-shop-service-release'],
  'codebuild-project': ['', 'web-shop-build'],
  'codedeploy-application': ['', 'MyApp'],
  'codedeploy-group': ['MyApp', 'MyGroup'],
  'device-farm-project': ['', '5f0c1d52-9a0b-4a4e-8d7e-2c6f0a7d9b11'],
  'device-pool': [
    '5f0c1d52-9a0b-4a4e-8d7e-2c6f0a7d9b11',
    'arn:aws:devicefarm:us-west-2:111122223333:devicepool:5f0c1d52-9a0b-4a4e-8d7e-2c6f0a7d9b11/c7a1e0f4-3b52-4f8a-9d61-7e0b5a2c4d18',
  ],
  'ecr-repository': ['', 'web-shop/storefront'],
  'ecs-cluster': ['', 'web-shop'],
  'ecs-service': ['web-shop', 'checkout'],
  'eks-cluster': ['', 'web-shop-eks'],
  'kms-key': ['', expect.stringMatching(/^arn:aws:kms:us-west-2:111122223333:key\//) as string],
  'lambda-alias': ['web-shop-smoke-test', 'canary'],
  'lambda-function': ['', 'web-shop-smoke-test'],
  'lambda-version': ['arn:aws:lambda:us-west-2:111122223333:function:web-shop-smoke-test', '8'],
  pipeline: ['', 'MyFirstPipeline'],
  role: ['', 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service'],
  'role-name': ['', 'AWS-CodePipeline-Service'],
  'service-catalog-product': ['', 'prod-4lm7ex2vdqzkw'],
  stack: ['', 'web-shop-service'],
  'stack-set': ['', 'account-baseline'],
  'state-machine': ['', 'arn:aws:states:us-west-2:111122223333:stateMachine:web-shop-warm-up'],
}

const kinds = Object.keys(resourceLists) as ResourceKind[]

test.each(kinds)('%s is listed in the region asked for', async (kind) => {
  const [within, value] = expected[kind]
  expect((await list(kind, within)).map((resource) => resource.value)).toContainEqual(value)
})

/** What the account has everywhere, or AWS has by itself. */
const everywhere: ResourceKind[] = ['role', 'role-name', 'appconfig-strategy']

test.each(kinds.filter((kind) => expected[kind][0] === '' && !everywhere.includes(kind)))(
  '%s is empty where there is none',
  async (kind) => {
    expect(await list(kind, '', 'ca-central-1')).toEqual([])
  },
)

test.each<[ResourceKind, string, number]>([
  ['lambda-function', '', 122],
  ['ecs-service', 'web-shop', 113],
  ['stack', '', 110],
])('every page of %s is read', async (kind, within, count) => {
  const found = await list(kind, within)
  expect(new Set(found.map(({ value }) => value)).size).toBe(count)
})

test.each(kinds)('a denied list of %s is known as not allowed', async (kind) => {
  const [service = '', action = ''] = resourceLists[kind].permission.split(':')
  const operation = action === 'ListAllMyBuckets' ? 'ListBuckets' : action
  const fault = { operation, service, fault: 'deny' }
  const set = await sandbox.control(
    new Request('http://sandbox/_sandbox/faults', { method: 'POST', body: JSON.stringify(fault) }),
  )
  expect(set.status).toBe(200)
  await expect(list(kind, expected[kind][0])).rejects.toMatchObject({
    kind: 'not-allowed',
    operation,
  })
})

test('what lies in something that is gone is an error, not an empty list', async () => {
  await expect(list('ecs-service', 'no-such-cluster')).rejects.toMatchObject({
    code: 'ClusterNotFoundException',
  })
  await expect(list('lambda-alias', 'no-such-function')).rejects.toMatchObject({
    kind: 'not-found',
  })
})
