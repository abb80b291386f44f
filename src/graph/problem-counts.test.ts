import { expect, test } from 'vitest'
import { countProblems, problemPlace } from './problem-counts.ts'

const at = (severity: 'error' | 'warning' | 'hint', ...path: (string | number)[]) => ({
  severity,
  path,
})

test('counts per action and per stage, at whatever depth the problem stands', () => {
  const counts = countProblems([
    at('warning', 'stages', 1, 'actions', 0, 'configuration', 'BucketName'),
    at('error', 'stages', 1, 'actions', 0, 'name'),
    at('error', 'stages', 1, 'name'),
    at('warning', 'stages', 0, 'actions'),
  ])
  expect(counts.get(problemPlace(1, 0))).toEqual({ count: 2, severity: 'error' })
  expect(counts.get(problemPlace(1))).toEqual({ count: 1, severity: 'error' })
  expect(counts.get(problemPlace(0))).toEqual({ count: 1, severity: 'warning' })
})

test('an error counted first stays an error', () => {
  const path = ['stages', 0, 'actions', 0] as const
  const counts = countProblems([at('error', ...path), at('warning', ...path)])
  expect(counts.get(problemPlace(0, 0))).toEqual({ count: 2, severity: 'error' })
})

test('leaves hints and what stands outside of the stages to the list of problems', () => {
  const counts = countProblems([
    at('hint', 'stages', 0, 'actions', 0),
    at('error', 'artifactStores', 'us-east-1'),
    at('error'),
  ])
  expect(counts.size).toBe(0)
})
