import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { checkHostedConfig } from './hosted-config.ts'

const cognito = {
  kind: 'cognito',
  userPoolId: 'us-west-2_AbCd12345',
  clientId: '1h57kf5cpq17m0eml12EXAMPLE',
  identityPoolId: 'us-west-2:128d0a74-c82f-4553-916d-90053e0a1b2c',
}
const oidc = {
  kind: 'oidc',
  issuer: 'https://idp.example.com',
  clientId: 'pipespan',
  roleArn: 'arn:aws:iam::111122223333:role/PipespanSignedIn',
}
const regions = ['us-west-2']

const problemsOf = (json: unknown) => {
  const result = checkHostedConfig(json)
  return result.ok ? [] : result.problems
}

test('the file that is built in is good, and offers the sandbox only', async () => {
  const result = checkHostedConfig(JSON.parse(await readFile('public/config.json', 'utf8')))
  expect(result).toMatchObject({ ok: true, config: { regions: [], pastedKeys: false } })
})

test('both ways to sign in are taken as they are', () => {
  expect(checkHostedConfig({ regions, signIn: cognito })).toEqual({
    ok: true,
    config: { label: 'AWS', regions, signIn: cognito, pastedKeys: false, endpoints: {} },
  })
  expect(checkHostedConfig({ regions, signIn: oidc })).toMatchObject({
    ok: true,
    config: { signIn: { ...oidc, scopes: ['openid'] } },
  })
})

test.each([
  [{ regions: ['us-west-9'] }, '"regions[0]": CodePipeline has no region "us-west-9".'],
  [{ regions: 'us-west-2' }, '"regions": Give a list of texts.'],
  [{ pastedKeys: true }, '"regions": Name at least one region, the one to land in first.'],
  [{ regions, pastedKeys: 'yes' }, '"pastedKeys": Write true or false.'],
  [
    { regions, signIn: { kind: 'saml' } },
    '"signIn.kind": Give "cognito" or "oidc". Now it is "saml".',
  ],
  [{ regions, signIn: [] }, '"signIn": Write a JSON object.'],
  [[], 'config.json: Write a JSON object.'],
  [null, 'config.json: Write a JSON object.'],
])('%j is refused', (json, problem) => {
  expect(problemsOf(json)).toContain(problem)
})

test('a misspelt member is not overlooked', () => {
  expect(problemsOf({ region: 'us-west-2' })).toEqual([
    '"region": There is no such member. There are: $comment, label, regions, signIn, assumeRole, pastedKeys, endpoints.',
  ])
  expect(problemsOf({ regions, signIn: { ...cognito, domain: 'x' } })[0]).toMatch(
    /^"signIn\.domain": There is no such member/,
  )
})

test('a secret is refused with the reason, and is not repeated', () => {
  const problems = problemsOf({ regions, signIn: { ...cognito, clientSecret: 'hunter2' } })
  expect(problems).toEqual([
    '"signIn.clientSecret": Use a client without a secret; the page proves itself with PKCE.',
  ])
  expect(problemsOf({ secretAccessKey: 'hunter2' })[0]).toContain('A page keeps no secret')
})

test('every problem is found at once', () => {
  const { userPoolId: _, ...rest } = cognito
  expect(problemsOf({ regions: [], signIn: { ...rest, identityPoolId: 'x' } })).toEqual([
    expect.stringMatching(/^"signIn\.userPoolId": Give a user pool id/),
    expect.stringMatching(/^"signIn\.identityPoolId": Give an identity pool id/),
    expect.stringMatching(/^"regions": /),
  ])
})

test('an OpenID Connect provider is asked for an ID token', () => {
  expect(problemsOf({ regions, signIn: { ...oidc, scopes: ['email'] } })).toEqual([
    expect.stringMatching(/^"signIn\.scopes": Without "openid"/),
  ])
})

test.each([
  'http://idp.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost@example.com',
  'https://user:word@example.com',
  'https://example.com/?a=b',
  'javascript:alert(1)',
  'idp.example.com',
  7,
])('no address of a provider or an emulator is %s', (address) => {
  expect(problemsOf({ regions, signIn: { ...oidc, issuer: address } })).toHaveLength(1)
  expect(problemsOf({ endpoints: { sts: address } })).toHaveLength(1)
})

test.each([
  'https://aws.example.com:4566',
  'http://127.0.0.1:4566',
  'http://localhost:4566',
  'http://[::1]:80',
])('an emulator may be at %s', (address) => {
  expect(checkHostedConfig({ endpoints: { codepipeline: address } })).toMatchObject({
    ok: true,
    config: { endpoints: { codepipeline: address } },
  })
})

test('a role on top needs somebody who signs in', () => {
  expect(problemsOf({ regions, assumeRole: { roleArn: oidc.roleArn } })).toEqual([
    expect.stringMatching(/^"assumeRole": /),
  ])
})
