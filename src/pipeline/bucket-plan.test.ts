import { describe, expect, test } from 'vitest'
import {
  type BucketChoices,
  findChoiceProblems,
  planBucket,
  proposeBucketName,
} from './bucket-plan.ts'

const choices: BucketChoices = {
  name: 'artifacts',
  region: 'eu-west-1',
  isVersioned: false,
  tags: {},
}
const operations = (changed: Partial<BucketChoices>) =>
  planBucket({ ...choices, ...changed }).map(({ operation }) => operation)
const inputOf = (changed: Partial<BucketChoices>, wanted: string) =>
  planBucket({ ...choices, ...changed }).find(({ operation }) => operation === wanted)?.input

describe('the plan of a bucket', () => {
  test('is closed and encrypted whatever is chosen', () => {
    expect(operations({})).toEqual([
      'CreateBucket',
      'PutPublicAccessBlock',
      'PutBucketEncryption',
      'PutBucketPolicy',
    ])
  })

  test('has one more call for each choice', () => {
    const all = { isVersioned: true, expireAfterDays: 30, tags: { team: 'web' } }
    expect(operations(all).slice(4)).toEqual([
      'PutBucketVersioning',
      'PutBucketLifecycleConfiguration',
      'PutBucketTagging',
    ])
  })

  test('names the region, except the one that S3 assumes', () => {
    expect(inputOf({}, 'CreateBucket')).toEqual({
      Bucket: 'artifacts',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    })
    expect(inputOf({ region: 'us-east-1' }, 'CreateBucket')).toEqual({ Bucket: 'artifacts' })
  })

  test('refuses what comes without TLS, in the partition of the region', () => {
    const { Policy } = inputOf({ region: 'cn-north-1' }, 'PutBucketPolicy') as { Policy: string }
    expect(JSON.parse(Policy)).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Resource: ['arn:aws-cn:s3:::artifacts', 'arn:aws-cn:s3:::artifacts/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    })
  })

  test('expires old versions too where versions are kept', () => {
    const input = inputOf(
      { isVersioned: true, expireAfterDays: 9 },
      'PutBucketLifecycleConfiguration',
    )
    expect(input).toMatchObject({
      LifecycleConfiguration: {
        Rules: [{ Expiration: { Days: 9 }, NoncurrentVersionExpiration: { NoncurrentDays: 9 } }],
      },
    })
  })
})

describe('choices that S3 would refuse', () => {
  const problems = (changed: Partial<BucketChoices>) =>
    Object.keys(findChoiceProblems({ ...choices, ...changed }))

  test('are none here', () => {
    expect(problems({ keyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' })).toEqual([])
  })

  test.each(['ab', 'Upper', 'under_score', '-a-', 'a..b', '10.0.0.1', 'xn--a', 'a'.repeat(64)])(
    'the name %s',
    (name) => expect(problems({ name })).toEqual(['name']),
  )

  test.each([
    ['no key', ''],
    ['a key of another region', 'arn:aws:kms:us-east-1:111122223333:key/1'],
    ['a key that AWS manages', 'alias/aws/s3'],
  ])('%s', (_, keyId) => expect(problems({ keyId })).toEqual(['key']))

  test.each([0, 1.5, Number.NaN, 40_000])('an expiry of %s days', (expireAfterDays) =>
    expect(problems({ expireAfterDays })).toEqual(['expiry']),
  )

  test('a tag of AWS', () => expect(problems({ tags: { 'aws:x': '' } })).toEqual(['tags']))
})

describe('the proposed name', () => {
  test('is the home bucket with the region exchanged', () => {
    const home = { region: 'us-west-2', bucket: 'web-us-west-2-1' }
    expect(proposeBucketName(home, 'us-east-1', '111122223333')).toBe('web-us-east-1-1')
  })

  test('else ends with the region and the account, and is never too long', () => {
    const home = { region: 'us-west-2', bucket: 'my-bucket' }
    expect(proposeBucketName(home, 'us-east-1', '111122223333')).toBe(
      'my-bucket-us-east-1-111122223333',
    )
    const long = { region: 'us-west-2', bucket: 'b'.repeat(60) }
    expect(proposeBucketName(long, 'us-east-1', undefined)).toHaveLength(63)
  })
})
