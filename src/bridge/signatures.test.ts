import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jsonCall, openTestAccount, queryCall, type TestAccount } from './test-account.ts'
import type { Asked } from './test-server.ts'
import { type Arrived, startVerifyingTarget, type VerifyingTarget } from './verifying-target.ts'

/** Every relayed request's signature, checked by a reading of the specification that is not the SDK's. */

const id = 'profile:dev'
const keys = { secretAccessKey: 'secret/+of==the/test', sessionToken: 'token/+of==the/test' }

let account: TestAccount
let target: VerifyingTarget

beforeAll(async () => {
  account = await openTestAccount()
  target = await startVerifyingTarget()
})

afterAll(() => Promise.all([account.close(), target.close()]))

beforeEach(async () => {
  target.reset()
  target.keys = { ASIADEV: keys, AKIADEV: { secretAccessKey: 'plain' } }
  await account.write({
    config: `
[profile dev]
region = us-west-2
endpoint_url = ${target.url}
[profile plain]
endpoint_url = ${target.url}
`,
    credentials: `
[dev]
aws_access_key_id = ASIADEV
aws_secret_access_key = ${keys.secretAccessKey}
aws_session_token = ${keys.sessionToken}
[plain]
aws_access_key_id = AKIADEV
aws_secret_access_key = plain
`,
  })
})

const arrivedOnce = (): Arrived => {
  expect(target.arrived).toHaveLength(1)
  return target.arrived[0] as Arrived
}

const inRegion = (service: string, body: string) =>
  queryCall(id, service, `Action=${body}`, 'eu-west-1')

const s3 = (path: string, method = 'GET'): Asked => ({
  method,
  path: `/aws/${encodeURIComponent(id)}/eu-west-1/s3${path}`,
})

const body = '{"pipeline":{"name":"Größe 💥 \\"x\\""},"n": 1.50}'

test.each<[string, Asked, string, string]>([
  [
    'CodePipeline',
    jsonCall(id, 'CodePipeline_20150709.UpdatePipeline', { body }),
    'codepipeline',
    'us-west-2',
  ],
  [
    'CodeDeploy',
    jsonCall(id, 'CodeDeploy_20141006.ListApplications', { service: 'codedeploy' }),
    'codedeploy',
    'us-west-2',
  ],
  [
    'CodeBuild',
    jsonCall(id, 'CodeBuild_20161006.ListProjects', { service: 'codebuild' }),
    'codebuild',
    'us-west-2',
  ],
  ['KMS', jsonCall(id, 'TrentService.ListAliases', { service: 'kms' }), 'kms', 'us-west-2'],
  ['STS', inRegion('sts', 'GetCallerIdentity&Version=2011-06-15'), 'sts', 'eu-west-1'],
  // IAM has one region for all of a partition.
  ['IAM', inRegion('iam', 'GetRole&Version=2010-05-08&RoleName=a%2Bb'), 'iam', 'us-east-1'],
  [
    'CloudFormation',
    inRegion('cloudformation', 'DescribeStacks&Version=2010-05-15&StackName=x'),
    'cloudformation',
    'eu-west-1',
  ],
  [
    'S3, buckets',
    s3('/?prefix=my%20storage&continuation-token=a%2Bb%2Fc%3D%3D'),
    's3',
    'eu-west-1',
  ],
  ['S3, a bucket', s3('/my.storage-bucket', 'HEAD'), 's3', 'eu-west-1'],
  ['S3, a location', s3('/my-bucket?location'), 's3', 'eu-west-1'],
])('%s is signed as AWS asks', async (_, asked, service, region) => {
  const { status } = await account.ask(asked)
  const arrived = arrivedOnce()
  expect(arrived.refusal).toBeUndefined()
  expect([status, arrived.service, arrived.region]).toEqual([200, service, region])
  expect(arrived.headers['x-amz-security-token']).toBe(keys.sessionToken)
  expect(arrived.canonicalRequest).toContain(`\nx-amz-security-token:${keys.sessionToken}\n`)
  expect(arrived.body.toString()).toBe(asked.body ?? '')
})

test('long-lived keys are signed with, and no session token is made up', async () => {
  await account.ask(jsonCall('profile:plain', 'CodePipeline_20150709.ListPipelines'))
  expect(arrivedOnce().refusal).toBeUndefined()
  expect(arrivedOnce().headers).not.toHaveProperty('x-amz-security-token')
})

