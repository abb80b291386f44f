import { describe, expect, test } from 'vitest'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { deployAction, healthy, home } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ChoiceId } from '../pipeline/replay.ts'
import { type AddActionAnswers, blankAnswers } from './add-action-answers.ts'
import { type Draft, editedOf } from './draft.ts'
import { healthyDraft } from './example-draft.ts'
import { rebaseDraft, replayDraft } from './rebase.ts'

const answers: AddActionAnswers = {
  ...blankAnswers,
  newStageName: 'RegionB',
  newStagePosition: { after: 'Deploy' },
  existingStage: 'Deploy',
  actionName: 'Deploy-b',
  actionType: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  region: 'us-east-1',
  configurations: {
    'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
  },
  stores: {
    [home]: { bucket: healthy.artifactStores?.[home]?.location ?? '', keyId: '' },
    'us-east-1': { bucket: 'mine-us-east-1', keyId: '' },
  },
}

const draft = (part: Partial<AddActionAnswers> = {}): Draft => ({
  ...healthyDraft,
  step: 4,
  answers: { ...answers, ...part },
})

const edit = (...edits: Edit[]): Pipeline =>
  applyPlan(healthy, { homeRegion: home, edits }).pipeline

const rebase = (mine: Draft, latest: Pipeline, chosen: Record<string, ChoiceId> = {}) => {
  const rebased = rebaseDraft(mine, latest, chosen, 2)
  const { pipeline, conflicts } = editedOf(rebased)
  // What a person was shown is what the draft then is.
  expect({ pipeline, conflicts }).toEqual({
    pipeline: replayDraft(mine, latest, chosen).pipeline,
    conflicts: [],
  })
  return rebased
}

const theirStage = { kind: 'add-stage', stage: 'RegionB', position: { at: 'end' } } as const

test('answers stay answers where nothing is in the way, and the step too', () => {
  const latest = edit({ kind: 'add-stage', stage: 'Theirs', position: { after: 'Source' } })
  expect(rebase(draft(), latest)).toMatchObject({ readAt: 2, step: 4, edits: [] })
})

test('a store row that repeats the bucket the pipeline had does not undo a newer one', () => {
  const store = { type: 'S3', location: 'moved-home' }
  const latest = edit({ kind: 'set-artifact-store', region: home, store })
  const { pipeline } = editedOf(rebase(draft(), latest))
  expect(pipeline.artifactStores?.[home]).toEqual(store)
})

describe('a decided conflict', () => {
  test.each([
    ['join', { placement: 'existing-stage', existingStage: 'RegionB' }],
    ['rename', { newStageName: 'RegionB-2' }],
  ] as const)('of a stage name, %s, is an answer again', (choice, expected) => {
    const rebased = rebase(draft(), edit(theirStage), { '0': choice })
    expect(rebased.answers).toMatchObject(expected)
    expect(rebased.edits).toEqual([])
  })

  test('of an action name is an answer again when renamed', () => {
    const latest = edit({ kind: 'add-action', stage: 'Deploy', action: deployAction('Deploy-b') })
    const mine = draft({ placement: 'existing-stage' })
    expect(rebase(mine, latest, { '0': 'rename' }).answers?.actionName).toBe('Deploy-b-2')
  })

  test('that answers cannot say becomes settled edits', () => {
    const latest = edit({ kind: 'add-action', stage: 'Deploy', action: deployAction('Deploy-b') })
    const rebased = rebase(draft({ placement: 'existing-stage' }), latest, { '0': 'mine' })
    expect(rebased.answers).toBeUndefined()
    expect(rebased.edits.map(({ kind }) => kind)).toEqual([
      'remove-action',
      'add-action',
      'set-artifact-store',
    ])
  })

  test('of a stage that is gone adds the stage again', () => {
    const latest = edit({ kind: 'remove-stage', stage: 'Deploy' })
    const rebased = rebase(draft({ placement: 'existing-stage' }), latest, { '0': 'add-stage' })
    expect(rebased.answers).toMatchObject({ placement: 'new-stage', newStageName: 'Deploy' })
  })

  test('of a bucket keeps the one that was chosen', () => {
    const store = { type: 'S3', location: 'theirs-us-east-1' }
    const latest = edit({ kind: 'set-artifact-store', region: 'us-east-1', store })
    const bucket = (choice: ChoiceId) =>
      editedOf(rebase(draft(), latest, { '2': choice })).pipeline.artifactStores?.['us-east-1']
        ?.location
    expect(bucket('leave-out')).toBe('theirs-us-east-1')
    expect(bucket('mine')).toBe('mine-us-east-1')
  })
})

