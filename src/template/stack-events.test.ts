import { describe, expect, test } from 'vitest'
import {
  type EventFacts,
  eventsOf,
  firstCause,
  isCreation,
  latestByResource,
  progressOf,
  stackProgress,
} from './stack-events.ts'

const stack = (ResourceStatus: string, ResourceStatusReason?: string): EventFacts => ({
  StackId: 'arn:stack',
  PhysicalResourceId: 'arn:stack',
  LogicalResourceId: 'release',
  ResourceStatus,
  ResourceStatusReason,
})
const resource = (id: string, ResourceStatus: string, reason?: string): EventFacts => ({
  StackId: 'arn:stack',
  PhysicalResourceId: id.toLowerCase(),
  LogicalResourceId: id,
  ResourceStatus,
  ResourceStatusReason: reason,
})

test.each([
  ['UPDATE_IN_PROGRESS', 'going-on'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'going-on'],
  ['UPDATE_COMPLETE', 'done'],
  ['CREATE_COMPLETE', 'done'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'rolling-back'],
  ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'rolling-back'],
  ['UPDATE_ROLLBACK_COMPLETE', 'rolled-back'],
  ['ROLLBACK_COMPLETE', 'rolled-back'],
  ['UPDATE_ROLLBACK_FAILED', 'failed'],
  ['CREATE_FAILED', 'failed'],
] as const)('%s is %s', (status, progress) => {
  expect(progressOf(status)).toBe(progress)
})

const rolledBack = [
  stack('UPDATE_ROLLBACK_COMPLETE'),
  resource('Pipeline', 'UPDATE_COMPLETE'),
  stack('UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to update: [Pipeline].'),
  resource('Bucket', 'CREATE_FAILED', 'Resource creation cancelled'),
  resource('Pipeline', 'UPDATE_FAILED', 'Pipeline has only 1 stage(s).'),
  resource('Pipeline', 'UPDATE_IN_PROGRESS'),
  stack('UPDATE_IN_PROGRESS', 'User Initiated'),
]

test('the stack goes on until its own newest event ends it', () => {
  expect(stackProgress([])).toBe('going-on')
  expect(stackProgress(rolledBack.slice(3))).toBe('going-on')
  expect(stackProgress(rolledBack.slice(2))).toBe('rolling-back')
  expect(stackProgress(rolledBack)).toBe('rolled-back')
})

test('a stack that is made is told from one that is updated', () => {
  expect(isCreation([stack('CREATE_IN_PROGRESS')])).toBe(true)
  expect(isCreation([stack('ROLLBACK_COMPLETE'), stack('CREATE_IN_PROGRESS')])).toBe(true)
  expect(isCreation(rolledBack)).toBe(false)
  expect(isCreation([])).toBe(false)
})

describe('the first cause of a rollback', () => {
  test('is the resource that failed first, and not one that was cancelled with it', () => {
    expect(firstCause(rolledBack)?.ResourceStatusReason).toBe('Pipeline has only 1 stage(s).')
  })
  test('is the stack own reason where no resource failed', () => {
    const events = [stack('UPDATE_ROLLBACK_IN_PROGRESS', 'Alarm'), stack('UPDATE_IN_PROGRESS')]
    expect(firstCause(events)?.ResourceStatusReason).toBe('Alarm')
  })
  test('stays the first when the rollback fails too', () => {
    const later = [stack('UPDATE_ROLLBACK_FAILED'), resource('Bucket', 'DELETE_FAILED', 'In use')]
    expect(firstCause([...later, ...rolledBack])?.LogicalResourceId).toBe('Pipeline')
  })
  test('is none where all went well', () => {
    expect(firstCause([stack('UPDATE_COMPLETE'), stack('UPDATE_IN_PROGRESS')])).toBeUndefined()
  })
})

test('the newest event of each resource stands in the order in which they were begun', () => {
  expect(latestByResource(rolledBack).map((e) => [e.LogicalResourceId, e.ResourceStatus])).toEqual([
    ['Pipeline', 'UPDATE_COMPLETE'],
    ['Bucket', 'CREATE_FAILED'],
  ])
})

test('events of another operation are left out', () => {
  const events = [
    { ...stack('UPDATE_COMPLETE'), ClientRequestToken: 'mine' },
    { ...stack('CREATE_COMPLETE'), ClientRequestToken: 'theirs' },
    stack('CREATE_IN_PROGRESS'),
  ]
  expect(eventsOf(events, 'mine')).toHaveLength(1)
})
