import { expect, test } from 'vitest'
import { readScope } from './credential-scope.ts'

const none = new URLSearchParams()
const header = (credential: string) =>
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=abc`

test('the scope is read from the header that the AWS CLI sends', () => {
  expect(readScope(header('test/20261123/us-west-2/codepipeline/aws4_request'), none)).toEqual({
    ok: true,
    scope: { service: 'codepipeline', region: 'us-west-2' },
  })
})

test('members of the header may come in any order, with or without spaces', () => {
  const credential = 'Credential=AKIA/20261123/eu-west-1/s3/aws4_request'
  for (const text of [
    `SignedHeaders=host,Signature=a,${credential}`,
    `${credential},Signature=a`,
  ]) {
    expect(readScope(`AWS4-HMAC-SHA256 ${text}`, none)).toEqual({
      ok: true,
      scope: { service: 's3', region: 'eu-west-1' },
    })
  }
})

test('the scope is read from a presigned address', () => {
  const query = new URLSearchParams(
    'X-Amz-Credential=AKIA%2F20261123%2Fus-east-1%2Fs3%2Faws4_request',
  )
  expect(readScope(undefined, query)).toEqual({
    ok: true,
    scope: { service: 's3', region: 'us-east-1' },
  })
})

test('a request without a signature has none', () => {
  expect(readScope(undefined, none)).toEqual({ ok: false, why: 'missing' })
})

test.each([
  'Basic dXNlcg==',
  'AWS test:signature',
  header('test/20261123/us-west-2/codepipeline'),
  header('test/20261123/us-west-2/codepipeline/aws4'),
  header('test/today/us-west-2/codepipeline/aws4_request'),
  header('test/20261123/../codepipeline/aws4_request'),
  header('test/20261123/us-west-2/code%2Fpipeline/aws4_request'),
  header('/20261123/us-west-2/codepipeline/aws4_request'),
])('a signature without a usable scope is incomplete: %s', (authorization) => {
  expect(readScope(authorization, none)).toEqual({ ok: false, why: 'incomplete' })
})
