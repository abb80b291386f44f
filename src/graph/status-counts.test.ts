import { expect, test } from 'vitest'
import { action } from './layout-examples.ts'
import { readState } from './state.ts'
import { countStatuses } from './status-counts.ts'

const approval = {
  actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
}
const actions = [
  action('One'),
  action('Two'),
  action('Three'),
  action('Four', approval),
  action('Five'),
]

const state = readState({
  stageStates: [
    {
      stageName: 'Deploy',
      actionStates: [
        { actionName: 'One', latestExecution: { status: 'Succeeded' } },
        { actionName: 'Two', latestExecution: { status: 'Failed' } },
        { actionName: 'Three', latestExecution: { status: 'Succeeded' } },
        { actionName: 'Four', latestExecution: { status: 'InProgress' } },
      ],
    },
  ],
})

test('counts the statuses of a stage, what needs a look first', () => {
  expect(
    countStatuses(state, 'Deploy', actions).map(({ status, count }) => [status.text, count]),
  ).toEqual([
    ['Failed', 1],
    ['Waiting for approval', 1],
    ['Succeeded', 2],
    ['Not run yet', 1],
  ])
})

test('counts nothing while no state is known', () => {
  expect(countStatuses(undefined, 'Deploy', actions)).toEqual([])
})
