import { expect, test } from 'vitest'
import { stackStatus } from './stack-status.ts'

test.each([
  ['UPDATE_COMPLETE', 'success', 'Update complete'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'in-progress', 'Update complete cleanup in progress'],
  ['UPDATE_ROLLBACK_COMPLETE', 'warning', 'Update rollback complete'],
  ['UPDATE_ROLLBACK_FAILED', 'error', 'Update rollback failed'],
  ['REVIEW_IN_PROGRESS', 'pending', 'Review in progress'],
])('%s shows as %s', (status, type, text) => {
  expect(stackStatus(status)).toEqual({ type, text })
})
