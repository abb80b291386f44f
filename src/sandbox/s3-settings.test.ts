import { expect, test } from 'vitest'
import { openSandbox } from './testing.ts'

/** What S3 refuses. What it takes is tried with the AWS CLI, in e2e/s3-cli.e2e.ts. */

const own = '/codepipeline-eu-west-1-660123984571'

async function ask(method: string, path: string, body?: string, region = 'eu-west-1') {
  const { sandbox } = await openSandbox()
  const request = new Request(`http://sandbox${path}`, { method, ...(body && { body }) })
  const answer = await sandbox.answer(request, { service: 's3', region })
  const text = await answer.text()
  return [answer.status, /<Code>(.*)<\/Code>/.exec(text)?.[1] ?? text]
}

test.each([
  ['policy', 'NoSuchBucketPolicy'],
  ['policyStatus', 'NoSuchBucketPolicy'],
  ['tagging', 'NoSuchTagSet'],
  ['lifecycle', 'NoSuchLifecycleConfiguration'],
  ['publicAccessBlock', 'NoSuchPublicAccessBlockConfiguration'],
])('?%s of a bucket without one is not found', async (subresource, code) => {
  expect(await ask('GET', `${own}?${subresource}`)).toEqual([404, code])
})

test.each([
  ['encryption', '<ServerSideEncryptionConfiguration><Rule/></ServerSideEncryptionConfiguration>'],
  ['versioning', '<VersioningConfiguration><Status>Maybe</Status></VersioningConfiguration>'],
  ['versioning', '<Other><Status>Enabled</Status></Other>'],
  ['lifecycle', '<LifecycleConfiguration></LifecycleConfiguration>'],
  ['tagging', '<Tagging><TagSet><Tag><Value>1</Value></Tag></TagSet></Tagging>'],
  [
    'publicAccessBlock',
    '<PublicAccessBlockConfiguration><BlockPublicAcls>so</BlockPublicAcls></PublicAccessBlockConfiguration>',
  ],
])('?%s does not take what the schema does not have: %s', async (subresource, body) => {
  expect(await ask('PUT', `${own}?${subresource}`, body)).toEqual([400, 'MalformedXML'])
})

test.each([
  '{}',
  'text',
  '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::other"}]}',
  `{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3::${own.replace('/', ':')}"}]}`,
])('a policy that is none is refused: %s', async (policy) => {
  expect(await ask('PUT', `${own}?policy`, policy)).toEqual([400, 'MalformedPolicy'])
})

test('settings are asked for in the region of the bucket, and of own buckets only', async () => {
  expect(await ask('GET', `${own}?policy`, '', 'us-east-1')).toEqual([301, 'PermanentRedirect'])
  expect(await ask('DELETE', '/somebody-elses-bucket', '', 'us-east-1')).toEqual([
    403,
    'AccessDenied',
  ])
  expect(await ask('DELETE', '/nowhere-at-all')).toEqual([404, 'NoSuchBucket'])
})
