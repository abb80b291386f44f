import { existsSync } from 'node:fs'
import { awsCli, runCli } from './aws-cli.ts'
import { expect, test } from './console.ts'

/** Settings of a bucket, as the real AWS CLI sets and reads them. */

const bucket = ['--bucket', 'made-by-the-cli']
const json = JSON.stringify

test('the AWS CLI makes a bucket, sets all of it, reads it back and deletes it', async ({
  console,
}) => {
  test.skip(!existsSync(awsCli), 'No AWS CLI')
  test.setTimeout(180_000)
  const s3api = (...words: string[]) => runCli(console.endpoint, ['s3api', ...words], 'eu-west-1')
  await s3api(
    'create-bucket',
    ...bucket,
    ...['--create-bucket-configuration', 'LocationConstraint=eu-west-1'],
  )
  await s3api('head-bucket', ...bucket)

  const blocked = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  }
  expect(await s3api('get-public-access-block', ...bucket)).toEqual({
    PublicAccessBlockConfiguration: blocked,
  })
  const some = { ...blocked, RestrictPublicBuckets: false }
  await s3api(
    'put-public-access-block',
    ...bucket,
    ...['--public-access-block-configuration', json(some)],
  )
  expect(await s3api('get-public-access-block', ...bucket)).toEqual({
    PublicAccessBlockConfiguration: some,
  })

  const encryption = {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'a-key' },
        BucketKeyEnabled: true,
      },
    ],
  }
  await s3api(
    'put-bucket-encryption',
    ...bucket,
    ...['--server-side-encryption-configuration', json(encryption)],
  )
  expect(await s3api('get-bucket-encryption', ...bucket)).toEqual({
    ServerSideEncryptionConfiguration: encryption,
  })

  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::made-by-the-cli', 'arn:aws:s3:::made-by-the-cli/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  }
  await s3api('put-bucket-policy', ...bucket, '--policy', json(policy))
  expect(await s3api('get-bucket-policy', ...bucket)).toEqual({ Policy: json(policy) })
  expect(await s3api('get-bucket-policy-status', ...bucket)).toEqual({
    PolicyStatus: { IsPublic: false },
  })

  await s3api('put-bucket-versioning', ...bucket, '--versioning-configuration', 'Status=Enabled')
  expect(await s3api('get-bucket-versioning', ...bucket)).toEqual({ Status: 'Enabled' })

  const rules = [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 30 } }]
  await s3api(
    'put-bucket-lifecycle-configuration',
    ...bucket,
    ...['--lifecycle-configuration', json({ Rules: rules })],
  )
  expect(await s3api('get-bucket-lifecycle-configuration', ...bucket)).toMatchObject({
    Rules: rules,
  })

  await s3api('put-bucket-tagging', ...bucket, '--tagging', 'TagSet=[{Key=team,Value=web}]')
  expect(await s3api('get-bucket-tagging', ...bucket)).toEqual({
    TagSet: [{ Key: 'team', Value: 'web' }],
  })

  await s3api('delete-bucket', ...bucket)
  await expect(s3api('head-bucket', ...bucket)).rejects.toThrow('404')
})
