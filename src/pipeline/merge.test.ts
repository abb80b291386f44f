import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEdit, anyPipeline } from './arbitrary-pipelines.ts'
import { findChanges } from './changes.ts'
import { applyPlan } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import { mergePipeline } from './merge.ts'
import type { Action, Pipeline } from './pipeline.ts'

const merge = (present: Pipeline, from: Pipeline, to: Pipeline, choices = {}) =>
  mergePipeline(present, { difference: { from, to }, homeRegion: home, choices })

const edit = (pipeline: Pipeline, ...edits: Parameters<typeof applyPlan>[1]['edits'][number][]) =>
  applyPlan(pipeline, { homeRegion: home, edits }).pipeline

const addStage = (stage: string, after: string) =>
  ({ kind: 'add-stage', stage, position: { after } }) as const

const changeAction = (pipeline: Pipeline, name: string, change: Partial<Action>): Pipeline => ({
  ...pipeline,
  stages: pipeline.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) =>
      action.name === name ? { ...action, ...change } : action,
    ),
  })),
})

const firstDeploy = healthy.stages.at(-1)?.actions[0]?.name ?? ''

describe('what both sides changed in different places is merged', () => {
  test('stages that each side added stand behind the stage they were added behind', () => {
    const mine = edit(healthy, addStage('Mine', 'Source'))
    const theirs = edit(healthy, addStage('Theirs', 'Build'))
    const { pipeline, conflicts } = merge(theirs, healthy, mine)
    expect(pipeline.stages.map(({ name }) => name)).toEqual([
      'Source',
      'Mine',
      'Build',
      'Theirs',
      'Deploy',
    ])
    expect(conflicts).toEqual([])
  })

  test('two members of one action', () => {
    const mine = changeAction(healthy, firstDeploy, { region: 'eu-central-1' })
    const theirs = changeAction(healthy, firstDeploy, { namespace: 'Theirs' })
    const { pipeline, conflicts } = merge(theirs, healthy, mine)
    expect(pipeline.stages.at(-1)?.actions[0]).toMatchObject({
      region: 'eu-central-1',
      namespace: 'Theirs',
    })
    expect(conflicts).toEqual([])
  })

  test('stores of two regions, and the form follows whoever changed it', () => {
    const { artifactStores: _, ...rest } = healthy
    const single: Pipeline = { ...rest, artifactStore: { type: 'S3', location: 'home' } }
    const store = { type: 'S3', location: 'other' }
    const mine = edit(single, { kind: 'set-artifact-store', region: 'us-east-1', store })
    const theirs = { ...single, artifactStore: { type: 'S3', location: 'moved-home' } }
    const { pipeline, conflicts } = merge(theirs, single, mine)
    expect(conflicts).toEqual([])
    expect(pipeline).not.toHaveProperty('artifactStore')
    expect(pipeline.artifactStores).toEqual({
      [home]: { type: 'S3', location: 'moved-home' },
      'us-east-1': store,
    })
  })
})

describe('what both sides changed differently is a conflict', () => {
  const mine = changeAction(healthy, firstDeploy, { region: 'eu-central-1' })
  const theirs = changeAction(healthy, firstDeploy, { region: 'eu-west-1' })
  const at = `stages/Deploy/actions/${firstDeploy}/region`

  test('the present value stays, and both are named', () => {
    const { pipeline, conflicts } = merge(theirs, healthy, mine)
    expect(pipeline).toBe(theirs)
    expect(conflicts).toMatchObject([{ at, mine: 'eu-central-1', theirs: 'eu-west-1' }])
  })

  test.each(['mine', 'theirs'] as const)('choosing %s settles it', (choice) => {
    const { pipeline, conflicts } = merge(theirs, healthy, mine, { [at]: choice })
    expect(conflicts).toEqual([])
    expect(pipeline).toEqual(choice === 'mine' ? mine : theirs)
  })

  test('a stage that one side removed and the other changed', () => {
    const removed = edit(healthy, { kind: 'remove-stage', stage: 'Deploy' })
    expect(merge(theirs, healthy, removed).conflicts).toMatchObject([{ at: 'stages/Deploy' }])
    expect(merge(removed, healthy, mine).conflicts).toMatchObject([{ at: 'stages/Deploy' }])
  })

  test('an action that both sides added under one name', () => {
    const add = (region: string) =>
      edit(healthy, {
        kind: 'add-action',
        stage: 'Deploy',
        action: deployAction('New', { region }),
      })
    const { conflicts } = merge(add('eu-west-1'), healthy, add('us-east-1'))
    expect(conflicts).toMatchObject([{ at: 'stages/Deploy/actions/New/region' }])
  })

  test('an order that both sides changed', () => {
    const ordered = (...names: string[]): Pipeline => ({
      ...healthy,
      stages: names.flatMap((name) => healthy.stages.filter((stage) => stage.name === name)),
    })
    const { conflicts } = merge(
      ordered('Build', 'Source', 'Deploy'),
      ordered('Source', 'Build', 'Deploy'),
      ordered('Source', 'Deploy', 'Build'),
    )
    expect(conflicts).toMatchObject([{ at: 'stages/(order)' }])
  })
})

const twoEdits = fc.tuple(
  anyPipeline,
  fc.array(anyEdit, { maxLength: 4 }),
  fc.array(anyEdit, { maxLength: 4 }),
)

describe('for any pipelines', () => {
  test('a difference applied where it started gives what it leads to', () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, (from, to) => {
        const { pipeline, conflicts } = merge(from, from, to)
        expect(conflicts).toEqual([])
        expect(findChanges(pipeline, to, home)).toEqual([])
        expect(pipeline.stages.map(({ name }) => name)).toEqual(to.stages.map(({ name }) => name))
      }),
      { numRuns: 500 },
    )
  })

  test('no difference leaves the very object, and so the text it was read from', () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, (present, same) => {
        expect(merge(present, same, structuredClone(same)).pipeline).toBe(present)
      }),
      { numRuns: 300 },
    )
  })

  test('a difference applied where it has already been made changes nothing', () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, (from, to) => {
        const { pipeline, conflicts } = merge(to, from, to)
        expect(conflicts).toEqual([])
        expect(findChanges(to, pipeline, home)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('without a conflict it does not matter who was first', () => {
    fc.assert(
      fc.property(twoEdits, ([base, first, second]) => {
        const [a, b] = [edit(base, ...first), edit(base, ...second)]
        const [ab, ba] = [merge(a, base, b), merge(b, base, a)]
        expect(ab.conflicts.length).toBe(ba.conflicts.length)
        if (ab.conflicts.length > 0) return
        const moves = findChanges(ab.pipeline, ba.pipeline, home).filter(
          ({ kind }) => kind !== 'stage-moved' && kind !== 'action-moved',
        )
        expect(moves).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a stage that only the other side added is still there, whole', () => {
    fc.assert(
      fc.property(twoEdits, ([base, first, second]) => {
        const [theirs, mine] = [edit(base, ...first), edit(base, ...second)]
        const { pipeline } = merge(theirs, base, mine)
        const known = new Set([...base.stages, ...mine.stages].map(({ name }) => name))
        const added = theirs.stages.filter(({ name }) => !known.has(name))
        expect(pipeline.stages).toEqual(expect.arrayContaining(added))
      }),
      { numRuns: 500 },
    )
  })
})
