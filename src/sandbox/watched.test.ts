import { expect, test } from 'vitest'
import { watched } from './watched.ts'

interface State {
  runs: { id: string; status?: string }[]
  tags: Record<string, string>
}

/** A state, and how often it has changed so far. */
function stateOf(state: State) {
  let changes = 0
  const value = watched(state, () => {
    changes += 1
  })
  return { value, changes: () => changes }
}

const start = (): State => ({ runs: [{ id: 'a' }, { id: 'b' }], tags: { team: 'web' } })

test('reading changes nothing, whatever is read', () => {
  const { value, changes } = stateOf(start())
  JSON.stringify(value)
  value.runs.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map(({ id }) => id)
  expect({ ...value.tags }).toEqual({ team: 'web' })
  expect(changes()).toBe(0)
})

test.each<[string, (state: State) => void]>([
  ['a member is set', ({ runs }) => runs.forEach((run) => (run.status = 'Failed'))],
  ['an item is added', ({ runs }) => runs.push({ id: 'c' })],
  ['an item is taken away', ({ runs }) => runs.pop()],
  ['a member is deleted', ({ tags }) => delete tags['team']],
  ['members are assigned', ({ tags }) => Object.assign(tags, { team: 'data' })],
  ['a member is defined', ({ tags }) => Object.defineProperty(tags, 'a', { value: 'b' })],
])('it is noticed when %s', (_, change) => {
  const { value, changes } = stateOf(start())
  change(value)
  expect(changes()).toBeGreaterThan(0)
})

test('setting what is there already is no change, nor is deleting what is not there', () => {
  const { value, changes } = stateOf(start())
  value.tags['team'] = 'web'
  const [first] = value.runs
  if (first) value.runs[0] = first
  delete value.tags['cost']
  expect(changes()).toBe(0)
})

test('a change is noticed in what was set later, and in what was moved', () => {
  const { value, changes } = stateOf(start())
  value.runs = [...value.runs.slice(1), { id: 'c' }]
  const before = changes()
  for (const run of value.runs) run.status = 'Succeeded'
  expect(changes()).toBe(before + 2)
})

test('an object is the same one wherever it is met', () => {
  const { value } = stateOf(start())
  const [, second] = value.runs
  expect(value.runs.find(({ id }) => id === 'b')).toBe(second)
  expect(value.runs.indexOf(second ?? { id: '' })).toBe(1)
})

test('what it was made of is written as what it has become', () => {
  const state = start()
  const { value } = stateOf(state)
  value.runs = value.runs.filter(({ id }) => id === 'b')
  value.tags['team'] = 'data'
  expect(JSON.parse(JSON.stringify(state))).toEqual({ runs: [{ id: 'b' }], tags: { team: 'data' } })
})
