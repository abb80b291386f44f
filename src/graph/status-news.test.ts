import { expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { readState } from './state.ts'
import { statusNews } from './status-news.ts'

const names = ['One', 'Two', 'Three', 'Four']
const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: [
    {
      name: 'Deploy',
      actions: names.map((name) => ({
        name,
        actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      })),
    },
  ],
}
const state = (statuses: Record<string, string>, enabled = true) =>
  readState({
    stageStates: [
      {
        stageName: 'Deploy',
        latestExecution: { status: 'InProgress' },
        inboundTransitionState: { enabled },
        actionStates: Object.entries(statuses).map(([actionName, status]) => ({
          actionName,
          latestExecution: { status },
        })),
      },
    ],
  })

test('names what changed', () => {
  const before = state({ One: 'InProgress' })
  expect(statusNews(pipeline, before, state({ One: 'Failed' }))).toBe('One in Deploy: Failed.')
  expect(statusNews(pipeline, before, state({ One: 'InProgress' }, false))).toBe(
    'Transition into Deploy: Disabled.',
  )
})

test('says nothing when a later look shows the same', () => {
  expect(statusNews(pipeline, state({ One: 'Failed' }), state({ One: 'Failed' }))).toBe('')
})

test('counts many changes by status', () => {
  const after = { One: 'Succeeded', Two: 'Succeeded', Three: 'Succeeded', Four: 'Failed' }
  expect(statusNews(pipeline, state({}), state(after))).toBe(
    '4 statuses changed: 3 succeeded, 1 failed.',
  )
})
