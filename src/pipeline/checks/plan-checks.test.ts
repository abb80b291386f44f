import { describe, expect, test } from 'vitest'
import { fanOut } from '../fan-out.ts'
import type { Action, Pipeline } from '../pipeline.ts'
import { judgeArtifactSize } from './artifact-size.ts'
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

const typed = (category: string, provider: string, configuration: Record<string, string>) => ({
  ...action('B'),
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  configuration,
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
      'us-east-1/Deploy/B/resource/DeploymentGroupName',
      'us-east-1/Deploy/B/action-access',
      ...quotas,
    ])
  })

  test('take in the store of a changed action, although the store stays', () => {
    const before = pipeline([action('B', 'us-east-1')])
    const after = pipeline([{ ...action('B', 'us-east-1'), runOrder: 2 }])
    expect(planned(before, after)).toEqual(expect.arrayContaining(bucketChecks('us-east-1')))
  })

  test('ask about the role of the action where it has one', () => {
    const roleArn = 'arn:aws:iam::444455556666:role/other'
    const checks = planChecks(pipeline([]), pipeline([{ ...action('B'), roleArn }]), 'us-west-2')
    const about = (name: string) => checks.find(({ id }) => id === `us-west-2/Deploy/B/${name}`)
    expect(about('action-access')).toMatchObject({ roleArn })
    expect(about('role-trust')).toMatchObject({ roleArn, serviceRole: pipeline([]).roleArn })
    expect(about('assume-role')).toMatchObject({
      roleArn: pipeline([]).roleArn,
      statements: [{ Action: ['sts:AssumeRole'], Resource: [roleArn] }],
    })
  })

  test('are about every region of a fan-out', () => {
    const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2']
    const after = pipeline(fanOut(action('B', 'us-east-1'), { regions, homeRegion: 'us-west-2' }), [
      'us-west-2',
      ...regions,
    ])
    const ids = planned(pipeline([]), after)
    for (const region of regions) {
      expect(ids).toEqual(
        expect.arrayContaining([
          ...bucketChecks(region),
          ...['provider', 'resource/DeploymentGroupName', 'action-access'].map(
            (name) => `${region}/Deploy/B-${region}/${name}`,
          ),
        ]),
      )
    }
  })

  test('are about the permissions of a source and an approval, not about where they are', () => {
    const source = {
      ...typed('Source', 'S3', { S3Bucket: 'b', S3ObjectKey: 'k' }),
      outputArtifacts: [{ name: 'App' }],
    }
    const approval = typed('Approval', 'Manual', {})
    const told = typed('Approval', 'Manual', { NotificationArn: 'arn:aws:sns:us-west-2:1:t' })
    const about = (one: Action) =>
      planned(pipeline([]), pipeline([one])).filter((id) => id.includes('/Deploy/B/'))
    const prefix = 'us-west-2/Deploy/B'
    expect(about(source)).toEqual([`${prefix}/action-access`, `${prefix}/artifact-size`])
    expect(about(approval)).toEqual([])
    expect(about(told)).toEqual([`${prefix}/action-access`])
  })

  test.each([
    ['Source', 'S3', '7 GB'],
    ['Source', 'CodeCommit', '1 GB'],
    ['Source', 'CodeStarSourceConnection', '1 GB'],
    ['Deploy', 'CloudFormation', '256 MB'],
    ['Deploy', 'CloudFormationStackSet', '460,800 bytes'],
    ['Deploy', 'CodeDeployToECS', '3 MB'],
    ['Deploy', 'ECS', '100 KB'],
    ['Deploy', 'ElasticBeanstalk', '512 MB'],
  ])('name the limit of the artifacts of %s %s, %s', (category, provider, text) => {
    const artifacts = [{ name: 'One' }]
    const one = {
      ...typed(category, provider, {}),
      ...(category === 'Source' ? { outputArtifacts: artifacts } : { inputArtifacts: artifacts }),
    }
    const checks = planChecks(pipeline([]), pipeline([one]), 'us-west-2')
    const size = checks.find(({ kind }) => kind === 'artifact-size')
    expect(size?.kind === 'artifact-size' && judgeArtifactSize(size, {})).toMatchObject({
      state: 'unknown',
      text: expect.stringContaining(text),
    })
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
