import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FileStateStore } from './file-state-store.ts'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'))
  path = join(folder, 'deep', 'state.json')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const stored = () => readFile(path, 'utf8')

test('there is nothing before the first save', async () => {
  expect(await new FileStateStore(path).load()).toBeUndefined()
})

test('a saved state is found by the next process', async () => {
  await new FileStateStore(path).save(() => '{"a":1}')
  expect(await new FileStateStore(path).load()).toBe('{"a":1}')
})

test('of many saves at once the newest is kept, and all are told', async () => {
  const store = new FileStateStore(path)
  await Promise.all(Array.from({ length: 100 }, (_, index) => store.save(() => `state ${index}`)))
  expect(await stored()).toBe('state 99')
})

test('a save is told only when its own state, or a newer one, is on disk', async () => {
  const store = new FileStateStore(path)
  const saves = Array.from({ length: 20 }, async (_, index) => {
    await new Promise((resolve) => setImmediate(resolve))
    for (let wait = 0; wait < index; wait++) await Promise.resolve()
    await store.save(() => String(index))
    return Number(await stored()) >= index
  })
  expect(await Promise.all(saves)).toEqual(Array.from({ length: 20 }, () => true))
})

test('whoever reads meanwhile finds a whole state', async () => {
  const store = new FileStateStore(path)
  const states = ['a', 'b'].map((letter) => letter.repeat(1_000_000))
  await store.save(() => states[0] ?? '')
  for (let round = 0; round < 10; round++) {
    const saved = store.save(() => states[round % 2] ?? '')
    // Read one after the other, to look at many moments of one save.
    // oxlint-disable-next-line no-await-in-loop
    for (let look = 0; look < 5; look++) expect(states).toContain(await stored())
    // oxlint-disable-next-line no-await-in-loop
    await saved
  }
})

test('a state is put into words once for all who save while another is being written', async () => {
  const store = new FileStateStore(path)
  let times = 0
  const first = store.save(() => 'first')
  const later = Array.from({ length: 10 }, (_, index) =>
    store.save(() => {
      times += 1
      return `state ${index}`
    }),
  )
  await Promise.all([first, ...later])
  expect([times, await stored()]).toEqual([1, 'state 9'])
})

test('nothing but the state is left behind', async () => {
  const store = new FileStateStore(path)
  await Promise.all([store.save(() => '1'), store.save(() => '2')])
  await store.save(() => '3')
  expect(await readdir(join(folder, 'deep'))).toEqual(['state.json'])
})

test('a state that cannot be written is said to be lost, and the next one is tried', async () => {
  await writeFile(join(folder, 'deep'), 'a file where the folder should be')
  const store = new FileStateStore(path)
  await expect(store.save(() => '1')).rejects.toThrow()
  await rm(join(folder, 'deep'))
  await store.save(() => '2')
  expect(await stored()).toBe('2')
})

test('an ending process writes what is still waiting', async () => {
  const store = new FileStateStore(path)
  const saves = [store.save(() => '1'), store.save(() => '2')]
  store.flushSync()
  expect(await stored()).toBe('2')
  await Promise.all(saves)
  expect(await stored()).toBe('2')
})

test('flush waits for everything', async () => {
  const store = new FileStateStore(path)
  void store.save(() => '1')
  void store.save(() => '2')
  await store.flush()
  expect(await stored()).toBe('2')
})
