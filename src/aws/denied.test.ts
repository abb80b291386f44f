import { expect, test } from 'vitest'
import { deniedAction, unavailable } from './denied.ts'
import { toFailure } from './failures.ts'
import { isNotEnabled } from './opted-out.ts'

const failed = (operation: string, name: string, message: string) =>
  toFailure(operation, Object.assign(new Error(message), { name }))

test.each([
  [
    'GetPipelineState',
    'User: arn:aws:iam::111122223333:user/me is not authorized to perform: codepipeline:GetPipelineState on resource: *',
    'codepipeline:GetPipelineState',
  ],
  ['GetPipelineState', 'Denied.', 'codepipeline:GetPipelineState'],
  ['ListBuckets', 'Access Denied', 's3:ListAllMyBuckets'],
  ['HeadBucket', 'Forbidden', 's3:ListBucket'],
])('%s that is denied with "%s" lacks %s', (operation, message, action) => {
  expect(deniedAction(failed(operation, 'AccessDeniedException', message))).toBe(action)
})

test('a part that is denied names the permission, any other failure its words', () => {
  const denied = failed('GetPipelineState', 'AccessDeniedException', 'No.')
  expect(unavailable('Status', denied)).toBe(
    'Status unavailable: codepipeline:GetPipelineState is not allowed',
  )
  const busy = failed('GetPipelineState', 'ThrottlingException', 'Rate exceeded')
  expect(unavailable('Status', busy)).toBe('Status unavailable: Rate exceeded')
})

test('keys that an opt-in region does not know mean that the region is not enabled', () => {
  const failure = failed('ListPipelines', 'UnrecognizedClientException', 'invalid')
  expect(isNotEnabled(failure, 'af-south-1')).toBe(true)
  expect(isNotEnabled(failure, 'us-east-1')).toBe(false)
  const denied = failed('ListPipelines', 'AccessDeniedException', 'No.')
  expect(isNotEnabled(denied, 'af-south-1')).toBe(false)
})
