import { expect, test } from 'vitest'
import { firstColor } from './connection-marks.ts'

test.each([
  ['prod', 'red'],
  ['acme-production', 'red'],
  ['PROD_admin', 'red'],
  ['live', 'red'],
  ['prod2', 'red'],
  ['nonprod', 'grey'],
  ['non-prod', 'grey'],
  ['pre-production', 'grey'],
  ['preprod', 'grey'],
  ['products', 'grey'],
  ['delivery', 'grey'],
  ['staging', 'grey'],
])('%s is %s until somebody colours it', (label, color) => {
  expect(firstColor({ kind: 'sso', label })).toBe(color)
})

test('the sandbox has no colour until somebody gives it one', () => {
  expect(firstColor({ kind: 'sandbox', label: 'Sandbox' })).toBeUndefined()
})
