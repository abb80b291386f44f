import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEdit, anyPipeline, editKinds } from './arbitrary-pipelines.ts'
import { applyPlan, describeConflict, type Edit, toUpdateInput } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import { findAction } from './names.ts'
import type { Pipeline } from './pipeline.ts'

const { artifactStores: _, ...rest } = healthy
const single: Pipeline = {
  ...rest,
  artifactStore: {
    type: 'S3',
    location: 'my-storage-bucket',
    encryptionKey: { id: 'alias/ours', type: 'KMS' },
    futureMember: { kept: true },
  },
}

const apply = (pipeline: Pipeline, ...edits: Edit[]) =>
  applyPlan(pipeline, { homeRegion: home, edits })

describe('a stage', () => {
  const names = (pipeline: Pipeline) => pipeline.stages.map(({ name }) => name)

  test.each([
    [{ at: 'start' }, ['New', 'Source', 'Build', 'Deploy']],
    [{ at: 'end' }, ['Source', 'Build', 'Deploy', 'New']],
    [{ after: 'Source' }, ['Source', 'New', 'Build', 'Deploy']],
  ] as const)('is added at %o', (position, expected) => {
    const { pipeline, conflicts } = apply(healthy, { kind: 'add-stage', stage: 'New', position })
    expect(names(pipeline)).toEqual(expected)
    expect(conflicts).toEqual([])
  })

  test('is not added twice, nor after one that is gone', () => {
    const twice = { kind: 'add-stage', stage: 'Deploy', position: { at: 'end' } } as const
    const lost = { kind: 'add-stage', stage: 'New', position: { after: 'Gone' } } as const
    const { pipeline, conflicts } = apply(healthy, twice, lost)
    expect(pipeline).toBe(healthy)
    expect(conflicts).toEqual([
      { edit: twice, conflict: { kind: 'stage-name-taken', stage: 'Deploy' } },
      { edit: lost, conflict: { kind: 'stage-gone', stage: 'Gone' } },
    ])
  })

  test('is removed by name', () => {
    expect(names(apply(healthy, { kind: 'remove-stage', stage: 'Build' }).pipeline)).toEqual([
      'Source',
      'Deploy',
    ])
  })
})

describe('an action', () => {
  test('joins its stage as the last one, as given', () => {
    const action = deployAction('Deploy-eu', { region: 'eu-central-1', runOrder: 2 })
    const { pipeline } = apply(healthy, { kind: 'add-action', stage: 'Deploy', action })
    expect(pipeline.stages.at(-1)?.actions.at(-1)).toBe(action)
  })

  test('does not take the name of another one in its stage', () => {
    const edit = { kind: 'add-action', stage: 'Deploy', action: deployAction('Deploy') } as const
    expect(apply(healthy, edit).conflicts).toEqual([
      { edit, conflict: { kind: 'action-name-taken', stage: 'Deploy', action: 'Deploy' } },
    ])
  })

  test('moves to another region, and home by losing the member', () => {
    const move = (region: string) =>
      apply(healthy, {
        kind: 'set-action-region',
        stage: 'Deploy',
        action: 'Deploy-east',
        region,
      })
        .pipeline.stages.at(-1)
        ?.actions.at(-1)
    expect(move('eu-central-1')).toHaveProperty('region', 'eu-central-1')
    expect(move(home)).not.toHaveProperty('region')
  })

  test('moves to another stage as its last action, or to another run order where it stands', () => {
    const move = (toStage: string, runOrder: number) =>
      apply(healthy, { kind: 'move-action', stage: 'Deploy', action: 'Deploy', toStage, runOrder })
    const { pipeline } = move('Build', 2)
    expect(pipeline.stages.map(({ actions }) => actions.map(({ name }) => name))).toEqual([
      ['Checkout'],
      ['Compile', 'Deploy'],
      ['Deploy-east'],
    ])
    expect(findAction(pipeline, 'Build', 'Deploy')?.runOrder).toBe(2)
    expect(move('Deploy', 3).pipeline.stages[2]?.actions[0]).toMatchObject({
      name: 'Deploy',
      runOrder: 3,
    })
    expect(move('Gone', 1).conflicts).toMatchObject([
      { conflict: { kind: 'stage-gone', stage: 'Gone' } },
    ])
  })

  test('has one value set, and keeps the others', () => {
    const place = { stage: 'Deploy', action: 'Deploy' }
    const { pipeline } = apply(
      healthy,
      {
        kind: 'set-action-value',
        ...place,
        path: ['configuration', 'ApplicationName'],
        value: 'Other',
      },
      { kind: 'set-action-value', ...place, path: ['commands'], value: ['ls'] },
    )
    expect(findAction(pipeline, 'Deploy', 'Deploy')).toMatchObject({
      configuration: { ApplicationName: 'Other', DeploymentGroupName: 'MyGroup' },
      commands: ['ls'],
    })
  })

  test('is removed from its stage alone', () => {
    const edit = { kind: 'remove-action', stage: 'Deploy', action: 'Deploy' } as const
    const { pipeline } = apply(healthy, edit)
    expect(pipeline.stages.at(-1)?.actions.map(({ name }) => name)).toEqual(['Deploy-east'])
    expect(apply(pipeline, edit).conflicts).toHaveLength(1)
  })
})

