import { expect, test } from 'vitest'
import { actionStatus, readState, stageStatus, transitionInto } from './state.ts'

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

test('reads statuses by stage and action name', () => {
  expect(stageStatus(state, 'Deploy').text).toBe('In progress')
  expect(actionStatus(state, 'Source', 'Source').text).toBe('Succeeded')
  expect(actionStatus(state, 'Deploy', 'Deploy').text).toBe('Abandoned')
})

test('says of everything else that it has not run', () => {
  expect(actionStatus(state, 'Deploy', 'Verify').text).toBe('Not run yet')
  expect(actionStatus(state, 'Deploy', 'Source').text).toBe('Not run yet')
  expect(actionStatus(undefined, 'Source', 'Source').text).toBe('Not run yet')
  expect(stageStatus(readState({}), 'Source').text).toBe('Not run yet')
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
