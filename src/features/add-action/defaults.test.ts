import { describe, expect, test } from 'vitest'
import { configurationOf } from '../../draft/add-action-answers.ts'
import type { Action, Pipeline } from '../../pipeline/pipeline.ts'
import { changeAnswers, firstAnswers, isDefault } from './defaults.ts'

const action = (provider: string, category: string, more: Partial<Action> = {}): Action => ({
  name: provider,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  ...more,
})

const source = action('CodeCommit', 'Source', { outputArtifacts: [{ name: 'SourceArtifact' }] })
const deploy = action('CodeDeploy', 'Deploy', {
  configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup', Token: '****' },
  inputArtifacts: [{ name: 'SourceArtifact' }],
})
const approval = action('Manual', 'Approval')

const pipelineWith = (...actions: Action[]): Pipeline => ({
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/pipeline',
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [
    { name: 'Source', actions: [source] },
    { name: 'Deploy', actions },
  ],
})

const ground = { base: pipelineWith(deploy, approval), homeRegion: 'us-west-2' }
const s3 = { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' }
const codeDeploy = deploy.actionTypeId

describe('the first answers', () => {
  test('take the provider that was used last and may cross regions', () => {
    expect(firstAnswers(ground).actionType).toEqual(codeDeploy)
  })

  test('leave the provider open when none may cross', () => {
    const base = pipelineWith(approval)
    expect(firstAnswers({ ...ground, base }).actionType).toBeUndefined()
  })

  test('copy the configuration of the same provider, but no masked secret', () => {
    expect(configurationOf(firstAnswers(ground))).toEqual({
      ApplicationName: 'MyApp',
      DeploymentGroupName: 'MyGroup',
    })
  })

  test('take the only other region in use, and none where there are several', () => {
    const inRegion = (region: string) => ({ ...deploy, name: region, region })
    const one = pipelineWith(deploy, inRegion('us-east-1'))
    const two = pipelineWith(inRegion('us-east-1'), inRegion('eu-west-1'))
    expect(firstAnswers(ground).region).toBe('')
    expect(firstAnswers({ ...ground, base: one }).region).toBe('us-east-1')
    expect(firstAnswers({ ...ground, base: two }).region).toBe('')
  })

  test('take the only artifact there is', () => {
    expect(firstAnswers(ground).inputArtifacts).toEqual(['SourceArtifact'])
  })
})

describe('defaults that nobody has touched', () => {
  const started = changeAnswers(firstAnswers(ground), { region: 'us-east-1' }, ground)

  test('name stage and action after provider and region', () => {
    expect(started.newStageName).toBe('Deploy-us-east-1')
    expect(started.actionName).toBe('Deploy-us-east-1')
    expect(isDefault('actionName', started, ground)).toBe(true)
  })

  test('follow the region', () => {
    const moved = changeAnswers(started, { region: 'eu-west-1' }, ground)
    expect(moved.actionName).toBe('Deploy-eu-west-1')
    expect(moved.newStageName).toBe('Deploy-eu-west-1')
  })

  test('avoid a name that is taken', () => {
    const base = pipelineWith({ ...deploy, name: 'Deploy-us-east-1' })
    const existing = { placement: 'existing-stage', existingStage: 'Deploy' } as const
    const answers = changeAnswers(started, existing, { ...ground, base })
    expect(answers.actionName).toBe('Deploy-us-east-1-2')
  })

  test('run after the last action of an existing stage', () => {
    const base = pipelineWith({ ...deploy, runOrder: 7 })
    const answers = changeAnswers(started, { existingStage: 'Deploy' }, { ...ground, base })
    expect(answers.runOrder).toBe(8)
  })

  test('offer no artifact that is made too late', () => {
    const early = changeAnswers(
      started,
      { placement: 'existing-stage', existingStage: 'Source' },
      ground,
    )
    expect(changeAnswers(early, { runOrder: 1 }, ground).inputArtifacts).toEqual([])
  })
})

describe('what a person has answered', () => {
  const named = changeAnswers(firstAnswers(ground), { actionName: 'Mine' }, ground)

  test('stays when the region changes', () => {
    expect(changeAnswers(named, { region: 'eu-west-1' }, ground).actionName).toBe('Mine')
  })

  test('stays for a provider that was left and chosen again', () => {
    const configurations = { 'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'Typed' } }
    const typed = changeAnswers(named, { configurations }, ground)
    const left = changeAnswers(typed, { actionType: s3 }, ground)
    const back = changeAnswers(left, { actionType: codeDeploy }, ground)
    expect(configurationOf(left)).toEqual({})
    expect(configurationOf(back)).toEqual({ ApplicationName: 'Typed' })
  })
})

test('names hold the mark of the region once there are several', () => {
  const first = changeAnswers(firstAnswers(ground), { region: 'eu-west-1' }, ground)
  expect(first).toMatchObject({ actionName: 'Deploy-eu-west-1', newStageName: 'Deploy-eu-west-1' })
  const many = changeAnswers(first, { alsoRegions: ['us-east-1'] }, ground)
  expect(many).toMatchObject({ actionName: 'Deploy-{region}', newStageName: 'Deploy-regions' })
  expect(changeAnswers(many, { alsoRegions: [] }, ground)).toMatchObject({
    actionName: 'Deploy-eu-west-1',
  })
})