describe('artifact stores', () => {
  const east = { type: 'S3', location: 'my-storage-bucket-us-east-1' }
  const addEast = { kind: 'set-artifact-store', region: 'us-east-1', store: east } as const
  const removeEast = { kind: 'remove-artifact-store', region: 'us-east-1' } as const

  test('become a map with the second region, and keep the home bucket, its key and the rest', () => {
    const { pipeline } = apply(single, addEast)
    expect(pipeline).not.toHaveProperty('artifactStore')
    expect(pipeline.artifactStores).toEqual({ [home]: single.artifactStore, 'us-east-1': east })
    expect(pipeline.artifactStores?.[home]).toBe(single.artifactStore)
    const place = Object.keys(single).indexOf('artifactStore')
    expect(Object.keys(pipeline).indexOf('artifactStores')).toBe(place)
  })

  test('collapse to the single store again when only home is left', () => {
    const { pipeline } = apply(single, addEast, removeEast)
    expect(pipeline).toEqual(single)
  })

  test('stay a map while another region is left', () => {
    const { pipeline } = apply(single, addEast, { ...addEast, region: 'eu-central-1' }, removeEast)
    expect(Object.keys(pipeline.artifactStores ?? {})).toEqual([home, 'eu-central-1'])
  })

  test('of the home region can be replaced, not removed', () => {
    const set = { kind: 'set-artifact-store', region: home, store: east } as const
    expect(apply(single, set).pipeline.artifactStore).toBe(east)
    expect(apply(healthy, set).pipeline.artifactStores?.[home]).toBe(east)
    const { conflicts } = apply(healthy, { kind: 'remove-artifact-store', region: home })
    expect(conflicts.map(({ conflict }) => conflict.kind)).toEqual(['home-artifact-store'])
  })
})

test('what AWS answers beside the structure never travels back', () => {
  const answered = {
    ...healthy,
    metadata: {},
    created: 1,
    updated: 2,
    pipelineArn: 'a',
    pipelineARN: 'b',
  }
  expect(toUpdateInput(answered)).toEqual(healthy)
  expect(toUpdateInput(healthy)).toBe(healthy)
})

