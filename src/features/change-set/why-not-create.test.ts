import { expect, test } from 'vitest'
import { parameterFields } from '../../template/stack-parameters.ts'
import { whyNotCreate } from './why-not-create.ts'

const fields = parameterFields(
  [{ ParameterKey: 'Bucket' }, { ParameterKey: 'Token', NoEcho: true }],
  [{ ParameterKey: 'Token', ParameterValue: '****' }],
)

test('what is missing is named, parameters before capabilities', () => {
  const ungranted = ['CAPABILITY_IAM']
  const made = undefined
  expect(whyNotCreate({ fields, given: {}, ungranted, made })).toBe('Give a value for Bucket.')
  const given = { Bucket: 'mine' }
  expect(whyNotCreate({ fields, given, ungranted, made })).toBe('Acknowledge CAPABILITY_IAM.')
  expect(whyNotCreate({ fields, given, ungranted: [], made })).toBeUndefined()
})
