import { changesOf } from '../cloudformation/changes.ts'
import { newStackId } from '../cloudformation/find-stack.ts'
import { advanceStacks, startOperation } from '../cloudformation/progress.ts'
import type { StackRecord, StackSource } from '../cloudformation/stack-record.ts'
import { readTemplate } from '../cloudformation/template.ts'
import { regionOf, type World } from '../world.ts'
import { cdkTemplate, oversizeTemplate, releaseTemplate } from './templates.ts'

const hour = 3_600_000

/** Stacks that own pipelines, made as CloudFormation makes them. */
export function seedStacks(world: World, region: string, now: number): void {
  const iam = ['CAPABILITY_IAM']
  makeStack(
    world,
    { region, now, name: 'stack-release' },
    {
      template: releaseTemplate,
      parameters: {
        RepositoryName: 'MyTestRepo',
        BranchName: 'master',
        ArtifactBucket: 'my-storage-bucket',
      },
      tags: { team: 'release' },
      capabilities: iam,
    },
  )
  makeStack(
    world,
    { region, now: now - hour, name: 'CdkReleaseStack' },
    {
      template: cdkTemplate,
      parameters: {},
      tags: {},
      capabilities: iam,
    },
  )
  makeStack(
    world,
    { region, now: now - 2 * hour, name: 'fleet-settings' },
    {
      template: oversizeTemplate,
      parameters: { Environment: 'production' },
      tags: {},
      capabilities: [],
    },
  )
}

function makeStack(
  world: World,
  { region, now, name }: { region: string; now: number; name: string },
  source: StackSource,
): void {
  const stack: StackRecord = {
    id: newStackId(region, name),
    name,
    created: now,
    status: 'REVIEW_IN_PROGRESS',
    source: { template: '', parameters: {}, tags: {}, capabilities: [] },
    resources: {},
    outputs: {},
    events: [],
    changeSets: [],
  }
  const { parameters, tags, template } = source
  const wanted = { template: readTemplate(template), parameters, tags, revertsDrift: false }
  const changes = changesOf({ world, region, now, stack }, wanted)
  startOperation(
    stack,
    { id: '', name, type: 'CREATE', created: now, ready: now, source, changes },
    { now, token: undefined, keepsFailure: false },
  )
  const here = regionOf(world, region)
  here.stacks = { ...here.stacks, [name]: stack }
  advanceStacks(world, now + hour)
}
