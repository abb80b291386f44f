import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pair, type PairsForm, pairTypes, readPairs, writePairs } from './pairs.ts'

test('an object of CloudFormation parameters is rows, and rows are an object', () => {
  const text = '{"Environment":"production","Size":"3"}'
  const pairs = [
    { name: 'Environment', value: 'production' },
    { name: 'Size', value: '3' },
  ]
  expect(readPairs(text, 'object')).toEqual(pairs)
  expect(writePairs(pairs, 'object')).toBe(text)
})

test('variables of CodeBuild keep their types', () => {
  const text =
    '[{"name":"KEY","value":"/web/key","type":"PARAMETER_STORE"},{"name":"A","value":"b"}]'
  const pairs = readPairs(text, 'typed-list')
  expect(pairs?.[0]?.type).toBe('PARAMETER_STORE')
  expect(writePairs(pairs ?? [], 'typed-list')).toBe(text)
})

test.each<[string, PairsForm]>([
  ['{"Code": {"Fn::GetArtifactAtt": ["Built", "ObjectKey"]}}', 'object'],
  ['{"Size": 3}', 'object'],
  ['["a"]', 'object'],
  ['{"name": "a", "value": "b"}', 'list'],
  ['[{"name": "a", "value": "b", "more": true}]', 'list'],
  ['[null]', 'list'],
  ['{"a": ', 'object'],
])('%s says more than rows can', (text, form) => {
  expect(readPairs(text, form)).toBeUndefined()
})

test('nothing is no rows, and rows without a name are nothing', () => {
  expect(readPairs('', 'object')).toEqual([])
  expect(writePairs([{ name: '', value: 'x' }], 'list')).toBe('')
})

test('whatever rows write, they read again', () => {
  const pair = fc.record<Pair>({
    name: fc.string({ minLength: 1 }),
    value: fc.string(),
    type: fc.constantFrom(...pairTypes),
  })
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      expect(readPairs(writePairs(pairs, 'typed-list'), 'typed-list')).toEqual(pairs)
    }),
  )
})
