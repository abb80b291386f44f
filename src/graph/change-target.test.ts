import { expect, test } from 'vitest'
import { findChanges } from '../pipeline/changes.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { indexAbout, targetOf } from './change-target.ts'

const home = 'us-west-2'
const action = (name: string, region?: string): Action => ({
  name,
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  ...(region && { region }),
})
const store = (location: string) => ({ type: 'S3', location })
const before: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  artifactStore: store('home'),
  stages: [
    { name: 'Deploy', actions: [action('Keep'), action('Drop')] },
    { name: 'Old', actions: [action('Gone')] },
  ],
}
const after: Pipeline = {
  ...before,
  artifactStore: store('home'),
  stages: [{ name: 'Deploy', actions: [action('Keep', 'us-east-1'), action('New')] }],
}
const { artifactStore: _, ...rest } = after
const targets = findChanges(
  before,
  { ...rest, artifactStores: { [home]: store('home'), 'us-east-1': store('east') } },
  home,
).map(targetOf)

test('every change says where it is to be seen', () => {
  expect(targets).toContainEqual({ mark: 'added', region: 'us-east-1' })
  expect(targets).toContainEqual({ mark: 'changed', region: home })
  expect(targets).toContainEqual({
    mark: 'changed',
    selection: { stage: 'Deploy', action: 'Keep' },
  })
  expect(targets).toContainEqual({ mark: 'added', selection: { stage: 'Deploy', action: 'New' } })
  expect(targets).toContainEqual({ mark: 'removed', selection: { stage: 'Old' } })
})

test('finds the sentence of a card: its own, that of its stage, or one inside of the stage', () => {
  const about = (stage: string, action?: string) =>
    targets[indexAbout(targets, { stage, ...(action && { action }) })]?.selection
  expect(about('Deploy', 'Drop')).toEqual({ stage: 'Deploy', action: 'Drop' })
  expect(about('Old', 'Gone')).toEqual({ stage: 'Old' })
  expect(about('Deploy')?.stage).toBe('Deploy')
  expect(about('Source')).toBeUndefined()
})
