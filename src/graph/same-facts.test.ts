import { expect, test } from 'vitest'
import { sameFacts } from './same-facts.ts'

const shown = { name: 'Deploy', run: { status: { text: 'Failed' }, changed: new Date(5) }, at: 1 }

test('what is read anew with the same values is the same', () => {
  expect(
    sameFacts(shown, { ...shown, run: { status: { text: 'Failed' }, changed: new Date(5) } }),
  ).toBe(true)
})

test('another value, another time or another member is not', () => {
  expect(sameFacts(shown, { ...shown, at: 2 })).toBe(false)
  expect(sameFacts(shown, { ...shown, run: { ...shown.run, changed: new Date(6) } })).toBe(false)
  expect(sameFacts<object>(shown, { name: 'Deploy' })).toBe(false)
  expect(sameFacts<object>({ mark: undefined }, { mark: 'added' })).toBe(false)
})

test('functions are the same only when they are one', () => {
  const press = () => undefined
  expect(sameFacts({ press }, { press })).toBe(true)
  expect(sameFacts({ press }, { press: () => undefined })).toBe(false)
})
