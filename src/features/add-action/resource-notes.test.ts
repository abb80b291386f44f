import { expect, test } from 'vitest'
import { absence, calledBy } from './resource-notes.ts'

const choice = {
  state: 'listed' as const,
  found: [{ value: 'MyApp' }, { value: 'k3x8q1a', label: 'web-shop' }],
}
const chosen = { kind: 'codedeploy-application' as const, region: 'us-east-1', choice }

test('a value that the whole list does not have is said to be missing', () => {
  expect(absence({ ...chosen, value: 'MyAp' })).toBe(
    'Not among the CodeDeploy applications of us-east-1.',
  )
})

test.each(['MyApp', '', '#{variables.app}', 'arn:aws:codedeploy:us-east-1:1:application:MyApp'])(
  '%j is nothing to remark on',
  (value) => {
    expect(absence({ ...chosen, value })).toBeUndefined()
  },
)

test.each(['loading', 'denied', 'failed', 'waiting'] as const)(
  'nothing is said to be missing while the list is %s',
  (state) => {
    expect(absence({ ...chosen, value: 'x', choice: { ...choice, state } })).toBeUndefined()
  },
)

test('a stack may be one that the action makes', () => {
  expect(absence({ ...chosen, kind: 'stack', value: 'new-stack' })).toBeUndefined()
})

test('an id is shown with what people call it', () => {
  expect(calledBy({ value: 'k3x8q1a', choice })).toBe('web-shop')
  expect(calledBy({ value: 'MyApp', choice })).toBeUndefined()
})
