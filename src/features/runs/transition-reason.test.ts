import { expect, test } from 'vitest'
import { reasonProblem } from './transition-reason.ts'

test('a reason in plain words is fine', () => {
  expect(reasonProblem('Freeze until Monday (ask ops@example.com)')).toBeUndefined()
})

test('no reason is asked for', () => {
  expect(reasonProblem(' ')).toMatch('Say why')
})

test('the first sign that AWS refuses is named', () => {
  expect(reasonProblem('Wait, please')).toBe('AWS takes no , in a reason.')
})

test('a reason of more than 300 characters is refused', () => {
  expect(reasonProblem('x'.repeat(301))).toMatch('at most 300')
  expect(reasonProblem('x'.repeat(300))).toBeUndefined()
})
