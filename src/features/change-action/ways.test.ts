import { expect, test } from 'vitest'
import { readWay, ways, wayText } from './ways.ts'

const lint = { stage: 'Build', action: 'Lint' }

test('an address says which form is open about which action', () => {
  for (const { id } of ways) {
    if (id !== 'polling') expect(readWay(wayText(id, lint))).toEqual({ way: id, ...lint })
  }
  expect(wayText('move', lint)).toBe('move:Build/Lint')
  const drawn = { stage: '!Ref AWS::StackName', action: '${AWS::Region}-deploy' }
  expect(readWay(wayText('move', drawn))).toEqual({ way: 'move', ...drawn })
})

test.each([
  '',
  'move',
  'move:',
  'move:Build',
  'polling:Build/Lint',
  'rename:Build/Lint',
  'constructor:Build/Lint',
])('%j asks for nothing', (text) => {
  expect(readWay(text)).toBeUndefined()
})
