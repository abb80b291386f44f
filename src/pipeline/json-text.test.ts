import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberText, parseJson, writeJson } from './json-text.ts'

test('any JSON is written back exactly as it was read, blanks and all', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 0, max: 4 }), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent)
      const value = parseJson(text)
      expect(typeof value === 'object' && value ? writeJson(value) : text).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('any JSON is read as the engine reads it', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
      expect(JSON.parse(writeJson(parseJson(json)))).toEqual(JSON.parse(json))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['a large integer', '{"a":12345678901234567890}'],
  ['a number with a trailing zero', '{"a":1.50}'],
  ['an exponent', '{"a":1E+3}'],
  ['negative zero', '{"a":-0}'],
  ['escapes', '{"a":"\\u00e9\\/\\ud800"}'],
  ['keys that look like indices', '{"b":1,"10":2,"9":3}'],
  ['the same key twice', '{"a":1,"a":2}'],
  ['a key named __proto__', '{"__proto__":{"a":1}}'],
])('%s is kept as written', (_, text) => {
  expect(writeJson(parseJson(text))).toBe(text)
})

test('an edit beside a large integer leaves it alone', () => {
  const read = parseJson('{"name":"p","limit":12345678901234567890,"deep":{"10":1.0,"9":[ ]}}')
  const edited = { ...(read as object), name: 'q' }
  expect(writeJson(edited)).toBe(
    '{"name":"q","limit":12345678901234567890,"deep":{"10":1.0,"9":[ ]}}',
  )
})

test('what was read cannot be changed in place, so its text is never stale', () => {
  const read = parseJson('{"a":{"b":[1]}}') as { a: { b: number[] } }
  expect(() => read.a.b.push(2)).toThrow(TypeError)
})

test('members set to undefined are left out', () => {
  expect(writeJson({ a: undefined, b: [1, { c: undefined }] })).toBe('{"b":[1,{}]}')
})

test('a number that JavaScript would round is told apart from a string', () => {
  const { a } = parseJson('{"a":12345678901234567890}') as { a: unknown }
  expect(a).toEqual(new NumberText('12345678901234567890'))
})

test.each(['', '{', '{"a":}', '[1,]', "{'a':1}", '01'])('%s is refused', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError)
})
