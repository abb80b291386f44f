import { expect, test } from 'vitest'
import { findChanges } from '../pipeline/changes.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { findEdgeMarks } from './edge-marks.ts'
import { layoutPipeline } from './layout.ts'
import { findMarks } from './marks.ts'

const home = 'us-west-2'
const named = (names: string[]) => names.map((name) => ({ name }))
const action = (name: string, reads: string[], makes: string[] = [], region?: string): Action => ({
  name,
  actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
  inputArtifacts: named(reads),
  outputArtifacts: named(makes),
  ...(region && { region }),
})
const pipelineOf = (stages: Record<string, Action[]>): Pipeline => ({
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: Object.entries(stages).map(([name, actions]) => ({ name, actions })),
})
const source = action('Checkout', [], ['Source'])
const before = pipelineOf({
  Source: [source],
  Deploy: [action('Stay', ['Source']), action('Leave', ['Source']), action('Drop', ['Source'])],
})
const after = pipelineOf({
  Source: [source],
  Deploy: [
    action('Stay', ['Source']),
    action('Leave', ['Source'], [], 'us-east-1'),
    action('New', ['Source']),
  ],
})
const edges = findEdgeMarks(before, after, home)

test('marks the ways of artifacts that are new, gone or lead to another region', () => {
  expect(Object.fromEntries(edges.marks)).toEqual({
    'Source/Checkout Deploy/Leave Source': 'changed',
    'Source/Checkout Deploy/New Source': 'added',
    'Source/Checkout Deploy/Drop Source': 'removed',
  })
})

const drawn = (show: 'before' | 'after' | 'together') => {
  const { removed, edges: marks } = findMarks(findChanges(before, after, home), {
    ...{ show, before, edges },
  })
  const pipeline = show === 'before' ? before : after
  const graph = layoutPipeline(pipeline, home, { removed, labelled: new Set(marks.keys()) })
  return Object.fromEntries(graph.artifactEdges.map(({ id, to }) => [to, marks.get(id)]))
}

test('both together draw what is gone as well; each alone only what it has', () => {
  const common = { 'Deploy/Stay': undefined, 'Deploy/Leave': 'changed' }
  expect(drawn('together')).toEqual({
    ...common,
    'Deploy/New': 'added',
    'Deploy/Drop': 'removed',
  })
  expect(drawn('before')).toEqual({ ...common, 'Deploy/Drop': 'removed' })
  expect(drawn('after')).toEqual({ ...common, 'Deploy/New': 'added' })
})

test('a column has room for the name of a line that is marked', () => {
  const pipeline = pipelineOf({ Source: [source], Deploy: [action('A', ['Source'])] })
  const left = (...labelled: string[]) =>
    layoutPipeline(pipeline, home, { labelled: new Set(labelled) }).stages[1]?.x ?? 0
  expect(left('Source/Checkout Deploy/A Source')).toBeGreaterThan(left())
})
