import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPipeline } from './arbitrary-pipelines.ts'
import { isKeptAs } from './as-kept.ts'
import { findChanges } from './changes.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import type { Action, Pipeline } from './pipeline.ts'

const withAction = (action: Action): Pipeline => ({
  ...healthy,
  stages: [...healthy.stages, { name: 'Last', actions: [action] }],
})

const { runOrder: _run, inputArtifacts: _in, outputArtifacts: _out, ...sparse } = deployAction('A')

test('defaults that AWS writes out, the version it sets and the home region make no difference', () => {
  const kept = withAction({
    ...sparse,
    runOrder: 1,
    outputArtifacts: [],
    inputArtifacts: [],
    region: home,
  })
  const sent = withAction(sparse)
  expect(isKeptAs(sent, { ...kept, version: 7 }, home)).toBe(true)
})

test('a masked secret is taken for what was sent in its place', () => {
  const configured = (token: string) =>
    withAction({ ...sparse, configuration: { ...sparse.configuration, OAuthToken: token } })
  expect(isKeptAs(configured('a-token'), configured('****'), home)).toBe(true)
  expect(isKeptAs(configured('a-token'), configured('another'), home)).toBe(false)
})

test.each([
  ['another region', { region: 'eu-central-1' }],
  ['another run order', { runOrder: 2 }],
  ['a member more', { futureMember: true }],
])('%s is a difference', (_name, change) => {
  expect(isKeptAs(withAction(sparse), withAction({ ...sparse, ...change }), home)).toBe(false)
})

test('any pipeline is kept as itself, and as another only where nothing is reported as changed', () => {
  fc.assert(
    fc.property(anyPipeline, anyPipeline, (one, other) => {
      expect(isKeptAs(one, structuredClone(one), home)).toBe(true)
      if (findChanges(one, other, home).length === 0) expect(isKeptAs(one, other, home)).toBe(true)
    }),
  )
})
