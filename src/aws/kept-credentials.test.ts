import { expect, test } from 'vitest'
import { keepCredentials } from './kept-credentials.ts'

/** Gives out numbered keys that are good for some minutes. */
function numbered(minutes: number | undefined) {
  let count = 0
  return async () => {
    count += 1
    const expiration =
      minutes === undefined ? {} : { expiration: new Date(Date.now() + minutes * 60_000) }
    return { accessKeyId: String(count), secretAccessKey: 'x', ...expiration }
  }
}

const idsOf = async (asked: readonly Promise<{ accessKeyId: string }>[]) =>
  (await Promise.all(asked)).map(({ accessKeyId }) => accessKeyId)

test('clients that ask at once share one answer, and so do later ones', async () => {
  const { provide } = keepCredentials(numbered(60))
  expect(await idsOf([provide(), provide()])).toEqual(['1', '1'])
  expect(await idsOf([provide()])).toEqual(['1'])
})

test('keys without an end are kept', async () => {
  const { provide } = keepCredentials(numbered(undefined))
  await provide()
  expect(await idsOf([provide()])).toEqual(['1'])
})

test('what ends within five minutes is renewed', async () => {
  const { provide } = keepCredentials(numbered(4))
  await provide()
  expect(await idsOf([provide()])).toEqual(['2'])
})

test('an answer that comes after signing out is not kept for the next person', async () => {
  const { provide, forget } = keepCredentials(numbered(60))
  const late = provide()
  forget()
  await late
  expect(await idsOf([provide()])).toEqual(['2'])
})

test('a failure is not kept', async () => {
  let isDown = true
  const ask = numbered(60)
  const { provide } = keepCredentials(() => (isDown ? Promise.reject(new Error('down')) : ask()))
  await expect(provide()).rejects.toThrow('down')
  isDown = false
  expect(await idsOf([provide()])).toEqual(['1'])
})
