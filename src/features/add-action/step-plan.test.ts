import { expect, test } from 'vitest'
import type { FieldProblem } from './field-problems.ts'
import type { Field } from './fields.ts'
import { firstOpenStep, reviewStep, stepOf } from './step-plan.ts'

const problem = (field: Field, severity: FieldProblem['severity'] = 'error'): FieldProblem => ({
  field,
  severity,
  text: '',
})

test.each([
  ['region', 0],
  ['new-stage-name', 0],
  ['configuration', 1],
  ['configuration/ApplicationName', 1],
  ['inputs', 2],
  ['bucket/us-east-1', 3],
  ['key/us-east-1', 3],
  ['elsewhere', reviewStep],
] as const)('%s is settled in step %i', (field, step) => {
  expect(stepOf(field)).toBe(step)
})

test('a step without an error is done', () => {
  expect(firstOpenStep([], reviewStep)).toBeUndefined()
  expect(firstOpenStep([problem('region', 'warning')], reviewStep)).toBeUndefined()
})

test('the first step with an error holds, whatever the order of the problems', () => {
  expect(firstOpenStep([problem('inputs'), problem('region')], reviewStep)).toBe(0)
})

test('a later step does not hold up an earlier one', () => {
  expect(firstOpenStep([problem('bucket/us-east-1')], 1)).toBeUndefined()
  expect(firstOpenStep([problem('bucket/us-east-1')], reviewStep)).toBe(3)
})

test('what no control settles holds up only the submit', () => {
  expect(firstOpenStep([problem('elsewhere')], reviewStep)).toBeUndefined()
  expect(firstOpenStep([problem('elsewhere')], reviewStep + 1)).toBe(reviewStep)
})
