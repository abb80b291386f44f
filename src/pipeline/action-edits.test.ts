import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeRegion,
  duplicateAction,
  idleStores,
  moveAction,
  removeAction,
  removeStores,
} from './action-edits.ts'
import { anyPipeline } from './arbitrary-pipelines.ts'
import { applyPlan, type Edit } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import { rewrittenValues } from './fan-out.ts'
import { findAction } from './names.ts'
import { artifactStoresOf, type Pipeline, regionOf } from './pipeline.ts'
import { findProblems } from './problems.ts'

const apply = (pipeline: Pipeline, edits: readonly Edit[]) =>
  applyPlan(pipeline, { homeRegion: home, edits })

const east = { stage: 'Deploy', action: 'Deploy-east' }
const store = { type: 'S3', location: 'my-storage-bucket-eu-west-1' }
const toIreland = { region: 'eu-west-1', store, values: [] }

/** The pipeline with a change, and with the stores that it leaves without a use removed. */
function tidied(pipeline: Pipeline, edits: readonly Edit[]) {
  const changed = apply(pipeline, edits)
  expect(changed.conflicts).toEqual([])
  const idle = idleStores(findProblems(changed.pipeline, home))
  return { idle, pipeline: apply(changed.pipeline, removeStores(idle)).pipeline }
}

test('an action that changes its region takes a store there, and leaves the old one idle', () => {
  const { idle, pipeline } = tidied(healthy, changeRegion(east, toIreland))
  expect(idle).toEqual(['us-east-1'])
  expect(Object.keys(pipeline.artifactStores ?? {})).toEqual([home, 'eu-west-1'])
  expect(findAction(pipeline, 'Deploy', 'Deploy-east')?.region).toBe('eu-west-1')
  expect(findProblems(pipeline, home)).toEqual([])
})

test('values that name the region change with it', () => {
  const configuration = {
    ApplicationName: 'shop-us-east-1',
    DeploymentGroupName: 'us-east-1',
  }
  const action = deployAction('More', { region: 'us-east-1', configuration })
  const from = apply(healthy, [{ kind: 'add-action', stage: 'Deploy', action }]).pipeline
  const values = rewrittenValues(action, 'us-east-1', 'eu-west-1')
  const edits = changeRegion({ stage: 'Deploy', action: 'More' }, { ...toIreland, values })
  expect(findAction(apply(from, edits).pipeline, 'Deploy', 'More')?.configuration).toEqual({
    ApplicationName: 'shop-eu-west-1',
    DeploymentGroupName: 'eu-west-1',
  })
})

test('a duplicate makes artifacts and a namespace of its own', () => {
  const action = deployAction('Deploy', {
    region: 'us-east-1',
    outputArtifacts: [{ name: 'Out' }],
    namespace: 'Deployed',
  })
  const edits = duplicateAction({ stage: 'Deploy', action, name: 'Copy' }, toIreland, home)
  expect(findAction(apply(healthy, edits).pipeline, 'Deploy', 'Copy')).toMatchObject({
    region: 'eu-west-1',
    outputArtifacts: [{ name: 'Out-eu-west-1' }],
    namespace: 'Deployed-eu-west-1',
  })
})

describe('the last action of a region', () => {
  test('when removed leaves one region, and the single form of the store', () => {
    const { idle, pipeline } = tidied(healthy, removeAction(healthy, east))
    expect(idle).toEqual(['us-east-1'])
    expect(pipeline).not.toHaveProperty('artifactStores')
    expect(pipeline.artifactStore).toBe(healthy.artifactStores?.[home])
    expect(findProblems(pipeline, home)).toEqual([])
  })

  test('when it is its stage’s only one takes the stage with it, as a move does', () => {
    const alone = { stage: 'Build', action: 'Compile' }
    const stages = (edits: readonly Edit[]) =>
      apply(healthy, edits).pipeline.stages.map(({ name }) => name)
    expect(stages(removeAction(healthy, alone))).toEqual(['Source', 'Deploy'])
    const moved = moveAction(healthy, alone, { stage: 'Deploy', runOrder: 1 })
    expect(stages(moved)).toEqual(['Source', 'Deploy'])
    const within = moveAction(healthy, alone, { stage: 'Build', runOrder: 2 })
    expect(stages(within)).toEqual(['Source', 'Build', 'Deploy'])
  })
})

test('several regions, one region and several again restores the same structure', () => {
  fc.assert(
    fc.property(anyPipeline, (any) => {
      // Begins with a store for exactly the regions in use, as AWS's console leaves a pipeline.
      const regions = [
        ...new Set(any.stages.flatMap((s) => s.actions.map((one) => regionOf(one, home)))),
      ]
      const others = regions.filter((region) => region !== home)
      const known = artifactStoresOf(any, home)
      const setAll = others.map((region): Edit => ({
        kind: 'set-artifact-store',
        region,
        store: known[region] ?? store,
      }))
      const begun = apply(any, setAll).pipeline
      const base = apply(begun, removeStores(idleStores(findProblems(begun, home)))).pipeline
      if (others.length === 0) return

      const away = base.stages.flatMap((stage) =>
        stage.actions
          .filter((action) => regionOf(action, home) !== home)
          .map((action) => ({
            place: { stage: stage.name, action: action.name },
            region: regionOf(action, home),
          })),
      )
      const single = tidied(
        base,
        away.flatMap(({ place }) =>
          changeRegion(place, { region: home, store: undefined, values: [] }),
        ),
      ).pipeline
      expect(single.artifactStores).toBeUndefined()
      expect(single.artifactStore).toEqual(artifactStoresOf(base, home)[home])

      const again = apply(
        single,
        away.flatMap(({ place, region }) =>
          changeRegion(place, { region, store: artifactStoresOf(base, home)[region], values: [] }),
        ),
      )
      expect(again).toEqual({ pipeline: base, conflicts: [] })
    }),
    { numRuns: 300 },
  )
})
