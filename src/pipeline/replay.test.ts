import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEdit, anyPipeline } from './arbitrary-pipelines.ts'
import { isKeptAs } from './as-kept.ts'
import { applyPlan, type Edit } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import type { Pipeline } from './pipeline.ts'
import { type ChoiceId, replayPlan } from './replay.ts'
import { describeChoice, describeReplayConflict } from './replay-words.ts'

const edit = (pipeline: Pipeline, ...edits: Edit[]) =>
  applyPlan(pipeline, { homeRegion: home, edits }).pipeline

const replay = (latest: Pipeline, edits: Edit[], chosen: Record<string, ChoiceId> = {}) =>
  replayPlan({ plan: { homeRegion: home, edits }, base: healthy, latest, chosen })

const stageNames = (pipeline: Pipeline) => pipeline.stages.map(({ name }) => name)

const addStage: Edit = { kind: 'add-stage', stage: 'RegionB', position: { after: 'Deploy' } }
const mineAction = deployAction('Deploy-b', { region: 'us-east-1' })
const addAction: Edit = { kind: 'add-action', stage: 'RegionB', action: mineAction }
const joinDeploy: Edit = { kind: 'add-action', stage: 'Deploy', action: mineAction }
const store = { type: 'S3', location: 'mine-us-east-1' }
const setStore = { kind: 'set-artifact-store', region: 'us-east-1', store } as const

test('edits that nothing stands in the way of are made on the newer version', () => {
  const latest = edit(healthy, {
    kind: 'add-stage',
    stage: 'Theirs',
    position: { after: 'Source' },
  })
  const { pipeline, conflicts, edits } = replay(latest, [addStage, addAction, setStore])
  expect(conflicts).toEqual([])
  expect(edits).toEqual([addStage, addAction, setStore])
  expect(stageNames(pipeline)).toEqual(['Source', 'Theirs', 'Build', 'Deploy', 'RegionB'])
})

test('what somebody else has done already is not done again', () => {
  const latest = edit(healthy, joinDeploy, setStore)
  const { pipeline, conflicts, edits } = replay(latest, [joinDeploy, setStore])
  expect({ conflicts, edits }).toEqual({ conflicts: [], edits: [] })
  expect(pipeline).toBe(latest)
})

describe('a stage that is gone', () => {
  const latest = edit(healthy, { kind: 'remove-stage', stage: 'Deploy' })

  test('is a conflict of an action that was to join it, and can be added again', () => {
    const open = replay(latest, [joinDeploy])
    expect(open.pipeline).toBe(latest)
    expect(open.undecided).toBe(1)
    expect(open.conflicts[0]).toMatchObject({
      key: '0',
      conflict: { kind: 'stage-gone', stage: 'Deploy' },
      choices: ['add-stage', 'leave-out'],
    })
    const { pipeline, undecided } = replay(latest, [joinDeploy], { '0': 'add-stage' })
    expect(undecided).toBe(0)
    expect(pipeline.stages.at(-1)).toMatchObject({ name: 'Deploy', actions: [mineAction] })
  })

  test('is a conflict of a stage that was to stand behind it, which can go to the end', () => {
    const { pipeline } = replay(latest, [addStage, addAction], { '0': 'at-end' })
    expect(pipeline.stages.at(-1)).toMatchObject({ name: 'RegionB', actions: [mineAction] })
  })
})

describe('a stage name that is taken', () => {
  const latest = edit(
    healthy,
    { kind: 'add-stage', stage: 'RegionB', position: { at: 'end' } },
    { kind: 'add-action', stage: 'RegionB', action: deployAction('Theirs') },
  )

  test('holds back the actions of the stage until it is decided', () => {
    const { pipeline, undecided } = replay(latest, [addStage, addAction])
    expect(pipeline).toBe(latest)
    expect(undecided).toBe(1)
  })

  test.each([
    ['join', ['Source', 'Build', 'Deploy', 'RegionB'], ['Theirs', 'Deploy-b']],
    ['rename', ['Source', 'Build', 'Deploy', 'RegionB-2', 'RegionB'], ['Theirs']],
    ['leave-out', ['Source', 'Build', 'Deploy', 'RegionB'], ['Theirs']],
  ] as const)('%s', (choice, stages, actions) => {
    const { pipeline } = replay(latest, [addStage, addAction], { '0': choice })
    expect(stageNames(pipeline)).toEqual(stages)
    expect(pipeline.stages.at(-1)?.actions.map(({ name }) => name)).toEqual(actions)
  })
})

