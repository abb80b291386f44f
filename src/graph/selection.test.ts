import { expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { findSelected, readSelection, selectionText } from './selection.ts'

const action = {
  name: 'Deploy.1',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
}
const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: [{ name: 'Deploy', actions: [action] }],
}

test('an action is found by the text its selection is written as', () => {
  const text = selectionText({ stage: 'Deploy', action: 'Deploy.1' })
  expect(findSelected(pipeline, text)).toEqual({ stage: pipeline.stages[0], action })
})

test('names that a template draws with slashes and percent signs come back as they are', () => {
  const drawn = { stage: '100%/${AWS::StackName}', action: 'a%2Fb/c' }
  expect(readSelection(selectionText(drawn))).toEqual(drawn)
})

test('a stage alone is found', () => {
  expect(findSelected(pipeline, selectionText({ stage: 'Deploy' }))).toEqual({
    stage: pipeline.stages[0],
  })
})

test.each(['Gone', 'Deploy/Gone', '', undefined])('%s selects nothing', (text) => {
  expect(findSelected(pipeline, text)).toBeUndefined()
})
