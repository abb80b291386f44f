import type { AwsCredentialIdentity } from '@smithy/types'
import { beforeEach, expect, test } from 'vitest'
import { createCredentialCache } from './credential-cache.ts'

const minute = 60_000
let now = 0
let resolved = 0
let next: () => Promise<AwsCredentialIdentity>

const lasting = (minutes: number) => async () => ({
  accessKeyId: `key-${++resolved}`,
  secretAccessKey: 'secret',
  expiration: new Date(now + minutes * minute),
})

const cache = () =>
  createCredentialCache(
    () => next(),
    () => now,
  )

beforeEach(() => {
  now = 1_000_000
  resolved = 0
  next = lasting(60)
})

test('calls that come together wait for one resolution', async () => {
  const { get } = cache()
  const [one, two] = await Promise.all([get(), get()])
  expect(one).toBe(two)
  expect(resolved).toBe(1)
})

test.each([
  [60, 54.9, 1],
  [60, 55.1, 2],
  [4, 1.9, 1],
  [4, 2.1, 2],
])('credentials for %d minutes, after %d: %d resolutions', async (life, after, times) => {
  next = lasting(life)
  const { get } = cache()
  await get()
  now += after * minute
  await get()
  expect(resolved).toBe(times)
})

test('credentials without an end are asked for again after a minute', async () => {
  next = async () => ({ accessKeyId: `key-${++resolved}`, secretAccessKey: 'secret' })
  const { get } = cache()
  await get()
  now += 0.9 * minute
  await get()
  expect(resolved).toBe(1)
  now += 0.2 * minute
  await get()
  expect(resolved).toBe(2)
})

test('what is still good serves on where it cannot be renewed, and not after its end', async () => {
  const { get } = cache()
  const first = await get()
  next = () => Promise.reject(new Error('no code'))
  now += 57 * minute
  expect(await get()).toBe(first)
  now += 4 * minute
  await expect(get()).rejects.toThrow('no code')
})

test('a failure is not kept', async () => {
  const { get } = cache()
  next = () => Promise.reject(new Error('signed out'))
  await expect(get()).rejects.toThrow('signed out')
  next = lasting(60)
  expect((await get()).accessKeyId).toBe('key-1')
})

test('a renewal waits for what is underway, which does not see what it has prepared', async () => {
  let code = 'none'
  const seen: string[] = []
  next = async () => {
    const [resolution] = await Promise.all([lasting(60)(), Promise.resolve()])
    seen.push(code)
    return resolution
  }
  const { get, renew } = cache()
  const first = get()
  const renewed = renew(() => {
    code = '123456'
  })
  expect((await first).accessKeyId).toBe('key-1')
  expect((await renewed).accessKeyId).toBe('key-2')
  expect(await get()).toBe(await renewed)
  expect(seen).toEqual(['none', '123456'])
})

test('only what was refused is forgotten', async () => {
  const { get, forget } = cache()
  const first = await get()
  forget(first)
  const second = await get()
  expect(second).not.toBe(first)
  forget(first)
  expect(await get()).toBe(second)
})
