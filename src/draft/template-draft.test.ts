import { expect, test } from 'vitest'
import { MemoryStorage } from './memory-storage.ts'
import {
  draftNameOf,
  type TemplateDraft,
  TemplateDrafts,
  templateOf,
  type TemplateSource,
} from './template-draft.ts'

const stack: TemplateSource = {
  kind: 'stack',
  connection: 'sandbox',
  region: 'us-west-2',
  stack: 'release',
}
const draft: TemplateDraft = { source: stack, name: 'release', text: 'a\r\n', edited: 'b\r\n' }

test('A template survives a reload byte for byte, under its own stack', () => {
  const storage = new MemoryStorage()
  new TemplateDrafts(storage).set(draft)
  const reloaded = new TemplateDrafts(storage)
  expect(reloaded.get(stack)).toEqual(draft)
  expect(reloaded.get(stack)).toBe(reloaded.get(stack))
  expect(reloaded.get({ ...stack, region: 'eu-central-1' })).toBeUndefined()
  expect(reloaded.get({ kind: 'file' })).toBeUndefined()
})

test('A secret that was typed is not stored, and is there until the reload', () => {
  const storage = new MemoryStorage()
  const drafts = new TemplateDrafts(storage)
  drafts.set({ ...draft, edited: 'OAuthToken: hunter2', holdsSecret: true })
  expect(drafts.get(stack)?.edited).toBe('OAuthToken: hunter2')
  expect([...storage.items.values()].join('')).not.toContain('hunter2')
  expect(new TemplateDrafts(storage).get(stack)?.edited).toBe(draft.text)
})

test('A template that the browser does not store stays in the tab', () => {
  const storage = new MemoryStorage()
  const drafts = new TemplateDrafts(storage)
  storage.limit = 0
  drafts.set(draft)
  expect(drafts.get(stack)).toBe(draft)
  expect(drafts.isUnstored()).toBe(true)
  drafts.remove(stack)
  expect(drafts.get(stack)).toBeUndefined()
  expect(drafts.isUnstored()).toBe(false)
  drafts.set(draft)
  storage.limit = Infinity
  drafts.set(draft)
  expect(drafts.isUnstored()).toBe(false)
})

test('The name of a draft tells which pipeline of which template it is about', () => {
  const place = { connection: 'sandbox', region: 'us-west-2' }
  for (const source of [stack, { kind: 'file' } as const]) {
    const of = { source, logicalId: 'Fn::ForEach::Fleet' }
    expect(templateOf({ ...place, pipeline: draftNameOf(of) })).toEqual(of)
  }
  expect(templateOf({ ...place, pipeline: 'MyFirstPipeline' })).toBeUndefined()
})
