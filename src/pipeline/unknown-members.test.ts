import { expect, test } from 'vitest'
import { futurePipeline } from '../sandbox/seeds/pipelines.ts'
import { healthy, healthyV2 } from './example-pipelines.ts'
import type { Pipeline } from './pipeline.ts'
import { findUnknownMembers, memberPathText } from './unknown-members.ts'

const pathsOf = (pipeline: Pipeline) =>
  findUnknownMembers(pipeline).map(({ path }) => memberPathText(pipeline, path))

test.each([
  ['V1', healthy],
  ['V2, with triggers, variables and conditions', healthyV2],
])('a pipeline of type %s has none', (_, pipeline) => {
  expect(pathsOf(pipeline)).toEqual([])
})

test('the seed with members of a later API has each of them named once, by stage and action', () => {
  expect(pathsOf(futurePipeline).toSorted()).toEqual([
    'releasePolicy',
    'stages["Deploy"].actions["Deploy"].retryBudget',
    'stages["Deploy"].concurrencyGroup',
    'stages["Source"].actions["Source"].provenance',
  ])
})

test('an unknown member is found at every level', () => {
  const tomorrow = { tomorrow: [{ name: 'inside', more: 1 }] }
  const rules = [{ name: 'r', ruleTypeId: { provider: 'x', ...tomorrow }, ...tomorrow }]
  const conditions = [{ result: 'FAIL', rules, ...tomorrow }]
  const branches = { includes: ['main'], ...tomorrow }
  const pipeline = {
    ...healthyV2,
    artifactStores: {
      'us-east-1': {
        type: 'S3',
        location: 'b',
        encryptionKey: { id: 'k', type: 'KMS', ...tomorrow },
      },
    },
    variables: [{ name: 'v', ...tomorrow }],
    triggers: [
      {
        providerType: 'CodeStarSourceConnection',
        gitConfiguration: {
          sourceActionName: 'Source',
          push: [{ branches, ...tomorrow }],
          pullRequest: [{ events: ['OPEN'], filePaths: branches }],
          ...tomorrow,
        },
        ...tomorrow,
      },
    ],
    stages: [
      {
        name: 'S',
        blockers: [{ name: 'b', type: 'Schedule', ...tomorrow }],
        onFailure: {
          result: 'RETRY',
          retryConfiguration: { retryMode: 'ALL_ACTIONS', ...tomorrow },
        },
        onSuccess: { conditions, ...tomorrow },
        beforeEntry: { conditions: [] },
        actions: [
          {
            name: 'A',
            actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
            configuration: { any: 'key', is: 'fine' },
            outputArtifacts: [{ name: 'out', files: ['a'], ...tomorrow }],
            environmentVariables: [{ name: 'e', value: 'v', type: 'PLAINTEXT', ...tomorrow }],
          },
        ],
      },
    ],
  } as Pipeline
  expect(pathsOf(pipeline).toSorted()).toEqual(
    [
      'artifactStores["us-east-1"].encryptionKey.tomorrow',
      'variables["v"].tomorrow',
      'triggers[0].tomorrow',
      'triggers[0].gitConfiguration.tomorrow',
      'triggers[0].gitConfiguration.push[0].tomorrow',
      'triggers[0].gitConfiguration.push[0].branches.tomorrow',
      'triggers[0].gitConfiguration.pullRequest[0].filePaths.tomorrow',
      'stages["S"].blockers["b"].tomorrow',
      'stages["S"].onFailure.retryConfiguration.tomorrow',
      'stages["S"].onSuccess.tomorrow',
      'stages["S"].onSuccess.conditions[0].tomorrow',
      'stages["S"].onSuccess.conditions[0].rules["r"].tomorrow',
      'stages["S"].onSuccess.conditions[0].rules["r"].ruleTypeId.tomorrow',
      'stages["S"].actions["A"].outputArtifacts["out"].tomorrow',
      'stages["S"].actions["A"].environmentVariables["e"].tomorrow',
    ].toSorted(),
  )
})

test('a member named like something every object has is unknown all the same', () => {
  const pipeline = JSON.parse(
    '{"name":"p","roleArn":"r","stages":[],"__proto__":1,"constructor":2,"a-b":3}',
  ) as Pipeline
  expect(pathsOf(pipeline)).toEqual(['__proto__', 'constructor', '["a-b"]'])
})

test('a known member of another kind than documented does not stop the search', () => {
  const pipeline = {
    ...healthy,
    stages: 'many',
    triggers: [null],
    later: true,
  } as unknown as Pipeline
  expect(pathsOf(pipeline)).toEqual(['later'])
})
