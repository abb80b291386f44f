import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prettyJson } from './pretty-json.ts'

test('lays out as JSON.stringify does, whatever the layout it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      expect(prettyJson(JSON.stringify(value, null, space))).toBe(JSON.stringify(value, null, 2))
    }),
  )
})

test('keeps numbers and escapes as they are written', () => {
  expect(prettyJson('{"n":12345678901234567890,"x":1.0e2,"s":"caf\\u00e9 \\"{,}\\""}')).toBe(
    '{\n  "n": 12345678901234567890,\n  "x": 1.0e2,\n  "s": "caf\\u00e9 \\"{,}\\""\n}',
  )
})

test('keeps what is empty on one line', () => {
  expect(prettyJson('{"a":[ ],"b":{ }}')).toBe('{\n  "a": [],\n  "b": {}\n}')
})