test('an action that somebody else has added already leaves nothing to do', () => {
  const latest = editedOf(draft()).pipeline
  const rebased = rebase(draft(), latest)
  expect(rebased.answers).toBeUndefined()
  expect(rebased.edits).toEqual([])
})

describe('an action for several regions, on a pipeline that has moved,', () => {
  const regions = ['us-east-1', 'ap-southeast-1', 'sa-east-1']
  const many: Partial<AddActionAnswers> = {
    placement: 'existing-stage',
    actionName: 'Deploy-{region}',
    alsoRegions: regions.slice(1),
    perWave: 1,
    regionValues: {
      'Deploy/AWS/CodeDeploy/1': {
        'sa-east-1': { 'configuration/ApplicationName': 'MyAppSouth' },
      },
    },
    stores: Object.fromEntries(
      regions.map((region) => [region, { bucket: `mine-${region}`, keyId: '' }]),
    ),
  }
  const added = (rebased: Draft) =>
    editedOf(rebased)
      .pipeline.stages.flatMap(({ actions }) => actions)
      .filter(({ name }) => regions.some((region) => name.startsWith(`Deploy-${region}`)))
      .map(({ name, configuration }) => [name, configuration?.['ApplicationName']])
  const theirs = deployAction('Deploy-ap-southeast-1', {
    region: 'ap-southeast-1',
    configuration: { ApplicationName: 'Theirs', DeploymentGroupName: 'Theirs' },
  })
  const latest = edit(
    { kind: 'add-action', stage: 'Deploy', action: theirs },
    {
      kind: 'set-artifact-store',
      region: 'ap-southeast-1',
      store: { type: 'S3', location: 'theirs-ap-southeast-1' },
    },
  )
  const mine = draft(many)

  test('stays answers where nobody is in the way, with what was written for one region', () => {
    const elsewhere = edit({ kind: 'add-stage', stage: 'Theirs', position: { after: 'Source' } })
    const rebased = rebase(mine, elsewhere)
    expect(rebased.answers).toMatchObject(many)
    expect(added(rebased)).toEqual([
      ['Deploy-us-east-1', 'MyApp'],
      ['Deploy-ap-southeast-1', 'MyApp'],
      ['Deploy-sa-east-1', 'MyAppSouth'],
    ])
  })

  test('asks about the action and the bucket of the one region that somebody else has', () => {
    const { conflicts } = replayDraft(mine, latest, {})
    expect(conflicts.map(({ edit: { kind }, conflict }) => [kind, conflict])).toEqual([
      ['add-action', expect.objectContaining({ action: 'Deploy-ap-southeast-1' })],
      ['set-artifact-store', expect.objectContaining({ region: 'ap-southeast-1' })],
    ])
  })

  const keys = () => replayDraft(mine, latest, {}).conflicts.map(({ key }) => key)

  test.each<[ChoiceId, string[][]]>([
    [
      'leave-out',
      [
        ['Deploy-ap-southeast-1', 'Theirs'],
        ['Deploy-us-east-1', 'MyApp'],
        ['Deploy-sa-east-1', 'MyAppSouth'],
      ],
    ],
    [
      'mine',
      [
        ['Deploy-us-east-1', 'MyApp'],
        ['Deploy-ap-southeast-1', 'MyApp'],
        ['Deploy-sa-east-1', 'MyAppSouth'],
      ],
    ],
    [
      'rename',
      [
        ['Deploy-ap-southeast-1', 'Theirs'],
        ['Deploy-us-east-1', 'MyApp'],
        ['Deploy-ap-southeast-1-2', 'MyApp'],
        ['Deploy-sa-east-1', 'MyAppSouth'],
      ],
    ],
  ])('keeps the other regions when the one is decided by %s', (choice, expected) => {
    const [action = '', store = ''] = keys()
    const rebased = rebase(mine, latest, { [action]: choice, [store]: 'leave-out' })
    expect(added(rebased)).toEqual(expected)
    const { pipeline } = editedOf(rebased)
    expect(pipeline.artifactStores).toMatchObject({
      'us-east-1': { location: 'mine-us-east-1' },
      'ap-southeast-1': { location: 'theirs-ap-southeast-1' },
      'sa-east-1': { location: 'mine-sa-east-1' },
    })
  })
})