test.each([
  '/my-bucket/a%20b%2Bc.zip',
  "/my-bucket/release(1)!'*~.zip",
  '/my-bucket/%C3%BCber/%F0%9F%92%A5',
  '/my-bucket/a=b&c;d:e@f,g$h',
  '/my-bucket/100%25/x%2Fy',
  '/my-bucket/trailing/',
])('S3, the path %s', async (path) => {
  const answer = account.accounts.find(id)?.answer
  const request = new Request(`http://aws.invalid${path}`)
  const operation = { name: 'HeadObject', access: 'read', form: 'rest-xml' } as const
  await answer?.(request, { service: 's3', region: 'eu-west-1' }, operation)
  expect(arrivedOnce().refusal).toBeUndefined()
  const sent = arrivedOnce().target.split('/').map(decodeURIComponent)
  expect(sent).toEqual(path.split('/').map(decodeURIComponent))
})

test('the body is sent as written, and only the headers that AWS needs', async () => {
  const asked = jsonCall(id, 'CodePipeline_20150709.ListPipelines')
  await account.ask({ ...asked, headers: { ...asked.headers, 'x-forwarded-for': '1.2.3.4' } })
  expect(Object.keys(arrivedOnce().headers).toSorted()).toEqual([
    'authorization',
    'connection',
    'content-length',
    'content-type',
    'host',
    'x-amz-date',
    'x-amz-security-token',
    'x-amz-target',
  ])
})

/** The AWS CLI, where this machine has it. */
const version = await promisify(execFile)('aws', ['--version']).then(
  ({ stdout, stderr }) => (stdout + stderr).trim(),
  () => undefined,
)
if (version === undefined) {
  console.warn('The AWS CLI is not installed: its signatures are not compared with ours.')
}

/** What differs between two launches of one call: the time and the signature. */
const comparable = ({ canonicalRequest }: Arrived) =>
  canonicalRequest.replace(/^x-amz-date:.*$/m, 'x-amz-date:')

describe.skipIf(version === undefined)('the AWS CLI', () => {
  test.each<[string, string[]]>([
    ['CodePipeline', ['codepipeline', 'get-pipeline', '--name', 'a b']],
    ['STS', ['sts', 'get-caller-identity']],
    ['IAM', ['iam', 'get-role', '--role-name', 'a+b=@x']],
    ['CloudFormation', ['cloudformation', 'describe-stacks', '--stack-name', 'ü x/y']],
    ['CodeDeploy', ['deploy', 'list-applications']],
    ['S3, a location', ['s3api', 'get-bucket-location', '--bucket', 'my-bucket']],
    ['S3, a bucket', ['s3api', 'head-bucket', '--bucket', 'my-bucket']],
  ])(
    'gives the same canonical request: %s',
    async (_, args) => {
      target.answer = (_arrived, response) => response.end()
      const env = {
        PATH: process.env['PATH'],
        HOME: account.folder,
        AWS_ACCESS_KEY_ID: 'ASIADEV',
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        AWS_SESSION_TOKEN: keys.sessionToken,
        AWS_ENDPOINT_URL: target.url,
        AWS_REGION: 'eu-west-1',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_MAX_ATTEMPTS: '1',
      }
      // An empty answer is none that every command can read; what was sent is all that matters.
      await promisify(execFile)('aws', args, { env }).catch(() => {})
      const theirs = arrivedOnce()
      expect(theirs.refusal).toBeUndefined()
      target.arrived = []

      const { 'content-type': type, 'x-amz-target': operation } = theirs.headers
      const ours = await account.ask({
        method: theirs.method,
        path: `/aws/${encodeURIComponent(id)}/eu-west-1/${theirs.service}${theirs.target}`,
        headers: {
          ...(type && { 'content-type': type }),
          ...(typeof operation === 'string' && { 'x-amz-target': operation }),
        },
        ...(theirs.body.length > 0 && { body: theirs.body.toString() }),
      })
      expect(ours.status).toBe(200)
      expect(arrivedOnce().refusal).toBeUndefined()
      expect(comparable(arrivedOnce())).toBe(comparable(theirs))
      expect(arrivedOnce().body).toEqual(theirs.body)
    },
    30_000,
  )
})
