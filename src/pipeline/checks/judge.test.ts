import { describe, expect, test } from 'vitest'
import type { Decision } from './check.ts'
import { judgeActionAccess, judgeKeyAccess, judgeKeyState } from './judge.ts'

/** What the sandbox cannot be brought to; everything else is tried in aws/checks.test.ts. */

const roleArn = 'arn:aws:iam::111122223333:role/service/Releaser'
const region = 'us-east-1'
const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/1'
const state = { id: 'k', region, title: '', kind: 'key-state', keyId: '1' } as const
const good = { arn: keyArn, state: 'Enabled', isSymmetric: true, isAwsManaged: false }

describe('a key', () => {
  test.each([
    ['that is disabled', { state: 'Disabled' }, 'it is Disabled'],
    ['that will be deleted', { state: 'PendingDeletion' }, 'it is PendingDeletion'],
    ['that signs', { isSymmetric: false }, 'not a symmetric one'],
    ['of another region', { arn: keyArn.replace('us-east-1', 'eu-west-1') }, 'lies in eu-west-1'],
  ])('%s fails', (_, part, text) => {
    expect(judgeKeyState(state, { ...good, ...part })).toMatchObject({
      state: 'failed',
      text: expect.stringContaining(text),
    })
  })

  test('of AWS passes, with a warning', () => {
    const finding = judgeKeyState(state, { ...good, isAwsManaged: true })
    expect(finding).toMatchObject({ state: 'passed', text: expect.stringContaining('AWS manages') })
  })
})

const access = {
  id: 'a',
  region,
  title: '',
  kind: 'action-access',
  roleArn,
  ownAccount: '111122223333',
  provider: 'X',
} as const
const decision = (part: Partial<Decision>): Decision => ({
  action: 'x:Do',
  resource: '*',
  decision: 'allowed',
  isMissingContext: false,
  ...part,
})

describe('a role', () => {
  test('whose policies deny fails, whatever allows beside it', () => {
    const decisions = [decision({ decision: 'explicitly-denied' }), decision({})]
    expect(judgeActionAccess(access, { decisions })).toMatchObject({
      state: 'failed',
      text: 'A policy denies Releaser x:Do.',
    })
  })

  test('is unknown where a policy asks for context that only a run has', () => {
    const decisions = [decision({ decision: 'denied', isMissingContext: true }), decision({})]
    expect(judgeActionAccess(access, { decisions })).toMatchObject({
      state: 'unknown',
      why: 'conditions',
    })
  })
})

const statement = {
  Sid: 'S',
  Effect: 'Allow',
  Action: ['kms:Decrypt', 'kms:Encrypt'],
  Resource: [keyArn],
} as const
const keyAccess = { ...state, kind: 'key-access', roleArn, statement } as const
const keyPolicy = (...statements: object[]) => ({
  policy: JSON.stringify({ Statement: statements }),
  decisions: [decision({})],
  keyArn,
})
const allow = (part: object) => ({ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...part })

describe('a key policy', () => {
  test('that leaves it to IAM, or names the role, lets the role in', () => {
    for (const AWS of ['arn:aws:iam::111122223333:root', roleArn, '111122223333']) {
      const answer = keyPolicy(allow({ Principal: { AWS } }))
      expect(judgeKeyAccess(keyAccess, answer)).toMatchObject({ state: 'passed' })
    }
  })

  test('that names others only, or too little, does not', () => {
    const others = keyPolicy(allow({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } }))
    expect(judgeKeyAccess(keyAccess, others)).toMatchObject({
      state: 'failed',
      text: 'The key policy does not let Releaser do kms:Decrypt and kms:Encrypt.',
    })
    const little = keyPolicy(allow({ Principal: { AWS: roleArn }, Action: 'kms:Decrypt' }))
    expect(judgeKeyAccess(keyAccess, little)).toMatchObject({
      state: 'failed',
      text: 'The key policy does not let Releaser do kms:Encrypt.',
    })
  })

  test('that allows under conditions is unknown', () => {
    const Condition = { StringEquals: { 'kms:CallerAccount': '111122223333' } }
    const answer = keyPolicy(allow({ Principal: '*', Condition }))
    expect(judgeKeyAccess(keyAccess, answer)).toMatchObject({ state: 'unknown', why: 'conditions' })
  })
})