test('the store of an action that is left out is left out with it, unless it is used', () => {
  const latest = edit(healthy, { kind: 'remove-stage', stage: 'Deploy' })
  const region = 'ap-southeast-2'
  const action = deployAction('Deploy-c', { region })
  const join = { kind: 'add-action', stage: 'Deploy', action } as const
  const isSet = (from: Pipeline, chosen: Record<string, ChoiceId>) =>
    replay(from, [join, { ...setStore, region }], chosen).pipeline.artifactStores?.[region] !==
    undefined
  expect(isSet(latest, { '0': 'leave-out' })).toBe(false)
  expect(isSet(latest, { '0': 'add-stage' })).toBe(true)
})

describe('an action name that is taken', () => {
  const theirs = deployAction('Deploy-b', { region: 'eu-central-1' })
  const latest = edit(healthy, { kind: 'add-action', stage: 'Deploy', action: theirs })
  const added = (choice: ChoiceId) =>
    replay(latest, [joinDeploy], { '0': choice })
      .pipeline.stages.at(-1)
      ?.actions.map(({ name, region }) => [name, region])
      .slice(healthy.stages.at(-1)?.actions.length)

  test.each([
    [
      'rename',
      [
        ['Deploy-b', 'eu-central-1'],
        ['Deploy-b-2', 'us-east-1'],
      ],
    ],
    ['mine', [['Deploy-b', 'us-east-1']]],
    ['leave-out', [['Deploy-b', 'eu-central-1']]],
  ] as const)('%s', (choice, expected) => {
    expect(added(choice)).toEqual(expected)
  })
})

describe('what is no longer what the edit was made for', () => {
  const theirStore = { type: 'S3', location: 'theirs-us-east-1' }
  const withTheirs = edit(healthy, { ...setStore, store: theirStore })
  const deploy = healthy.stages.at(-1)?.actions[0]?.name ?? ''
  const move = (region: string): Edit => ({
    kind: 'set-action-region',
    stage: 'Deploy',
    action: deploy,
    region,
  })

  test.each([
    ['artifact-store-moved', withTheirs, setStore],
    ['action-region-moved', edit(healthy, move('eu-west-1')), move('eu-central-1')],
    [
      'action-changed',
      edit(healthy, move('eu-west-1')),
      { kind: 'remove-action', stage: 'Deploy', action: deploy },
    ],
    ['stage-changed', edit(healthy, move('eu-west-1')), { kind: 'remove-stage', stage: 'Deploy' }],
    [
      'member-changed',
      edit(healthy, move('eu-west-1')),
      {
        kind: 'apply-difference',
        from: healthy,
        to: edit(healthy, move('eu-central-1')),
        label: 'Restore',
      },
    ],
  ] as [string, Pipeline, Edit][])('%s', (kind, latest, mine) => {
    const open = replay(latest, [mine])
    expect(open.conflicts).toMatchObject([{ conflict: { kind } }])
    expect(open.pipeline).toBe(latest)
    const [{ key } = { key: '' }] = open.conflicts
    expect(replay(latest, [mine], { [key]: 'leave-out' }).pipeline).toEqual(latest)
    const taken = replay(latest, [mine], { [key]: 'mine' })
    expect(taken.undecided).toBe(0)
    expect(taken.pipeline).toEqual(edit(latest, ...taken.edits))
    expect(taken.pipeline).not.toEqual(latest)
  })
})

/** The edits of which every one fits where it is made. */
function fitting(base: Pipeline, edits: readonly Edit[]): Edit[] {
  let pipeline = base
  return edits.filter((one) => {
    const result = applyPlan(pipeline, { homeRegion: home, edits: [one] })
    pipeline = result.pipeline
    return result.conflicts.length === 0
  })
}

const plans = fc.tuple(
  anyPipeline,
  fc.array(anyEdit, { maxLength: 4 }),
  fc.array(anyEdit, { maxLength: 4 }),
)

