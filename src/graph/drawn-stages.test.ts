import { expect, test } from 'vitest'
import { drawnStages } from './drawn-stages.ts'
import { action, pipelineOf } from './layout-examples.ts'

const pipeline = pipelineOf({ Source: [action('Get')], Deploy: [action('Ship')] })
const shown = (...args: Parameters<typeof drawnStages>) =>
  drawnStages(...args).map(({ name, index, actions }) => [
    name,
    index,
    actions.map((drawn) => [drawn.action.name, drawn.index]),
  ])

test('draws a removed action after those that stay', () => {
  const removed = { stages: [], actions: [{ stage: 'Source', action: action('Old') }] }
  expect(shown(pipeline, removed)[0]).toEqual([
    'Source',
    0,
    [
      ['Get', 0],
      ['Old', undefined],
    ],
  ])
})

test('draws a removed stage where it stood', () => {
  const old = pipelineOf({ Test: [action('Smoke')] }).stages[0] ?? { name: '', actions: [] }
  const at = (position: { after: string } | { at: 'start' | 'end' }) =>
    drawnStages(pipeline, { actions: [], stages: [{ stage: old, position }] }).map(
      ({ name, index }) => [name, index],
    )
  expect(at({ after: 'Source' })).toEqual([
    ['Source', 0],
    ['Test', undefined],
    ['Deploy', 1],
  ])
  expect(at({ at: 'start' })[0]).toEqual(['Test', undefined])
  expect(at({ at: 'end' })[2]).toEqual(['Test', undefined])
  // The stage before it was removed as well.
  expect(at({ after: 'Gone' })[2]).toEqual(['Test', undefined])
})

test('draws in a removed stage the actions that were taken out of it one by one', () => {
  const removed = {
    actions: [{ stage: 'Test', action: action('Smoke') }],
    stages: [{ stage: { name: 'Test', actions: [] }, position: { at: 'end' } as const }],
  }
  expect(shown(pipeline, removed)[2]).toEqual(['Test', undefined, [['Smoke', undefined]]])
})
