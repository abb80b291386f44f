import { describe, expect, test } from 'vitest'
import { actionTypes } from '../action-types.ts'
import type { Action, Pipeline } from '../pipeline.ts'
import type { CheckOf, Finding } from './check.ts'
import { judgeResource, judgeUnasked, planResourceChecks } from './resource-checks.ts'

const region = 'us-east-1'
const account = '111122223333'

const actionOf = (
  type: string,
  configuration: Record<string, string>,
  rest: Partial<Action> = {},
): Action => {
  const [category = '', provider = ''] = type.split('/')
  const actionTypeId = { category, owner: 'AWS', provider, version: '1' }
  return { name: 'A', actionTypeId, configuration, region, ...rest }
}

const pipelineOf = (actions: Action[]): Pipeline => ({
  name: 'p',
  roleArn: `arn:aws:iam::${account}:role/r`,
  stages: [{ name: 'Deploy', actions }],
})

const planned = (action: Action, others: Action[] = []) =>
  planResourceChecks(
    { stage: 'Deploy', action, region },
    pipelineOf([...others, action]),
    'us-west-2',
  )

const named = (action: Action) =>
  planned(action).map(({ names, value, within }) => [names, value, within?.value])

test('every key of the catalogue that names a resource is looked up, alone or by what lies in it', () => {
  for (const { category, provider, owner, configuration } of actionTypes) {
    if (owner !== 'AWS') continue
    const keys = configuration.filter(({ names }) => names)
    const values = Object.fromEntries(keys.map(({ name }) => [name, `the-${name}`]))
    const asked = planned(actionOf(`${category}/${provider}`, values)).flatMap(
      ({ value, within }) => [value, within?.value],
    )
    expect(new Set(asked.filter(Boolean))).toEqual(new Set(Object.values(values)))
  }
})

describe('what another resource lies in', () => {
  test('is not asked about by itself', () => {
    const group = actionOf('Deploy/CodeDeploy', {
      ApplicationName: 'App',
      DeploymentGroupName: 'Group',
    })
    expect(named(group)).toEqual([['codedeploy-group', 'Group', 'App']])
  })

  test('is, where only a run knows the inner one', () => {
    const service = actionOf('Deploy/ECS', { ClusterName: 'web', ServiceName: '#{v.Service}' })
    expect(named(service)).toEqual([
      ['ecs-cluster', 'web', undefined],
      ['ecs-service', '#{v.Service}', 'web'],
    ])
  })
})

const check = (part: Partial<CheckOf<'resource'>> = {}): CheckOf<'resource'> => ({
  id: 'r',
  region,
  title: '',
  kind: 'resource',
  names: 'lambda-function',
  value: 'shop',
  account,
  ownAccount: account,
  ...part,
})

describe('without asking', () => {
  test.each<[string, Partial<CheckOf<'resource'>>, Partial<Finding> | undefined]>([
    ['a name of the region is not known', {}, undefined],
    ['a variable is for the run', { value: 'a-#{v.Name}' }, { state: 'unknown' }],
    [
      'so is what lies in one',
      { within: { names: 'ecs-cluster', value: '#{v.Cluster}' } },
      { state: 'unknown' },
    ],
    [
      'an ARN of the region is not known',
      { value: `arn:aws:lambda:${region}:${account}:function:shop` },
      undefined,
    ],
    [
      'an ARN of another region is wrong',
      { value: `arn:aws:lambda:eu-west-1:${account}:function:shop` },
      { state: 'failed' },
    ],
    [
      'an ARN of another account cannot be looked up',
      { value: `arn:aws:lambda:${region}:444455556666:function:shop` },
      { state: 'unknown' },
    ],
    [
      'a role has no region',
      { names: 'role', value: `arn:aws:iam::${account}:role/deploy` },
      undefined,
    ],
    [
      'a role of the own account can be looked up for an action of another',
      {
        names: 'role',
        value: `arn:aws:iam::${account}:role/deploy`,
        account: '444455556666',
      },
      undefined,
    ],
    ['a name in another account cannot', { account: '444455556666' }, { state: 'unknown' }],
    ['an execution role lies elsewhere', { names: 'role-name' }, { state: 'unknown' }],
    ['a public registry is out of reach', { isOutOfReach: true }, { state: 'unknown' }],
  ])('%s', (_, part, finding) => {
    if (finding) expect(judgeUnasked(check(part))).toMatchObject(finding)
    else expect(judgeUnasked(check(part))).toBeUndefined()
  })

  test('the repository of a public registry is the one out of reach', () => {
    const publish = (RegistryType: string) =>
      planned(actionOf('Build/ECRBuildAndPublish', { ECRRepositoryName: 'web', RegistryType }))
    expect(publish('public')).toMatchObject([{ isOutOfReach: true }])
    expect(publish('private')[0]).not.toHaveProperty('isOutOfReach')
  })
})

describe('what is not there', () => {
  const stack = (ActionMode: string, rest: Record<string, string> = {}, StackName = 'web') =>
    actionOf('Deploy/CloudFormation', { ActionMode, StackName, ...rest })
  const absent = (action: Action, others: Action[] = []) =>
    planned(action, others).map((one) => judgeResource(one, 'absent'))
  const changeSet = { ChangeSetName: 'release' }

  test.each(['CREATE_UPDATE', 'REPLACE_ON_FAILURE', 'CHANGE_SET_REPLACE'])(
    'is made by an action of mode %s',
    (mode) => {
      expect(absent(stack(mode))).toMatchObject([
        { state: 'passed', text: expect.stringContaining('this action makes it in a run') },
      ])
    },
  )

  test('has nothing to be deleted', () => {
    expect(absent(stack('DELETE_ONLY'))).toMatchObject([
      { state: 'passed', text: expect.stringContaining('nothing to delete') },
    ])
  })

  test('is missed where a change set is to be executed, unless another action makes it', () => {
    const execute = stack('CHANGE_SET_EXECUTE', changeSet)
    const replace = stack('CHANGE_SET_REPLACE', changeSet)
    expect(absent(execute)).toMatchObject([{ state: 'failed' }])
    expect(absent(execute, [replace])).toMatchObject([
      { state: 'passed', text: expect.stringContaining('another action makes it in a run') },
    ])
    expect(absent(execute, [stack('CHANGE_SET_REPLACE', changeSet, 'other')])).toMatchObject([
      { state: 'failed' },
    ])
    expect(absent(execute, [{ ...replace, region: 'eu-west-1' }])).toMatchObject([
      { state: 'failed' },
    ])
  })

  test('is a stack set that another action makes', () => {
    const instances = actionOf('Deploy/CloudFormationStackInstances', { StackSetName: 'base' })
    const set = actionOf('Deploy/CloudFormationStackSet', { StackSetName: 'base' })
    expect(absent(instances)).toMatchObject([{ state: 'failed' }])
    expect(absent(instances, [set])).toMatchObject([{ state: 'passed' }])
  })

  test('is said with its kind, its name and where', () => {
    expect(judgeResource(check(), 'absent')).toEqual({
      state: 'failed',
      text: 'us-east-1 has no function "shop".',
      todo: 'Create it there, or correct the name.',
    })
    const role = check({ names: 'role', value: `arn:aws:iam::${account}:role/deploy` })
    expect(judgeResource(role, 'absent')).toMatchObject({
      text: `The account has no role "arn:aws:iam::${account}:role/deploy".`,
    })
    expect(judgeResource(check({ names: 'bucket' }), { elsewhere: 'eu-west-1' })).toMatchObject({
      state: 'failed',
      text: 'The bucket "shop" lies in eu-west-1.',
    })
  })
})
