import { describe, expect, test } from 'vitest'
import { NumberText } from '../pipeline/json-text.ts'
import { findProblems } from '../pipeline/problems.ts'
import { type AddActionAnswers, blankAnswers, withRegionValue } from './add-action-answers.ts'
import { type Draft, editedOf } from './draft.ts'
import { DraftStore } from './draft-store.ts'
import { MemoryStorage } from './memory-storage.ts'
import { stepName } from './step-names.ts'

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
  const storage = new MemoryStorage()
  const store = new DraftStore(storage)
  store.set(draft)
  expect(store.get(key)).toMatchObject(draft)
  expect(new DraftStore(storage).get(key)).toEqual(store.get(key))
})

test('what was written for one region of several is there again after a reload, and undone', () => {
  const storage = new MemoryStorage()
  const actionType = { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' }
  const answers: AddActionAnswers = {
    ...blankAnswers,
    actionType,
    actionName: 'Deploy-{region}',
    region: 'us-east-1',
    alsoRegions: ['eu-west-1'],
    configurations: { 'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'App-us-east-1' } },
  }
  const path = 'configuration/ApplicationName'
  const written = {
    ...answers,
    ...withRegionValue(answers, { region: 'eu-west-1', path, value: 'Euro' }),
  }
  const store = new DraftStore(storage)
  store.set({ ...draft, edits: [], answers })
  store.set({ ...draft, edits: [], answers: written })
  const reloaded = new DraftStore(storage)
  const names = () =>
    editedOf(reloaded.get(key) ?? draft).pipeline.stages.flatMap(({ actions }) =>
      actions.map(({ configuration }) => configuration?.['ApplicationName']),
    )
  expect(names()).toEqual(['App-us-east-1', 'Euro'])
  const step = reloaded.move(key, 'undo')
  expect(step && stepName(step)).toBe('ApplicationName in eu-west-1')
  expect(names()).toEqual(['App-us-east-1', 'App-eu-west-1'])
})

test('a draft knows when it was begun and when it was changed last; the last one is listed first', () => {
  const time = [10, 20, 30]
  const store = new DraftStore(new MemoryStorage(), () => time.shift() ?? 0)
  store.set(draft)
  store.set({ ...draft, pipeline: 'q' })
  store.set({ ...(store.get(key) ?? draft), edits: [] })
  expect(store.all()).toMatchObject([
    { pipeline: 'p', begunAt: 10, changedAt: 30 },
    { pipeline: 'q', begunAt: 20, changedAt: 20 },
  ])
  expect(store.all()).toBe(store.all())
})

test('undo and redo work after a reload', () => {
  const storage = new MemoryStorage()
  new DraftStore(storage).set(draft)
  const reloaded = new DraftStore(storage)
  expect(reloaded.move(key, 'undo')).toBeDefined()
  expect(reloaded.get(key)?.edits).toEqual([])
  expect(new DraftStore(storage).move(key, 'redo')).toBeDefined()
  expect(new DraftStore(storage).get(key)?.edits).toEqual(draft.edits)
  expect(new DraftStore(storage).move(key, 'redo')).toBeUndefined()
})

test('a discarded draft that is kept again is what it was', () => {
  const store = new DraftStore(new MemoryStorage())
  store.set(draft)
  const discarded = store.get(key)
  store.remove(key)
  if (discarded) store.keep(discarded)
  expect(store.get(key)).toEqual(discarded)
})

describe('a storage that takes no more', () => {
  test('leaves the draft in this tab, and the store says that it is not stored', () => {
    const storage = new MemoryStorage()
    storage.limit = 0
    const store = new DraftStore(storage)
    store.set(draft)
    expect(store.get(key)).toMatchObject(draft)
    expect(store.all()).toHaveLength(1)
    expect(store.isUnstored()).toBe(true)
    storage.limit = 10_000
    store.set(draft)
    expect(store.isUnstored()).toBe(false)
    expect(new DraftStore(storage).get(key)).toMatchObject(draft)
  })

  test('shows the newer draft of the tab, not the older one it still has', () => {
    const storage = new MemoryStorage()
    const store = new DraftStore(storage)
    storage.limit = 10_000
    store.set(draft)
    storage.limit = 0
    store.set({ ...draft, edits: [] })
    expect(store.get(key)?.edits).toEqual([])
    expect(store.all()).toHaveLength(1)
    store.remove(key)
    expect(store.all()).toEqual([])
  })

  test('still gets a draft without its history', () => {
    const storage = new MemoryStorage()
    const store = new DraftStore(storage)
    storage.limit = 420
    for (let step = 0; step < 20; step += 1) {
      store.set({ ...draft, edits: step % 2 === 0 ? draft.edits : [] })
    }
    expect(store.isUnstored()).toBe(false)
    expect(store.get(key)?.history?.past).toHaveLength(20)
    expect(new DraftStore(storage).get(key)?.history).toBeUndefined()
  })
})

test('a browser that blocks storage keeps drafts in the tab', () => {
  const store = new DraftStore(undefined)
  store.set(draft)
  expect(store.get(key)).toMatchObject(draft)
  expect(store.isUnstored()).toBe(true)
  store.remove(key)
  expect(store.isUnstored()).toBe(false)
})

describe('a secret that was typed', () => {
  const gitHub = { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' }
  const custom = { category: 'Build', owner: 'Custom', provider: 'Ours/CI', version: '2' }
  const secret = 'ghp-never-to-be-stored'
  const typed = (token: string): Draft => ({
    ...draft,
    edits: [
      {
        kind: 'add-action',
        stage: 's',
        action: {
          name: 'a',
          actionTypeId: gitHub,
          configuration: { Owner: 'o', OAuthToken: token },
        },
      },
    ],
    answers: {
      ...blankAnswers,
      actionType: custom,
      configurations: {
        'Source/ThirdParty/GitHub/1': { Owner: 'o', OAuthToken: token },
        'Build/Custom/Ours/CI/2': { ApiToken: token, Project: 'p' },
      },
    },
  })

  test('stays in this tab and is never stored, the history included', () => {
    const storage = new MemoryStorage()
    const store = new DraftStore(storage)
    store.set({ ...draft, answers: blankAnswers })
    store.set(typed(secret))
    store.set(typed(`${secret}-2`))
    store.move(key, 'undo')
    expect(store.get(key)?.answers).toEqual(typed(secret).answers)
    expect([...storage.items.values()].join()).not.toContain(secret)
    expect([...storage.items.values()].join()).toContain('"Owner":"o"')
  })

  test('is asked for again after a reload: the action misses it', () => {
    const storage = new MemoryStorage()
    new DraftStore(storage).set(typed(secret))
    const reloaded = new DraftStore(storage).get(key)
    expect(reloaded?.answers?.configurations).toEqual({
      'Source/ThirdParty/GitHub/1': { Owner: 'o', OAuthToken: '' },
      'Build/Custom/Ours/CI/2': { ApiToken: '', Project: 'p' },
    })
    const { pipeline } = editedOf({ ...draft, ...reloaded, edits: [] })
    const kinds = findProblems(pipeline, 'us-west-2').map(({ kind }) => kind)
    expect(kinds).toContain('empty-configuration-value')
  })

  test('that AWS has masked is stored as the mask, which keeps it', () => {
    const storage = new MemoryStorage()
    new DraftStore(storage).set(typed('****'))
    expect(new DraftStore(storage).get(key)).toMatchObject(typed('****'))
  })
})

test('drafts of other pipelines, regions and connections are kept apart', () => {
  const store = new DraftStore(new MemoryStorage())
  store.set(draft)
  expect(store.get({ ...key, pipeline: 'q' })).toBeUndefined()
  expect(store.get({ ...key, region: 'us-east-1' })).toBeUndefined()
  expect(store.get({ ...key, connection: 'other' })).toBeUndefined()
  expect(store.all()).toHaveLength(1)
})

test('a draft keeps its identity while nothing changes, so that screens do not draw again', () => {
  const store = new DraftStore(new MemoryStorage())
  store.set(draft)
  expect(store.get(key)).toBe(store.get(key))
})

test('everyone who listens is told of a change', () => {
  const store = new DraftStore(new MemoryStorage())
  let told = 0
  const stop = store.subscribe(() => (told += 1))
  store.set(draft)
  store.remove(key)
  stop()
  store.set(draft)
  expect(told).toBe(2)
})

test('a removed draft is gone', () => {
  const store = new DraftStore(new MemoryStorage())
  store.set(draft)
  store.remove(key)
  expect(store.get(key)).toBeUndefined()
})

test.each(['', '{', '{"edits":[]}', '{"base":{},"edits":1}', 'null'])(
  'what is no draft (%j) is not read as one',
  (text) => {
    const storage = new MemoryStorage()
    storage.setItem('pipespan/draft/1/sandbox/us-west-2/p', text)
    expect(new DraftStore(storage).get(key)).toBeUndefined()
  },
)
