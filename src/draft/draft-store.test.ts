import { expect, test } from 'vitest'
import { NumberText } from '../pipeline/json-text.ts'
import type { Draft } from './draft.ts'
import { DraftStore, type KeyValueStorage } from './draft-store.ts'

/** localStorage as a page has it, without a page. */
class Memory implements KeyValueStorage {
  private readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  getItem(key: string) {
    return this.items.get(key) ?? null
  }
  setItem(key: string, value: string) {
    this.items.set(key, value)
  }
  removeItem(key: string) {
    this.items.delete(key)
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null
  }
}

const key = { connection: 'sandbox', region: 'us-west-2', pipeline: 'p' }
const draft: Draft = {
  ...key,
  base: {
    name: 'p',
    roleArn: 'arn:aws:iam::111122223333:role/r',
    stages: [],
    version: 3,
    unknownLimit: new NumberText('12345678901234567890'),
  },
  readAt: 1,
  edits: [{ kind: 'remove-stage', stage: 's' }],
}

test('a draft is there again after a reload, large integers included', () => {
  const storage = new Memory()
  new DraftStore(storage).set(draft)
  expect(new DraftStore(storage).get(key)).toEqual(draft)
})

test('drafts of other pipelines, regions and connections are kept apart', () => {
  const store = new DraftStore(new Memory())
  store.set(draft)
  expect(store.get({ ...key, pipeline: 'q' })).toBeUndefined()
  expect(store.get({ ...key, region: 'us-east-1' })).toBeUndefined()
  expect(store.get({ ...key, connection: 'other' })).toBeUndefined()
  expect(store.all()).toHaveLength(1)
})

test('a draft keeps its identity while nothing changes, so that screens do not draw again', () => {
  const store = new DraftStore(new Memory())
  store.set(draft)
  expect(store.get(key)).toBe(store.get(key))
})

test('everyone who listens is told of a change', () => {
  const store = new DraftStore(new Memory())
  let told = 0
  const stop = store.subscribe(() => (told += 1))
  store.set(draft)
  store.remove(key)
  stop()
  store.set(draft)
  expect(told).toBe(2)
})

test('a removed draft is gone', () => {
  const store = new DraftStore(new Memory())
  store.set(draft)
  store.remove(key)
  expect(store.get(key)).toBeUndefined()
})

test.each(['', '{', '{"edits":[]}', '{"base":{},"edits":1}', 'null'])(
  'what is no draft (%j) is not read as one',
  (text) => {
    const storage = new Memory()
    storage.setItem('pipespan/draft/1/sandbox/us-west-2/p', text)
    expect(new DraftStore(storage).get(key)).toBeUndefined()
  },
)
