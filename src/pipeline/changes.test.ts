import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEdit, anyPipeline } from './arbitrary-pipelines.ts'
import { describeChange, findChanges } from './changes.ts'
import { deepEqual } from './deep-equal.ts'
import { applyPlan, type Edit } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import type { Pipeline } from './pipeline.ts'

const { artifactStores: _, ...rest } = healthy
const single: Pipeline = {
  ...rest,
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: healthy.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.filter(({ region }) => !region),
  })),
}

const after = (from: Pipeline, ...edits: Edit[]) =>
  applyPlan(from, { homeRegion: home, edits }).pipeline
const sentences = (from: Pipeline, to: Pipeline) => findChanges(from, to, home).map(describeChange)

test('the guide’s change reads as four sentences', () => {
  const edited = after(
    single,
    { kind: 'add-stage', stage: 'DeployRegionB', position: { at: 'end' } },
    {
      kind: 'add-action',
      stage: 'DeployRegionB',
      action: deployAction('Deploy-us-east-1', { region: 'us-east-1' }),
    },
    {
      kind: 'set-artifact-store',
      region: 'us-east-1',
      store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
    },
  )
  expect(sentences(single, edited)).toEqual([
    'Artifact stores become a map by region; us-west-2 keeps bucket my-storage-bucket.',
    'In us-east-1, keep artifacts in bucket my-storage-bucket-us-east-1 (AWS managed key).',
    'Add stage "DeployRegionB" after "Deploy".',
    'Add action "Deploy-us-east-1" (CodeDeploy, us-east-1) to stage "DeployRegionB", run order 1.',
  ])
})

test('values of an action are told one by one', () => {
  const stages = healthy.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) =>
      action.name === 'Deploy-east'
        ? {
            ...action,
            runOrder: 2,
            configuration: { ...action.configuration, DeploymentGroupName: 'Other' },
          }
        : action,
    ),
  }))
  const [change, ...more] = findChanges(healthy, { ...healthy, stages }, home)
  expect(more).toEqual([])
  expect(change).toEqual({
    kind: 'action-changed',
    stage: 'Deploy',
    action: 'Deploy-east',
    fields: [
      { path: ['runOrder'], from: 1, to: 2 },
      { path: ['configuration', 'DeploymentGroupName'], from: 'MyGroup', to: 'Other' },
    ],
  })
})

test('a moved stage is one move, not a removal and an addition', () => {
  const [first, second, third] = healthy.stages
  const stages = [first, third, second].flatMap((stage) => stage ?? [])
  const changes = findChanges(healthy, { ...healthy, stages }, home)
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ kind: 'stage-moved' })
})

test('the version that AWS counts is no difference', () => {
  expect(findChanges({ ...healthy, version: 1 }, { ...healthy, version: 2 }, home)).toEqual([])
})

test('a member that this build does not know is a difference', () => {
  expect(sentences(healthy, { ...healthy, futureMember: { depth: 2 } })).toEqual([
    expect.stringContaining('futureMember'),
  ])
})

test('stage conditions that changed are told', () => {
  const stages = healthy.stages.map((stage) =>
    stage.name === 'Deploy' ? { ...stage, onFailure: { result: 'ROLLBACK' } } : stage,
  )
  expect(sentences(healthy, { ...healthy, stages })).toEqual([expect.stringContaining('ROLLBACK')])
})

/** The same version on both sides, which then is no difference. */
const unversioned = (pipeline: Pipeline): Pipeline => ({ ...pipeline, version: 1 })

describe('for every pair of pipelines', () => {
  test('a pipeline does not differ from a copy of itself', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        expect(findChanges(pipeline, structuredClone(pipeline), home)).toEqual([])
      }),
    )
  })

  test('whatever differs is reported, in words', () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, (from, to) => {
        const changes = findChanges(from, to, home)
        const isSame = deepEqual(unversioned(from), unversioned(to))
        expect(changes.length === 0).toBe(isSame)
        for (const change of changes) expect(describeChange(change)).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
  })

  test('any single member that is altered is reported', () => {
    fc.assert(
      fc.property(anyPipeline, fc.nat(), (pipeline, pick) => {
        const altered = structuredClone(unversioned(pipeline))
        const places = leaves(altered).filter(
          ({ key, holder }) => key !== 'version' || holder !== altered,
        )
        const place = places[pick % places.length]
        if (place) Object.assign(place.holder, { [place.key]: '*altered*' })
        expect(findChanges(pipeline, altered, home).length).toBeGreaterThan(0)
      }),
    )
  })

  test('edits that happened are reported, edits that did not are not', () => {
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 4 }), (pipeline, edits) => {
        const edited = after(pipeline, ...edits)
        expect(findChanges(pipeline, edited, home).length === 0).toBe(deepEqual(pipeline, edited))
      }),
    )
  })
})

interface Leaf {
  holder: object
  key: string
}

/** Every member that holds a plain value. */
function leaves(value: object): Leaf[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    typeof member === 'object' && member !== null ? leaves(member) : [{ holder: value, key }],
  )
}
