import {
  type CodePipelineClientConfig,
  CodePipelineClient,
  DeletePipelineCommand,
  GetPipelineStateCommand,
  ListActionTypesCommand,
  ListPipelinesCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { relayTo } from './relay.ts'
import { serveMiddleware, type TestServer } from './test-server.ts'

/** The calls as the AWS SDK writes them, not as we think it does. */

let server: TestServer
let asked: string[] = []

const connections = new Map([
  [
    'sandbox',
    async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      asked.push(`${request.method} ${pathname}${search}`)
      return new Response('{}')
    },
  ],
])

beforeAll(async () => {
  server = await serveMiddleware(relayTo(connections))
})

afterAll(() => server.close())

beforeEach(() => {
  asked = []
})

const settings = (service: string) =>
  ({
    region: 'us-west-2',
    endpoint: `http://127.0.0.1:${server.port}/aws/sandbox/us-west-2/${service}`,
    credentials: { accessKeyId: 'unsigned', secretAccessKey: 'unsigned' },
    signer: { sign: async (request) => request },
    maxAttempts: 1,
  }) satisfies CodePipelineClientConfig

const codePipeline = () => new CodePipelineClient(settings('codepipeline'))
const s3 = () => new S3Client({ ...settings('s3'), forcePathStyle: true })
const sts = () => new STSClient(settings('sts'))

const name = 'MyFirstPipeline'
const Bucket = 'my-storage-bucket'
const put = (Key: string) =>
  s3().send(new PutObjectCommand({ Bucket, Key, Body: 'Resources: {}', ContentType: 'text/plain' }))
const sizeOf = (Prefix: string, MaxKeys = 1) =>
  s3().send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys }))

test.each<[string, () => Promise<unknown>, string]>([
  ['ListPipelines', () => codePipeline().send(new ListPipelinesCommand({})), 'POST /'],
  ['GetPipelineState', () => codePipeline().send(new GetPipelineStateCommand({ name })), 'POST /'],
  [
    'StartPipelineExecution',
    () => codePipeline().send(new StartPipelineExecutionCommand({ name })),
    'POST /',
  ],
  ['ListActionTypes', () => codePipeline().send(new ListActionTypesCommand({})), 'POST /'],
  ['GetCallerIdentity', () => sts().send(new GetCallerIdentityCommand({})), 'POST /'],
  [
    'ListBuckets',
    () =>
      s3().send(
        new ListBucketsCommand({
          MaxBuckets: 9,
          ContinuationToken: 'a+b/c==',
          Prefix: 'my storage',
          BucketRegion: 'eu-west-1',
        }),
      ),
    'GET /?',
  ],
  [
    'GetBucketLocation',
    () => s3().send(new GetBucketLocationCommand({ Bucket })),
    `GET /${Bucket}/?location`,
  ],
  ['HeadBucket', () => s3().send(new HeadBucketCommand({ Bucket })), `HEAD /${Bucket}`],
  ['CreateBucket', () => s3().send(new CreateBucketCommand({ Bucket })), `PUT /${Bucket}`],
  ['DeleteBucket', () => s3().send(new DeleteBucketCommand({ Bucket })), `DELETE /${Bucket}`],
  [
    'PutObject',
    () => put('pipespan-templates/stack-release-0a1b.template'),
    `PUT /${Bucket}/pipespan-templates/stack-release-0a1b.template`,
  ],
  [
    'PutBucketPolicy',
    () => s3().send(new PutBucketPolicyCommand({ Bucket, Policy: '{}' })),
    `PUT /${Bucket}/?policy`,
  ],
  [
    'PutBucketEncryption',
    () =>
      s3().send(
        new PutBucketEncryptionCommand({
          Bucket,
          ServerSideEncryptionConfiguration: { Rules: [] },
        }),
      ),
    `PUT /${Bucket}/?encryption`,
  ],
  [
    'PutPublicAccessBlock',
    () =>
      s3().send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: {} })),
    `PUT /${Bucket}/?publicAccessBlock`,
  ],
  [
    'PutBucketVersioning',
    () =>
      s3().send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
      ),
    `PUT /${Bucket}/?versioning`,
  ],
  [
    'PutBucketLifecycleConfiguration',
    () =>
      s3().send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket,
          LifecycleConfiguration: { Rules: [] },
        }),
      ),
    `PUT /${Bucket}/?lifecycle`,
  ],
  [
    'PutBucketTagging',
    () => s3().send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [] } })),
    `PUT /${Bucket}/?tagging`,
  ],
  [
    'GetBucketPolicyStatus',
    () => s3().send(new GetBucketPolicyStatusCommand({ Bucket })),
    `GET /${Bucket}/?policyStatus`,
  ],
  [
    'ListObjectsV2',
    () => sizeOf('My@Pipeline.1/SourceArti/cbe8e0a'),
    `GET /${Bucket}/?list-type=2&max-keys=1&prefix=My%40Pipeline.1%2FSourceArti%2Fcbe8e0a`,
  ],
  [
    'GetPublicAccessBlock',
    () => s3().send(new GetPublicAccessBlockCommand({ Bucket })),
    `GET /${Bucket}/?publicAccessBlock`,
  ],
])('%s reaches AWS', async (_, send, start) => {
  // What the SDK makes of the empty answer does not matter here.
  await send().catch(() => {})
  expect(asked.map((line) => line.slice(0, start.length))).toEqual([start])
})

test.each<[string, () => Promise<unknown>]>([
  ['DeletePipeline', () => codePipeline().send(new DeletePipelineCommand({ name }))],
  [
    'AssumeRole',
    () =>
      sts().send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::1:role/r', RoleSessionName: 's' })),
  ],
  ['PutObject elsewhere', () => put('index.html')],
  ['PutObject in a folder below', () => put('pipespan-templates/a/b.template')],
  ['GetObject', () => s3().send(new GetObjectCommand({ Bucket, Key: 'pipespan-templates/a' }))],
  ['ListObjectsV2 of a bucket', () => s3().send(new ListObjectsV2Command({ Bucket }))],
  ['ListObjectsV2 of a folder', () => sizeOf('MyPipeline/SourceArti/')],
  ['ListObjectsV2 of another object', () => sizeOf('index.html')],
  ['ListObjectsV2 of many objects', () => sizeOf('MyPipeline/SourceArti/cbe8e0a', 2)],
  ['DeleteObject', () => s3().send(new DeleteObjectCommand({ Bucket, Key: 'a' }))],
  ['DeleteBucketPolicy', () => s3().send(new DeleteBucketPolicyCommand({ Bucket }))],
  ['PutBucketAcl', () => s3().send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }))],
])('%s does not, and the SDK understands the refusal', async (_, send) => {
  await expect(send()).rejects.toMatchObject({
    name: 'OperationNotRelayed',
    message: expect.stringContaining('not on its list'),
  })
  expect(asked).toEqual([])
})

test('a body that is too long for a bucket setting does not reach AWS', async () => {
  const Policy = JSON.stringify({ Statement: [], Id: 'x'.repeat(20 * 1024) })
  await expect(s3().send(new PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
    name: 'OperationNotRelayed',
  })
  expect(asked).toEqual([])
})
