import { expect, test } from 'vitest'
import type { Action } from '../pipeline/pipeline.ts'
import { copiedInputs } from './artifact-flow.ts'
import { layoutPipeline } from './layout.ts'
import { action, artifacts, home, pipelineOf } from './layout-examples.ts'
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
  const facts = {
    ...{ stage: 'Deploy', action: deploy, homeRegion: 'us-west-2' },
    ...{ mark: undefined, problems: undefined, run: undefined, copied: undefined },
  }
  const copied = ['SourceArtifact']
  expect(actionDescription({ ...facts, mark: 'added', copied })).toBe(
    'Stage Deploy, run order 1. Added. Reads SourceArtifact. Copied to us-east-1: SourceArtifact.',
  )
  expect(actionDescription(facts)).toBe('Stage Deploy, run order 1. Reads SourceArtifact.')
  const run = { status: runStatus('Failed'), error: 'No such group.' }
  expect(actionDescription({ ...facts, run })).toBe(
    'Stage Deploy, run order 1. No such group. Reads SourceArtifact.',
  )
})

test('says of an artifact that it is copied only where its line says so', () => {
  const inEast = { region: 'us-east-1' }
  const pipeline = pipelineOf({
    Source: [action('Source', { outputArtifacts: artifacts('Source') })],
    Build: [
      action('Build', {
        ...inEast,
        inputArtifacts: artifacts('Source'),
        outputArtifacts: artifacts('Built'),
      }),
      action('Deploy', { ...inEast, runOrder: 2, inputArtifacts: artifacts('Built', 'Source') }),
      action('Verify', { ...inEast, runOrder: 2, inputArtifacts: artifacts('Built') }),
      action('Nowhere', { ...inEast, inputArtifacts: artifacts('Unmade') }),
    ],
  })
  const graph = layoutPipeline(pipeline, home)
  const copied = copiedInputs(graph.artifactEdges)
  const said = graph.actions.map(({ id, stage, action }) => {
    const facts = { stage, action, homeRegion: home, copied: copied.get(id) }
    const unknown = { mark: undefined, problems: undefined, run: undefined }
    return /Copied.*/.exec(actionDescription({ ...facts, ...unknown }))?.[0]
  })
  expect(graph.actions.map(({ action: { name } }, index) => [name, said[index]])).toEqual([
    ['Source', undefined],
    ['Build', 'Copied to us-east-1: Source.'],
    ['Nowhere', undefined],
    ['Deploy', 'Copied to us-east-1: Source.'],
    ['Verify', undefined],
  ])
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
