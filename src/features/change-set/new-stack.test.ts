import { expect, test } from 'vitest'
import { newStackInput, plainStack, whyNoRole, whyNoTags } from './new-stack.ts'

const role = 'arn:aws-us-gov:iam::111122223333:role/path/cloudformation'

test('a role is an ARN, or left out', () => {
  expect(whyNoRole('')).toBeUndefined()
  expect(whyNoRole(role)).toBeUndefined()
  expect(whyNoRole('cloudformation')).toMatch(/ARN of a role/)
  expect(whyNoRole('arn:aws:iam::111122223333:user/me')).toMatch(/ARN of a role/)
})

test.each([
  [[{ key: 'team', value: '' }], undefined],
  [[{ key: '', value: 'web' }], /Give every tag a key/],
  [[{ key: 'AWS:x', value: '' }], /must not start with "aws:"/],
  [
    [
      { key: 'team', value: 'a' },
      { key: 'team ', value: 'b' },
    ],
    /team stands there twice/,
  ],
  [[{ key: 'k'.repeat(129), value: '' }], /at most 128/],
  [Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: '' })), /50 tags/],
])('tags that CloudFormation would not take say so: %#', (tags, words) => {
  if (words) expect(whyNoTags(tags)).toMatch(words)
  else expect(whyNoTags(tags)).toBeUndefined()
})

test('what is left out is not sent', () => {
  expect(newStackInput(plainStack)).toEqual({})
  const begun = { roleArn: '', tags: [{ key: '', value: '' }] }
  expect(whyNoTags(begun.tags)).toBeUndefined()
  expect(newStackInput(begun)).toEqual({})
  expect(newStackInput({ roleArn: role, tags: [{ key: ' team', value: 'web' }] })).toEqual({
    RoleARN: role,
    Tags: [{ Key: 'team', Value: 'web' }],
  })
})
