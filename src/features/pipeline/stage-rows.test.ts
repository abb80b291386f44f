import { expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { stageRows } from './stage-rows.ts'

const action = (name: string) => ({
  name,
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
})
const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: [
    { name: 'Source', actions: [action('Checkout')] },
    { name: 'Deploy', actions: [action('One'), action('Two')] },
  ],
}
const shown = (...found: Parameters<typeof stageRows>[1] & object) =>
  stageRows(pipeline, found).map(({ stage, children }) => [
    stage.name,
    ...children.map((row) => row.action?.name),
  ])

test('lists every stage with its actions, each under the place that problems name', () => {
  const rows = stageRows(pipeline)
  expect(rows.map(({ id }) => id)).toEqual(['0', '1'])
  expect(rows[1]?.children.map(({ id }) => id)).toEqual(['1/0', '1/1'])
  expect(rows[1]?.children[1]?.selection).toEqual({ stage: 'Deploy', action: 'Two' })
})

test('shows what was found below its stage, and no other stage', () => {
  expect(shown({ stage: 'Deploy', action: 'Two' })).toEqual([['Deploy', 'Two']])
})

test('shows a stage whole when it alone was asked for', () => {
  expect(shown({ stage: 'Deploy' })).toEqual([['Deploy', 'One', 'Two']])
  expect(shown({ stage: 'Deploy' }, { stage: 'Deploy', action: 'One' })).toEqual([
    ['Deploy', 'One'],
  ])
})

test('shows nothing when nothing was found', () => {
  expect(shown()).toEqual([])
})
