import { expect, test } from 'vitest'
import { readTextFile } from './read-text-file.ts'

const text = '{"é": "🚀"}'

const utf16 = (isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length))
  for (const [index, unit] of [
    0xfeff,
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  ].entries()) {
    view.setUint16(2 * index, unit, isLittle)
  }
  return new Blob([view])
}

test.each([
  ['UTF-8', new Blob([text])],
  ['UTF-8 with a mark', new Blob(['\ufeff', text])],
  ['UTF-16, as PowerShell writes it', utf16(true)],
  ['UTF-16, big end first', utf16(false)],
])('reads %s', async (_, file) => {
  expect(await readTextFile(file)).toBe(text)
})