describe('for every pipeline and plan', () => {
  test('random edits are of every kind, but for differences, which have tests of their own', () => {
    const kinds = new Set(fc.sample(anyEdit, { numRuns: 500, seed: 1 }).map(({ kind }) => kind))
    expect([...kinds, 'apply-difference'].toSorted()).toEqual(editKinds.toSorted())
  })

  test('an empty plan is the identity', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        expect(apply(pipeline)).toEqual({ pipeline, conflicts: [] })
        expect(apply(pipeline).pipeline).toBe(pipeline)
      }),
    )
  })

  test('members that nobody knows survive every edit, with whatever holds them', () => {
    const unknowns = (part: object) => Object.entries(part).filter(([key]) => /^x[A-Z]/.test(key))
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 6 }), (pipeline, edits) => {
        // A stage or action that is removed and added again is another one; a moved one is
        // followed below.
        const touched = new Set(
          edits.flatMap((edit) =>
            edit.kind === 'remove-stage'
              ? [edit.stage]
              : edit.kind === 'remove-action' ||
                  edit.kind === 'move-action' ||
                  edit.kind === 'set-action-value'
                ? [`${edit.stage}/${edit.action}`]
                : [],
          ),
        )
        const { pipeline: edited } = apply(pipeline, ...edits)
        expect(unknowns(edited)).toEqual(unknowns(pipeline))
        for (const stage of pipeline.stages.filter(({ name }) => !touched.has(name))) {
          const after = edited.stages.find(({ name }) => name === stage.name)
          expect(unknowns(after ?? {})).toEqual(unknowns(stage))
          for (const action of stage.actions) {
            if (touched.has(`${stage.name}/${action.name}`)) continue
            const kept = after?.actions.find(({ name }) => name === action.name)
            const { region: _, ...same } = action
            expect(kept).toMatchObject(same)
          }
        }
      }),
    )
  })

  test('a moved action takes everything with it, and nothing else moves', () => {
    fc.assert(
      fc.property(anyPipeline, fc.nat(), fc.nat(), (pipeline, from, to) => {
        const all = ({ stages }: Pipeline) =>
          stages.flatMap(({ name: stage, actions }) => actions.map((action) => ({ stage, action })))
        const moved = all(pipeline)[from % Math.max(1, all(pipeline).length)]
        const toStage = pipeline.stages[to % pipeline.stages.length]?.name ?? ''
        if (!moved) return
        const { stage, action } = moved
        const { pipeline: edited, conflicts } = apply(pipeline, {
          kind: 'move-action',
          stage,
          action: action.name,
          toStage,
          runOrder: 7,
        })
        if (conflicts.length > 0) return
        const isElse = ({ action: { name } }: typeof moved) => name !== action.name
        expect(findAction(edited, toStage, action.name)).toEqual({ ...action, runOrder: 7 })
        expect(all(edited).filter(isElse)).toEqual(all(pipeline).filter(isElse))
        expect(all(edited)).toHaveLength(all(pipeline).length)
      }),
      { numRuns: 300 },
    )
  })

  test('nothing is changed in place, and never are there both forms of stores', () => {
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 6 }), (pipeline, edits) => {
        const before = JSON.stringify(pipeline)
        const { pipeline: edited } = apply(pipeline, ...edits)
        expect(JSON.stringify(pipeline)).toBe(before)
        expect(Boolean(edited.artifactStore) && Boolean(edited.artifactStores)).toBe(false)
      }),
    )
  })

  test('a plan is applied edit by edit', () => {
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 5 }), (pipeline, edits) => {
        const stepwise = edits.reduce((at, edit) => apply(at, edit).pipeline, pipeline)
        expect(apply(pipeline, ...edits).pipeline).toEqual(stepwise)
      }),
    )
  })

  test('one region more and less again leaves the pipeline as it was', () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        if (pipeline.artifactStores) return
        const { pipeline: back } = apply(
          pipeline,
          {
            kind: 'set-artifact-store',
            region: 'eu-west-1',
            store: { type: 'S3', location: 'another' },
          },
          { kind: 'remove-artifact-store', region: 'eu-west-1' },
        )
        expect(back).toEqual(pipeline)
      }),
    )
  })

  test('every conflict has its words', () => {
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 6 }), (pipeline, edits) => {
        for (const { conflict } of apply(pipeline, ...edits).conflicts) {
          expect(describeConflict(conflict)).toMatch(/\.$/)
        }
      }),
    )
  })
})
