import { expect, test } from 'vitest'
import { openSandbox, type TestSandbox } from './testing.ts'

const roleArn = 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service'

/** A call of STS, signed with the key or by the account's user. */
async function sts(
  { sandbox }: TestSandbox,
  parameters: Record<string, string>,
  { key = 'AKIAIOSFODNN7EXAMPLE', region = 'us-west-2' } = {},
) {
  const request = new Request('http://sandbox/', {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261123/${region}/sts/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams(parameters),
  })
  const answer = await sandbox.answer(request, { service: 'sts', region })
  const text = await answer.text()
  return {
    status: answer.status,
    text,
    read: (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '',
  }
}

const assumeRole = (aws: TestSandbox, more: Record<string, string> = {}) =>
  sts(aws, { Action: 'AssumeRole', RoleArn: roleArn, RoleSessionName: 'me', ...more })

const whoIs = (aws: TestSandbox, key: string) => sts(aws, { Action: 'GetCallerIdentity' }, { key })

test('keys of an assumed role are the role', async () => {
  const aws = await openSandbox()
  const key = (await assumeRole(aws)).read('AccessKeyId')
  expect((await whoIs(aws, key)).read('Arn')).toBe(
    'arn:aws:sts::111122223333:assumed-role/AWS-CodePipeline-Service/me',
  )
})

test('keys of an assumed role end when they were said to', async () => {
  const aws = await openSandbox()
  const answer = await assumeRole(aws, { DurationSeconds: '900' })
  expect(answer.read('Expiration')).toBe('2026-11-23T12:15:00.000Z')
  const key = answer.read('AccessKeyId')
  aws.advance(899)
  expect(await whoIs(aws, key)).toHaveProperty('status', 200)
  aws.advance(1)
  const late = await whoIs(aws, key)
  expect(late.status).toBe(403)
  expect(late.read('Code')).toBe('ExpiredToken')
})

test.each([
  ['a role that does not exist', { RoleArn: `${roleArn}-gone` }, 'AccessDenied'],
  ['a session of a minute', { DurationSeconds: '60' }, 'ValidationError'],
  ['a session without a name', { RoleSessionName: '' }, 'ValidationError'],
  ['an MFA device without its code', { SerialNumber: 'arn:aws:iam::1:mfa/me' }, 'AccessDenied'],
])('%s is refused', async (_, parameters, code) => {
  expect((await assumeRole(await openSandbox(), parameters)).read('Code')).toBe(code)
})

test('an opt-in region that is not enabled knows no keys', async () => {
  const aws = await openSandbox()
  const answer = await sts(aws, { Action: 'GetCallerIdentity' }, { region: 'af-south-1' })
  expect(answer.read('Code')).toBe('InvalidClientTokenId')
  expect(await aws.call('ListPipelines', {}, 'af-south-1')).toMatchObject({
    error: 'UnrecognizedClientException',
  })
  expect(await aws.call('ListPipelines', {}, 'eu-south-1')).toHaveProperty('pipelines')
})
