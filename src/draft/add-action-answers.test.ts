import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import {
  actionsFrom,
  type AddActionAnswers,
  blankAnswers,
  editsFrom,
  withRegionValue,
} from './add-action-answers.ts'

const base: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/pipeline',
  artifactStore: {
    type: 'S3',
    location: 'my-storage-bucket',
    encryptionKey: { id: 'alias/mine', type: 'KMS' },
    newMember: 'kept',
  },
  stages: [],
}

const answers: AddActionAnswers = {
  ...blankAnswers,
  newStageName: ' DeployRegionB ',
  existingStage: 'Deploy',
  runOrder: 4,
  actionName: ' Deploy-us-east-1 ',
  actionType: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  region: 'us-east-1',
  configurations: {
    'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'MyApp', DeploymentGroupName: '' },
    'Deploy/AWS/S3/1': { BucketName: 'other' },
  },
  commands: 'ls',
  inputArtifacts: ['SourceArtifact'],
  outputArtifacts: ['Unusable'],
  roleArn: ' ',
  stores: {
    'us-west-2': { bucket: 'my-storage-bucket', keyId: 'alias/mine' },
    'us-east-1': { bucket: ' my-storage-bucket-us-east-1 ', keyId: '' },
    'eu-west-1': { bucket: 'looked-at-once', keyId: '' },
  },
}

const edits = (part: Partial<AddActionAnswers> = {}) =>
  editsFrom({ ...answers, ...part }, base, 'us-west-2')

test('without a provider there is nothing to edit', () => {
  expect(edits({ actionType: undefined })).toEqual([])
})

describe('the action', () => {
  test("is AWS's own structure, without what was left empty or belongs to another provider", () => {
    expect(actionsFrom(answers, 'us-west-2')[0]).toEqual({
      name: 'Deploy-us-east-1',
      actionTypeId: answers.actionType,
      runOrder: 1,
      configuration: { ApplicationName: 'MyApp' },
      inputArtifacts: [{ name: 'SourceArtifact' }],
      outputArtifacts: [],
      region: 'us-east-1',
    })
  })

  test('has no region in the home region', () => {
    expect(actionsFrom({ ...answers, region: 'us-west-2' }, 'us-west-2')[0]).not.toHaveProperty(
      'region',
    )
  })

  test('has the chosen run order in an existing stage', () => {
    expect(edits({ placement: 'existing-stage' })[0]).toMatchObject({
      kind: 'add-action',
      stage: 'Deploy',
      action: { runOrder: 4 },
    })
  })

  test('has the shell lines of a Commands action, blank ones left out', () => {
    const actionType = { category: 'Compute', owner: 'AWS', provider: 'Commands', version: '1' }
    const [action] = actionsFrom({ ...answers, actionType, commands: 'ls\n\n make' }, 'us-west-2')
    expect(action?.commands).toEqual(['ls', ' make'])
  })
})

const stores = (part: Partial<AddActionAnswers> = {}) =>
  edits(part).filter(({ kind }) => kind === 'set-artifact-store')

describe('the artifact stores', () => {
  test('are set where they differ, and only in regions in use', () => {
    expect(stores()).toEqual([
      {
        kind: 'set-artifact-store',
        region: 'us-east-1',
        store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
      },
    ])
  })

  test('keep members that the wizard does not ask for', () => {
    const changed = { 'us-west-2': { bucket: 'another', keyId: '' } }
    expect(stores({ stores: changed })).toEqual([
      {
        kind: 'set-artifact-store',
        region: 'us-west-2',
        store: { type: 'S3', location: 'another', newMember: 'kept' },
      },
    ])
  })
})

describe('an action for several regions', () => {
  const many = {
    actionName: 'Deploy-{region}',
    alsoRegions: ['eu-west-1', 'us-east-1', 'us-west-2'],
    perWave: 1,
    configurations: {
      'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'App-us-east-1', DeploymentGroupName: 'All' },
    },
    stores: {
      'us-east-1': { bucket: 'bucket-one', keyId: '' },
      'eu-west-1': { bucket: 'bucket-two', keyId: '' },
    },
  }

  test('is one action in each, wave after wave, with a bucket in each', () => {
    const actions = edits(many).flatMap((edit) => (edit.kind === 'add-action' ? edit.action : []))
    expect(
      actions.map(({ name, region, runOrder, configuration }) => [
        name,
        region,
        runOrder,
        configuration?.['ApplicationName'],
      ]),
    ).toEqual([
      ['Deploy-us-east-1', 'us-east-1', 1, 'App-us-east-1'],
      ['Deploy-eu-west-1', 'eu-west-1', 2, 'App-eu-west-1'],
      ['Deploy-us-west-2', undefined, 3, 'App-us-west-2'],
    ])
    expect(
      edits(many).flatMap((edit) => (edit.kind === 'set-artifact-store' ? edit.region : [])),
    ).toEqual(['us-east-1', 'eu-west-1'])
  })
  test('has what is written for one region in it, for the chosen provider only', () => {
    const path = 'configuration/ApplicationName'
    const write = (before: AddActionAnswers, value: string | undefined) => ({
      ...before,
      ...withRegionValue(before, { region: 'eu-west-1', path, value }),
    })
    const names = (from: AddActionAnswers) =>
      actionsFrom(from, 'us-west-2').map(({ configuration }) => configuration?.['ApplicationName'])
    const written = write({ ...answers, ...many }, 'European')
    expect(names(written)).toEqual(['App-us-east-1', 'European', 'App-us-west-2'])
    expect(names(write(written, undefined))).toEqual([
      'App-us-east-1',
      'App-eu-west-1',
      'App-us-west-2',
    ])
    const actionType = {
      category: 'Deploy',
      owner: 'AWS',
      provider: 'ElasticBeanstalk',
      version: '1',
    }
    const configurations = { 'Deploy/AWS/ElasticBeanstalk/1': { ApplicationName: 'Beans' } }
    expect(names({ ...written, actionType, configurations })).toEqual(['Beans', 'Beans', 'Beans'])
  })
})
