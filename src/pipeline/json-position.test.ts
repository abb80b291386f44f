import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonError, positionOf } from './json-position.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('finds an error in exactly the texts that the engine refuses', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '1', '\\', '\n', 'x'))
    .map(([json, at, put]) => {
      const index = at % (json.length + 1)
      return json.slice(0, index) + put + json.slice(index + 1)
    })
  fc.assert(
    fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
      expect(findJsonError(text) === undefined).toBe(isJson(text))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['', 1, 1, 'The text ends here, where a value is expected.'],
  ['{\n  "name": "a",\n}', 3, 1, 'A comma is too much before this bracket.'],
  ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3, 'A comma or } is expected here.'],
  ['[1 2]', 1, 4, 'A comma or ] is expected here.'],
  ["{'a': 1}", 1, 2, 'A name between double quotes is expected here.'],
  ['{"a" 1}', 1, 6, 'A colon is expected behind the name.'],
  ['{"a": nul}', 1, 7, 'A value is expected here: text between double quotes, a number, { or [.'],
  ['{"a": \'b\'}', 1, 7, 'JSON takes double quotes only.'],
  ['{"a": "b\n"}', 1, 7, 'This text has no closing quote on its line.'],
  ['{"a": "\\x"}', 1, 8, 'JSON knows no such escape.'],
  ['{} {}', 1, 4, 'Nothing may stand behind the end of the JSON.'],
])('says of %j what is wrong, at its line and column', (text, line, column, message) => {
  expect(findJsonError(text)).toEqual({ line, column, message })
})

test('finds a member by its path, or what is nearest to it', () => {
  const text = '{\n  "stages": [\n    { "name": "A" },\n    { "name": 7 }\n  ]\n}'
  expect(positionOf(text, ['stages', 1, 'name'])).toEqual({ line: 4, column: 7 })
  expect(positionOf(text, ['stages', 1, 'actions'])).toEqual({ line: 4, column: 5 })
  expect(positionOf(text, ['stages', 5])).toEqual({ line: 2, column: 3 })
  expect(positionOf(text, [])).toEqual({ line: 1, column: 1 })
})
