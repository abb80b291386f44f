import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BucketChoices, planBucket } from '../pipeline/bucket-plan.ts'
import { getBucketRegion } from './buckets.ts'
import { type BucketProgress, createBucket } from './create-bucket.ts'
import { listKeyAliases } from './keys.ts'
import { s3 } from './s3.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
const place = { connection: 'sandbox', region: 'eu-west-1' }
const choices: BucketChoices = {
  name: 'made-for-artifacts',
  region: 'eu-west-1',
  keyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  isVersioned: true,
  expireAfterDays: 30,
  tags: { team: 'web' },
}
const steps = planBucket(choices)

beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const fault = async (operation: string, kind: string, times?: number) => {
  const request = new Request('http://sandbox/_sandbox/faults', {
    method: 'POST',
    body: JSON.stringify({ operation, fault: kind, service: 's3', ...(times && { times }) }),
  })
  expect((await server.sandbox.control(request)).status).toBeLessThan(300)
}

const make = async (at = place, plan = steps) => {
  const seen: BucketProgress[] = []
  const end = await createBucket(at, plan, (progress) => seen.push(progress))
  return { seen, end }
}

const exists = (bucket = choices.name, at = place) =>
  getBucketRegion(at, bucket, new AbortController().signal).then(
    () => true,
    () => false,
  )

test('a bucket is made step by step, with everything that was planned', async () => {
  const { seen, end } = await make()
  expect(seen.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 7])
  expect(end).toEqual({ done: 7, isFinished: true })
  const { sdk, client } = await s3(place)
  const Bucket = choices.name
  const [encryption, block, policy, versioning, lifecycle, tags] = await Promise.all([
    client.send(new sdk.GetBucketEncryptionCommand({ Bucket })),
    client.send(new sdk.GetPublicAccessBlockCommand({ Bucket })),
    client.send(new sdk.GetBucketPolicyCommand({ Bucket })),
    client.send(new sdk.GetBucketVersioningCommand({ Bucket })),
    client.send(new sdk.GetBucketLifecycleConfigurationCommand({ Bucket })),
    client.send(new sdk.GetBucketTaggingCommand({ Bucket })),
  ])
  const input = Object.assign({}, ...steps.map((step) => step.input)) as Record<string, unknown>
  expect(encryption).toMatchObject({
    ServerSideEncryptionConfiguration: input['ServerSideEncryptionConfiguration'],
  })
  expect(block).toMatchObject({
    PublicAccessBlockConfiguration: input['PublicAccessBlockConfiguration'],
  })
  expect(policy.Policy).toBe(input['Policy'])
  expect(versioning.Status).toBe('Enabled')
  expect(lifecycle.Rules).toMatchObject([{ Expiration: { Days: 30 } }])
  expect(tags.TagSet).toEqual([{ Key: 'team', Value: 'web' }])
})

describe('when a step fails', () => {
  test.each(steps.slice(1).map(({ operation }, index) => [operation, index + 1] as const))(
    '%s, the bucket is taken back',
    async (operation, step) => {
      await fault(operation, 'deny')
      const { end } = await make()
      expect(end).toMatchObject({
        done: step,
        failed: { step, failure: { kind: 'not-allowed', operation } },
        undo: { state: 'done' },
        isFinished: true,
      })
      expect(await exists()).toBe(false)
    },
  )

  test('and the bucket cannot be deleted, that is said', async () => {
    await fault('PutBucketPolicy', 'deny')
    await fault('DeleteBucket', 'deny')
    const { end } = await make()
    expect(end.undo).toMatchObject({ state: 'failed', failure: { kind: 'not-allowed' } })
    expect(await exists()).toBe(true)
  })

  test('CreateBucket, there is nothing to take back', async () => {
    await fault('CreateBucket', 'deny')
    const { end } = await make()
    expect(end).toMatchObject({ done: 0, failed: { step: 0 }, isFinished: true })
    expect(end.undo).toBeUndefined()
  })

  test('CreateBucket with its answer lost, the bucket it may have made is taken back', async () => {
    await fault('CreateBucket', 'drop-after')
    const { end } = await make()
    expect(end).toMatchObject({
      failed: { failure: { kind: 'unknown-outcome' } },
      undo: { state: 'done' },
    })
    expect(await exists()).toBe(false)
  })
})

test('a bucket that was there before is never touched', async () => {
  const east = { ...place, region: 'us-east-1' }
  const name = 'my-storage-bucket-us-east-1'
  const plan = planBucket({ ...choices, name, region: 'us-east-1' })
  await fault('PutBucketPolicy', 'deny')
  const { end } = await make(east, plan)
  expect(end).toMatchObject({ done: 0, failed: { failure: { code: 'BucketAlreadyOwnedByYou' } } })
  expect(end.undo).toBeUndefined()
  expect(await exists(name, east)).toBe(true)
})

test("another account's bucket is not made, and not deleted", async () => {
  const east = { ...place, region: 'us-east-1' }
  const plan = planBucket({ ...choices, name: 'somebody-elses-bucket', region: 'us-east-1' })
  const { end } = await make(east, plan)
  expect(end).toMatchObject({ done: 0, failed: { failure: { code: 'BucketAlreadyExists' } } })
  expect(end.undo).toBeUndefined()
})

test('the keys of a region are listed by alias, those of AWS marked', async () => {
  const keys = await listKeyAliases({ ...place, region: 'us-east-1' }, new AbortController().signal)
  expect(keys.map(({ alias, isAwsManaged }) => [alias, isAwsManaged])).toEqual([
    ['alias/web-release', false],
    ['alias/aws/s3', true],
  ])
  expect(keys[0]?.keyArn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/2345bcde-/)
})
