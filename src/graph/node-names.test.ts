import { expect, test } from 'vitest'
import type { Action } from '../pipeline/pipeline.ts'
import {
  actionDescription,
  actionName,
  problemText,
  providerTitle,
  stageDescription,
  stageName,
} from './node-names.ts'
import { runStatus } from './run-status.ts'

const deploy: Action = {
  name: 'Deploy-us-east-1',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  region: 'us-east-1',
  inputArtifacts: [{ name: 'SourceArtifact' }],
}

test('names a card by action, provider id, region and status', () => {
  expect(actionName(deploy, 'us-west-2', runStatus(undefined))).toBe(
    'Deploy-us-east-1, CodeDeploy, us-east-1, Not run yet',
  )
  const { region: _, ...atHome } = deploy
  expect(actionName(atHome, 'us-west-2', runStatus('InProgress'))).toBe(
    'Deploy-us-east-1, CodeDeploy, us-west-2, In progress',
  )
})

test('names the head of a stage by stage and status', () => {
  expect(stageName('Deploy', runStatus('Failed'))).toBe('Stage Deploy, Failed')
})

test('leaves out a status that is not known', () => {
  expect(stageName('Deploy', undefined)).toBe('Stage Deploy')
  expect(actionName(deploy, 'us-west-2', undefined)).toBe('Deploy-us-east-1, CodeDeploy, us-east-1')
})

test('shows the title of a known provider and the id of any other', () => {
  expect(providerTitle(deploy)).toBe('AWS CodeDeploy')
  const own = { category: 'Build', owner: 'Custom', provider: 'OurBuilder', version: '3' }
  expect(providerTitle({ ...deploy, actionTypeId: own })).toBe('OurBuilder')
})

test('says in words what the drawing shows by place, line and mark', () => {
  const facts = { stage: 'Deploy', action: deploy, problems: undefined, run: undefined }
  expect(actionDescription({ ...facts, homeRegion: 'us-west-2', mark: 'added' })).toBe(
    'Stage Deploy, run order 1. Added. Reads SourceArtifact. Copied to us-east-1.',
  )
  expect(actionDescription({ ...facts, homeRegion: 'us-east-1', mark: undefined })).toBe(
    'Stage Deploy, run order 1. Reads SourceArtifact.',
  )
  const run = { status: runStatus('Failed'), error: 'No such group.' }
  expect(actionDescription({ ...facts, homeRegion: 'us-east-1', mark: undefined, run })).toBe(
    'Stage Deploy, run order 1. No such group. Reads SourceArtifact.',
  )
})

test('says why a transition is disabled', () => {
  const facts = { mark: undefined, problems: { count: 2, severity: 'warning' } } as const
  const transition = { enabled: false, disabledReason: 'Freeze' }
  expect(stageDescription({ ...facts, transition })).toBe(
    '2 warnings. Transition disabled: Freeze.',
  )
})

test('counts one problem in the singular', () => {
  expect(problemText({ count: 1, severity: 'error' })).toBe('1 problem')
})
