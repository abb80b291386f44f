import * as fc from 'fast-check'
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

  test('is all that AWS would refuse', () => {
    const errors = findProblems(broken, home).filter((found) => found.severity === 'error')
    const kinds = new Set(errors.map((found) => found.kind))
    const inevitable: Record<string, string[]> = {
      'too-few-stages': ['only-source-actions'],
      'only-source-actions': ['source-after-first-stage'],
    }
    for (const other of inevitable[kind] ?? []) kinds.delete(other as Problem['kind'])
    expect([...kinds]).toEqual(severity === 'error' ? [kind] : [])
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

test('every kind of problem is said in the words that were read and agreed on', async () => {
  const found = Object.entries(brokenPipelines).map(([kind, { severity, broken }]) => ({
    severity,
    problem: findProblems(broken, home).find((one) => one.kind === kind),
  }))
  const lost: Problem = {
    kind: 'lost-secret',
    severity: 'error',
    path: [],
    stage: 'Source',
    action: 'Checkout',
    key: 'OAuthToken',
  }
  const sentences = [...found, { severity: lost.severity, problem: lost }].map(
    ({ severity, problem }) =>
      problem && `${problem.kind} (${severity})\n  ${describeProblem(problem)}\n`,
  )
  await expect(sentences.join('\n')).toMatchFileSnapshot('problem-sentences.txt')
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

test('what cannot be read is all that is said about a declaration', () => {
  const broken = { ...healthy, stages: [{ ...healthy.stages[0], actions: 'none' }] }
  expect(findProblems(broken as unknown as typeof healthy, home)).toEqual([
    {
      kind: 'wrong-type',
      severity: 'error',
      path: ['stages', 0, 'actions'],
      member: 'actions',
      expected: 'a list',
    },
  ])
  const { stages: _, ...rest } = healthy
  expect(findProblems(rest as typeof healthy, home).map(({ kind }) => kind)).toEqual([
    'missing-member',
  ])
})

test('a member that is null counts as left out', () => {
  const stages = healthy.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) => ({ ...action, region: action.region ?? null })),
  }))
  const declared = { ...healthy, stages, variables: null } as unknown as typeof healthy
  expect(findProblems(declared, home)).toEqual([])
})

describe('a rule of a condition', () => {
  const withRule = (part: object) => ({
    ...healthyV2,
    stages: healthyV2.stages.map((stage) => {
      if (stage.name !== 'Build') return stage
      const ruleTypeId = { category: 'Rule', provider: 'CodeBuild', version: '1' }
      const rules = [{ name: 'Check', ruleTypeId, ...part }]
      return { ...stage, beforeEntry: { conditions: [{ result: 'FAIL', rules }] } }
    }),
  })
  const found = (part: object) =>
    findProblems(withRule(part), home).map(({ kind, severity }) => `${severity} ${kind}`)

  test('in the home region, or in that of a store, has no problem', () => {
    expect(found({})).toEqual([])
    expect(found({ region: 'us-east-1', inputArtifacts: [{ name: 'App' }] })).toEqual([])
  })

  test('may need an artifact store in its region', () => {
    expect(found({ region: 'eu-west-1' })).toEqual(['warning missing-artifact-store'])
  })

  test('takes artifacts that are made before it is evaluated', () => {
    expect(found({ inputArtifacts: [{ name: 'Site' }] })).toEqual(['warning input-not-produced'])
  })
})

test.each([
  ['CodeCommit', 'eu-central-2', exampleAction('Any', ['Source', 'CodeCommit'])],
  [
    'CodeStarSourceConnection',
    'af-south-1',
    exampleAction('Any', ['Source', 'CodeStarSourceConnection']),
  ],
  ['ServiceCatalog', 'ap-southeast-5', exampleAction('Any', ['Deploy', 'ServiceCatalog'])],
  ['InspectorScan', 'ap-southeast-6', exampleAction('Any', ['Invoke', 'InspectorScan'])],
  [
    'ECRBuildAndPublish',
    'eu-west-1',
    exampleAction('Any', ['Build', 'ECRBuildAndPublish'], {
      configuration: { ECRRepositoryName: 'r', RegistryType: 'public' },
    }),
  ],
])('%s is not offered in %s', (provider, region, action) => {
  const stages = [...healthy.stages, { name: 'More', actions: [action] }]
  const offered = (where: string) =>
    findProblems({ ...healthy, stages }, where).filter(
      (problem) => problem.kind === 'provider-not-in-region' && problem.action === 'Any',
    )
  expect(offered(region)).toEqual([
    expect.objectContaining({ severity: 'warning', provider, region }),
  ])
  expect(offered('us-east-1')).toEqual([])
})

test('configuration that names a file in an artifact names an input of the action', () => {
  const stacks = (TemplatePath: string) =>
    exampleAction('Stacks', ['Deploy', 'CloudFormationStackSet'], {
      configuration: { StackSetName: 's', TemplatePath },
      inputArtifacts: [{ name: 'App' }],
    })
  const kinds = (path: string) =>
    findProblems(
      { ...healthy, stages: [...healthy.stages, { name: 'More', actions: [stacks(path)] }] },
      home,
    ).map(({ kind }) => kind)
  expect(kinds('App::template.yaml')).toEqual([])
  expect(kinds('Site::template.yaml')).toEqual(['artifact-not-input'])
  expect(kinds('#{Variables.Path}::template.yaml')).toEqual([])
})

test('stages that were checked before are checked as new ones are, whatever stands around them', () => {
  const stages = [healthy, healthyV2, ...Object.values(brokenPipelines).map(({ broken }) => broken)]
    .flatMap((pipeline) => pipeline.stages)
    .filter((stage) => stage?.actions?.length > 0)
  const fewStages = fc.array(fc.constantFrom(...stages), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(fewStages, fc.constantFrom(home, 'eu-west-1'), (some, region) => {
      const pipeline = { ...healthyV2, stages: some }
      findProblems(pipeline, region)
      const again = findProblems(pipeline, region)
      expect(again).toEqual(findProblems(structuredClone(pipeline), region))
    }),
    { numRuns: 300 },
  )
})
