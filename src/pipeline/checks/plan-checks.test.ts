import { describe, expect, test } from 'vitest'
import type { Action, Pipeline } from '../pipeline.ts'
import { planChecks } from './plan-checks.ts'
import { judgeQuota } from './quotas.ts'

const action = (name: string, region?: string, provider = 'CodeDeploy'): Action => ({
  name,
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider, version: '1' },
  configuration: { ApplicationName: 'App', DeploymentGroupName: 'Group' },
  ...(region && { region }),
})
const pipeline = (actions: Action[], stores = ['us-west-2', 'us-east-1']): Pipeline => ({
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  artifactStores: Object.fromEntries(
    stores.map((region) => [region, { type: 'S3', location: `bucket-${region}` }]),
  ),
  stages: [{ name: 'Deploy', actions }],
})

const planned = (before: Pipeline, after: Pipeline) =>
  planChecks(before, after, 'us-west-2').map(({ id }) => id)
const quotas = ['stages', 'actions', 'stage-actions', 'parallel', 'value'].map(
  (id) => `quota/${id}`,
)
const bucketChecks = (region: string) =>
  ['bucket-region', 'bucket-owner', 'bucket-private', 'bucket-access'].map(
    (name) => `${region}/${name}`,
  )

describe('the checks', () => {
  test('are the quotas alone where nothing changes', () => {
    const same = pipeline([action('A')])
    expect(planned(same, same)).toEqual(quotas)
  })

  test('are about the store and the action that are new, not about those that have been running', () => {
    const before = pipeline([action('A')], ['us-west-2'])
    const after = pipeline([action('A'), action('B', 'us-east-1')])
    expect(planned(before, after)).toEqual([
      ...bucketChecks('us-east-1'),
      'us-east-1/Deploy/B/provider',
      'us-east-1/Deploy/B/deployment-group',
      'us-east-1/Deploy/B/action-access',
      ...quotas,
    ])
  })

  test('take in the store of a changed action, although the store stays', () => {
    const before = pipeline([action('B', 'us-east-1')])
    const after = pipeline([{ ...action('B', 'us-east-1'), runOrder: 2 }])
    expect(planned(before, after)).toEqual(expect.arrayContaining(bucketChecks('us-east-1')))
  })

  test('ask nothing about a deployment group that only a run names', () => {
    const named = { ...action('B'), configuration: { ApplicationName: '#{v.App}' } }
    expect(planned(pipeline([]), pipeline([named]))).not.toContain(
      'us-west-2/Deploy/B/deployment-group',
    )
  })

  test('ask about the role of the action where it has one', () => {
    const roleArn = 'arn:aws:iam::444455556666:role/other'
    const checks = planChecks(pipeline([]), pipeline([{ ...action('B'), roleArn }]), 'us-west-2')
    expect(checks.find(({ kind }) => kind === 'action-access')).toMatchObject({ roleArn })
  })

  test('have ids of their own', () => {
    const ids = planned(pipeline([], []), pipeline([action('A'), action('B', 'us-east-1')]))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a quota', () => {
  const many = Array.from({ length: 101 }, (_, index) => action(`A${index}`))

  test('is told now and after', () => {
    const [stages] = planChecks(pipeline([]), pipeline([]), 'us-west-2')
    expect(stages?.kind === 'quota' && judgeQuota(stages)).toEqual({
      state: 'passed',
      text: '1 now, 1 after, of 50 stages.',
    })
  })

  test.each([
    ['quota/stage-actions', pipeline(many)],
    ['quota/parallel', pipeline(many)],
    [
      'quota/stages',
      {
        ...pipeline([]),
        stages: Array.from({ length: 51 }, (_, at) => ({ name: `S${at}`, actions: [] })),
      },
    ],
    ['quota/value', pipeline([{ ...action('A'), configuration: { Long: 'x'.repeat(1001) } }])],
    [
      'quota/actions',
      {
        ...pipeline([]),
        stages: Array.from({ length: 11 }, (_, at) => ({
          name: `S${at}`,
          actions: many.slice(0, 100),
        })),
      },
    ],
  ])('%s fails when it is passed over', (id, after) => {
    const check = planChecks(pipeline([]), after, 'us-west-2').find((one) => one.id === id)
    expect(check?.kind === 'quota' && judgeQuota(check)).toMatchObject({ state: 'failed' })
  })
})
