import { expect, test } from 'vitest'
import { findChanges } from '../pipeline/changes.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { findMarks, markOf } from './marks.ts'

const home = 'us-west-2'

const action = (name: string, provider = 'CodeBuild'): Action => ({
  name,
  actionTypeId: { category: 'Build', owner: 'AWS', provider, version: '1' },
})

const pipelineOf = (stages: Record<string, Action[]>): Pipeline => ({
  name: 'Example',
  roleArn: 'arn:aws:iam::111122223333:role/example',
  stages: Object.entries(stages).map(([name, actions]) => ({ name, actions })),
})

const marksBetween = (from: Pipeline, to: Pipeline) => findMarks(findChanges(from, to, home))

test('marks what was added, changed and removed', () => {
  const marks = marksBetween(
    pipelineOf({ Build: [action('Keep'), action('Edit'), action('Drop')] }),
    pipelineOf({ Build: [action('Keep'), action('Edit', 'Jenkins'), action('New')] }),
  )
  expect(markOf(marks, 'Build', 'Keep')).toBeUndefined()
  expect(markOf(marks, 'Build', 'Edit')).toBe('changed')
  expect(markOf(marks, 'Build', 'New')).toBe('added')
  expect(marks.removed.actions).toEqual([{ stage: 'Build', action: action('Drop') }])
})

test('marks an added stage and every action in it', () => {
  const before = { Build: [action('Keep')] }
  const marks = marksBetween(pipelineOf(before), pipelineOf({ ...before, Verify: [action('New')] }))
  expect(marks.stages.get('Verify')).toBe('added')
  expect(markOf(marks, 'Verify', 'New')).toBe('added')
  expect(markOf(marks, 'Build', 'Keep')).toBeUndefined()
})

test('keeps a removed stage to be drawn', () => {
  const after = { Build: [action('Keep')] }
  const marks = marksBetween(pipelineOf({ ...after, Old: [action('Gone')] }), pipelineOf(after))
  expect(marks.removed.stages.map(({ stage }) => stage.name)).toEqual(['Old'])
})

test('marks what stands in another place, and a stage whose own members differ', () => {
  const [a, b] = [action('A'), action('B')]
  const swapped = marksBetween(pipelineOf({ Build: [a, b] }), pipelineOf({ Build: [b, a] }))
  expect([...swapped.actions.values()]).toEqual(['moved'])
  const before = pipelineOf({ Build: [a] })
  const stages = before.stages.map((stage) => ({ ...stage, onFailure: { result: 'ROLLBACK' } }))
  expect(marksBetween(before, { ...before, stages }).stages.get('Build')).toBe('changed')
})

test('draws a removed stage where it stood', () => {
  const before = pipelineOf({ Source: [action('A')], Old: [action('Gone')], Build: [action('B')] })
  const after = pipelineOf({ Source: [action('A')], Build: [action('B')] })
  const changes = findChanges(before, after, home)
  expect(findMarks(changes, { before }).removed.stages[0]?.position).toEqual({ after: 'Source' })
  const first = { ...before, stages: before.stages.slice(1) }
  expect(
    findMarks(findChanges(first, after, home), { before: first }).removed.stages[0]?.position,
  ).toEqual({ at: 'start' })
})

test('the older pipeline alone marks what will be gone, the newer one what is new', () => {
  const before = pipelineOf({ Build: [action('Edit'), action('Drop')], Old: [action('Gone')] })
  const after = pipelineOf({ Build: [action('Edit', 'Jenkins'), action('New')] })
  const changes = findChanges(before, after, home)
  const old = findMarks(changes, { show: 'before', before })
  expect(Object.fromEntries(old.actions)).toEqual({
    'Build/Edit': 'changed',
    'Build/Drop': 'removed',
    'Old/Gone': 'removed',
  })
  expect(old.stages.get('Old')).toBe('removed')
  const newer = findMarks(changes, { show: 'after', before })
  expect(Object.fromEntries(newer.actions)).toEqual({
    'Build/Edit': 'changed',
    'Build/New': 'added',
  })
  for (const { removed } of [old, newer])
    expect(removed).toEqual({ actions: [], stages: [], uses: [] })
})

test('no change leaves no mark', () => {
  const same = pipelineOf({ Build: [action('Keep')] })
  expect(marksBetween(same, same)).toEqual({
    stages: new Map(),
    actions: new Map(),
    edges: new Map(),
    removed: { actions: [], stages: [], uses: [] },
  })
})
