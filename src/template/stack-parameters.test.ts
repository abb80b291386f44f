import { expect, test } from 'vitest'
import { missingParameters, parameterFields, parametersToSend } from './stack-parameters.ts'

const declared = [
  { ParameterKey: 'Branch', DefaultValue: 'main' },
  { ParameterKey: 'Token', NoEcho: true },
  { ParameterKey: 'SecondRegion', ParameterConstraints: { AllowedValues: ['eu-central-1'] } },
]
const current = [
  { ParameterKey: 'Branch', ParameterValue: 'release' },
  { ParameterKey: 'Token', ParameterValue: '****' },
  { ParameterKey: 'Gone', ParameterValue: 'x' },
]
const fields = parameterFields(declared, current)

test('a parameter of the stack is kept by name, hidden or not', () => {
  expect(parametersToSend(fields, { SecondRegion: 'eu-central-1' })).toEqual([
    { ParameterKey: 'Branch', UsePreviousValue: true },
    { ParameterKey: 'Token', UsePreviousValue: true },
    { ParameterKey: 'SecondRegion', ParameterValue: 'eu-central-1' },
  ])
})

test('a parameter that is changed is sent, and one that is changed back is kept', () => {
  const sent = parametersToSend(fields, { Branch: 'main', Token: '****' })
  expect(sent).toEqual([
    { ParameterKey: 'Branch', ParameterValue: 'main' },
    { ParameterKey: 'Token', UsePreviousValue: true },
  ])
})

test('an empty value is a value', () => {
  expect(parametersToSend(fields, { Branch: '' })[0]).toEqual({
    ParameterKey: 'Branch',
    ParameterValue: '',
  })
})

test('a new parameter without a default is missing until it is given', () => {
  expect(missingParameters(fields, {})).toEqual(['SecondRegion'])
  expect(missingParameters(fields, { SecondRegion: 'eu-central-1' })).toEqual([])
})

test('a new stack takes the defaults, and misses what has none', () => {
  const fresh = parameterFields(declared, [])
  expect(parametersToSend(fresh, {})).toEqual([{ ParameterKey: 'Branch', ParameterValue: 'main' }])
  expect(missingParameters(fresh, {})).toEqual(['Token', 'SecondRegion'])
})

test('a parameter that the template no longer declares is not sent', () => {
  expect(fields.map(({ key }) => key)).toEqual(['Branch', 'Token', 'SecondRegion'])
})
