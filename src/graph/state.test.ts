import { expect, test } from 'vitest'
import type { Action } from '../pipeline/pipeline.ts'
import { actionRun, actionStatus, readState, stageStatus, transitionInto } from './state.ts'

const state = readState({
  stageStates: [
    {
      stageName: 'Source',
      latestExecution: { status: 'Succeeded', pipelineExecutionId: 'run-2' },
      actionStates: [{ actionName: 'Source', latestExecution: { status: 'Succeeded' } }],
    },
    {
      stageName: 'Deploy',
      latestExecution: { status: 'InProgress', pipelineExecutionId: 'run-2' },
      inboundTransitionState: { enabled: false, disabledReason: 'Freeze' },
      actionStates: [
        { actionName: 'Deploy', latestExecution: { status: 'Abandoned' } },
        { actionName: 'Verify' },
      ],
    },
  ],
})

const action = (name: string, category = 'Deploy'): Action => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider: 'Any', version: '1' },
})

test('reads statuses by stage and action name', () => {
  expect(stageStatus(state, 'Deploy')?.text).toBe('In progress')
  expect(actionStatus(state, 'Source', action('Source'))?.text).toBe('Succeeded')
  expect(actionStatus(state, 'Deploy', action('Deploy'))?.text).toBe('Abandoned')
})

test('says of everything else that it has not run', () => {
  expect(actionStatus(state, 'Deploy', action('Verify'))?.text).toBe('Not run yet')
  expect(actionStatus(state, 'Deploy', action('Source'))?.text).toBe('Not run yet')
  expect(stageStatus(readState({}), 'Source')?.text).toBe('Not run yet')
})

test('says nothing about runs while no state is known', () => {
  expect(actionStatus(undefined, 'Source', action('Source'))).toBeUndefined()
  expect(stageStatus(undefined, 'Source')).toBeUndefined()
})

test('says that an approval in progress waits for a person', () => {
  const waiting = readState({
    stageStates: [
      {
        stageName: 'Approve',
        actionStates: [
          { actionName: 'Sign-off', latestExecution: { status: 'InProgress' } },
          { actionName: 'Check', latestExecution: { status: 'InProgress' } },
        ],
      },
    ],
  })
  const statusOf = (name: string, category: string) =>
    actionStatus(waiting, 'Approve', action(name, category))?.text
  expect(statusOf('Sign-off', 'Approval')).toBe('Waiting for approval')
  expect(statusOf('Check', 'Test')).toBe('In progress')
})

test('knows a disabled transition and its reason; others are enabled', () => {
  expect(transitionInto(state, 'Deploy')).toEqual({ enabled: false, disabledReason: 'Freeze' })
  expect(transitionInto(state, 'Source')).toEqual({ enabled: true })
  expect(transitionInto(undefined, 'Source')).toEqual({ enabled: true })
})

test('shows a status that is newer than this build as AWS writes it', () => {
  const later = readState({
    stageStates: [{ stageName: 'A', latestExecution: { status: 'Paused' } }],
  })
  expect(stageStatus(later, 'A')).toEqual({ type: 'info', text: 'Paused' })
})

test('knows how long an action took, what it found and why it failed', () => {
  const started = new Date('2026-01-01T10:00:00Z')
  const changed = new Date('2026-01-01T10:02:05Z')
  const ran = readState({
    stageStates: [
      {
        stageName: 'Source',
        actionStates: [
          {
            actionName: 'Source',
            currentRevision: { revisionId: 'abc' },
            latestExecution: {
              status: 'Failed',
              startTime: started,
              lastStatusChange: changed,
              errorDetails: { message: 'No such branch' },
            },
          },
        ],
      },
    ],
  })
  expect(actionRun(ran, 'Source', action('Source'))).toEqual({
    status: { type: 'error', text: 'Failed' },
    started,
    changed,
    revision: 'abc',
    error: 'No such branch',
  })
})
