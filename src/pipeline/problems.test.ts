import { describe, expect, test } from 'vitest'
import { actionTypes } from './action-types.ts'
import {
  brokenPipelines,
  deployAction,
  exampleAction,
  healthy,
  healthyV2,
  home,
} from './example-pipelines.ts'
import type { Problem } from './problem.ts'
import { describeProblem, findProblems, problemSource } from './problems.ts'

test.each([
  ['of type V1', healthy],
  ['of type V2', healthyV2],
])('a healthy pipeline %s has no problem', (_, pipeline) => {
  expect(findProblems(pipeline, home)).toEqual([])
})

describe.each(Object.entries(brokenPipelines))('%s', (kind, { severity, broken }) => {
  const problem = findProblems(broken, home).find((found) => found.kind === kind)

  test(`is found as ${severity}`, () => {
    expect(problem?.severity).toBe(severity)
  })

  test('points into the declaration', () => {
    // The last key may be the member that is missing; everything before it stands there.
    const path = problem?.path.slice(0, -1) ?? ['nothing found']
    let at: unknown = broken
    const steps = path.map((part) => {
      at = (at as Record<string | number, unknown> | undefined)?.[part]
      return part
    })
    const mayBeAbsent =
      steps.at(-1) === 'artifactStores' || steps.at(-1) === 'configuration' || steps.length === 0
    expect(at !== undefined || mayBeAbsent).toBe(true)
  })

  test('is said in a sentence, with the page it comes from', () => {
    expect(problem && describeProblem(problem)).toMatch(/^["A-Z#a-z].{15,}\.$/s)
    expect(problemSource(kind as Problem['kind'])).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })
})

test('the home region written on an action, as AWS’s console does, is not cross-region', () => {
  const stages = healthy.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) => ({ region: home, ...action })),
  }))
  expect(findProblems({ ...healthy, stages }, home)).toEqual([])
})

test.each([
  ['source', exampleAction('Away', ['Source', 'S3'], { region: 'us-east-1' })],
  ['third-party', exampleAction('Away', ['Test', 'Ghost', 'ThirdParty'], { region: 'us-east-1' })],
  ['custom', exampleAction('Away', ['Build', 'Ours', 'Custom'], { region: 'us-east-1' })],
  ['approval', exampleAction('Away', ['Approval', 'Manual'], { region: 'us-east-1' })],
])('a %s action stays in the home region', (_, action) => {
  const stages = [...healthy.stages, { name: 'More', actions: [action] }]
  expect(findProblems({ ...healthy, stages }, home)).toContainEqual(
    expect.objectContaining({ kind: 'not-cross-region', severity: 'error' }),
  )
})

test('an artifact of the same stage exists only for a greater run order', () => {
  const taking = (runOrder: number) => ({
    ...healthy,
    stages: healthy.stages.map((stage) =>
      stage.name === 'Build'
        ? {
            ...stage,
            actions: [
              ...stage.actions,
              deployAction('Try', { runOrder, inputArtifacts: [{ name: 'Site' }] }),
            ],
          }
        : stage,
    ),
  })
  const kinds = (runOrder: number) => findProblems(taking(runOrder), home).map(({ kind }) => kind)
  expect(kinds(1)).toEqual(['input-not-produced'])
  expect(kinds(2)).toEqual([])
})

test('a region that is needed twice is reported once', () => {
  const { artifactStores: _, ...single } = healthy
  const pipeline = {
    ...single,
    artifactStore: { type: 'S3', location: 'my-storage-bucket' },
    stages: [
      ...healthy.stages,
      { name: 'More', actions: [deployAction('More-east', { region: 'us-east-1' })] },
    ],
  }
  expect(findProblems(pipeline, home).map(({ kind }) => kind)).toEqual(['missing-artifact-store'])
})

test('no documented action type is unknown to the rules', () => {
  for (const { category, owner, provider, version } of actionTypes) {
    const action = {
      ...exampleAction('Any', [category, provider, owner]),
      actionTypeId: { category, owner, provider, version },
    }
    const stages = [...healthy.stages, { name: 'More', actions: [action] }]
    const kinds = findProblems({ ...healthy, stages }, home).map(({ kind }) => kind)
    expect(kinds).not.toContain('unknown-action-type')
    expect(kinds).not.toContain('wrong-category')
  }
})