describe('for any plan', () => {
  test('on the version it was made on it does what it did', () => {
    fc.assert(
      fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 5 }), (base, any) => {
        const plan = { homeRegion: home, edits: fitting(base, any) }
        const { pipeline } = replayPlan({ plan, base, latest: base })
        expect(isKeptAs(applyPlan(base, plan).pipeline, pipeline, home)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('every conflict has words and ways out, and any choice of them leaves none undecided', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ([base, any, theirs], pick) => {
        const mine = fitting(base, any)
        const plan = { homeRegion: home, edits: mine }
        const latest = edit(base, ...theirs)
        const chosen: Record<string, ChoiceId> = {}
        // A choice may bring up the next conflict, but no more than there are edits.
        for (let round = 0; round <= mine.length; round += 1) {
          for (const open of replayPlan({ plan, base, latest, chosen }).conflicts) {
            expect(describeReplayConflict(open.conflict)).toMatch(/\.$/)
            for (const choice of open.choices) {
              expect(describeChoice(open, choice)).not.toBe('')
            }
            const choice = open.choices[pick % open.choices.length]
            if (choice) chosen[open.key] ??= choice
          }
        }
        const { undecided, edits, pipeline } = replayPlan({ plan, base, latest, chosen })
        expect(undecided).toBe(0)
        const again = applyPlan(latest, { homeRegion: home, edits })
        expect(again).toEqual({ pipeline, conflicts: [] })
      }),
      { numRuns: 1000 },
    )
  })

  test('undecided conflicts leave theirs in place', () => {
    fc.assert(
      fc.property(plans, ([base, mine, theirs]) => {
        const latest = edit(base, ...theirs)
        const plan = { homeRegion: home, edits: fitting(base, mine) }
        const { pipeline, edits } = replayPlan({ plan, base, latest })
        expect(pipeline).toEqual(edit(latest, ...edits))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a change of one action that meets another version', () => {
  const place = { stage: 'Deploy', action: 'Deploy-east' }
  const move = (toStage: string, runOrder: number): Edit => ({
    kind: 'move-action',
    ...place,
    toStage,
    runOrder,
  })
  const rename = (value: string): Edit => ({
    kind: 'set-action-value',
    ...place,
    path: ['configuration', 'ApplicationName'],
    value,
  })
  const removeStore: Edit = { kind: 'remove-artifact-store', region: 'us-east-1' }
  const removeEast: Edit = { kind: 'remove-action', ...place }

  test.each([
    ['run-order-moved', [move('Deploy', 3)], [move('Deploy', 2)], ['mine', 'leave-out']],
    [
      'stage-gone',
      [{ kind: 'remove-stage', stage: 'Build' }],
      [move('Build', 2)],
      ['add-stage', 'leave-out'],
    ],
    [
      'action-name-taken',
      [{ kind: 'add-action', stage: 'Build', action: deployAction('Deploy-east') }],
      [move('Build', 1)],
      ['mine', 'leave-out'],
    ],
    ['member-changed', [rename('Theirs')], [rename('Mine')], ['mine', 'leave-out']],
    [
      'member-changed',
      [{ kind: 'set-pipeline-type', pipelineType: 'V2' }],
      [{ kind: 'set-pipeline-type', pipelineType: 'V3' }],
      ['mine', 'leave-out'],
    ],
    [
      'artifact-store-needed',
      [
        {
          kind: 'add-action',
          stage: 'Deploy',
          action: deployAction('New', { region: 'us-east-1' }),
        },
      ],
      [removeEast, removeStore],
      ['leave-out'],
    ],
  ] as [string, Edit[], Edit[], ChoiceId[]][])('%s', (kind, theirs, mine, choices) => {
    const latest = edit(healthy, ...theirs)
    const open = replay(latest, mine).conflicts
    expect(open).toMatchObject([{ conflict: { kind }, choices }])
    for (const choice of choices) {
      const decided = replay(latest, mine, { [open[0]?.key ?? '']: choice })
      expect(decided.undecided).toBe(0)
      expect(decided.pipeline).toEqual(edit(latest, ...decided.edits))
    }
  })

  test('is done where somebody else has made it already', () => {
    const toV2: Edit = { kind: 'set-pipeline-type', pipelineType: 'V2' }
    for (const one of [move('Build', 2), rename('Same'), toV2]) {
      const { conflicts, edits } = replay(edit(healthy, one), [one])
      expect({ conflicts, edits }).toEqual({ conflicts: [], edits: [] })
    }
  })
})
