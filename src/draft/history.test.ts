import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../pipeline/edits.ts'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import { type AddActionAnswers, blankAnswers } from './add-action-answers.ts'
import type { Draft } from './draft.ts'
import { maxSteps, recordStep, redo, undo } from './history.ts'
import { stepName } from './step-names.ts'

const fresh: Draft = {
  connection: 'sandbox',
  region: 'us-west-2',
  pipeline: 'p',
  base: { name: 'p', roleArn: 'r', stages: [] },
  readAt: 0,
  edits: [],
}
const proposed: AddActionAnswers = {
  ...blankAnswers,
  actionType: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
}
const shown: Draft = { ...fresh, answers: proposed }

/** A person who changes answers one after the other, from what the wizard shows first. */
function answering(...parts: readonly Partial<AddActionAnswers>[]): Draft {
  let draft: Draft | undefined
  for (const part of parts) {
    const next = draft ?? shown
    const answers = { ...(next.answers ?? proposed), ...part }
    draft = recordStep({ ...next, answers }, draft, shown)
  }
  return draft ?? fresh
}

function undoAll(draft: Draft): Draft {
  const back = undo(draft)
  return back ? undoAll(back.draft) : draft
}

const nameOf = (draft: Draft) => {
  const back = undo(draft)
  return back && stepName(back.step)
}

const typing = (member: 'actionName' | 'newStageName', text: string) =>
  Array.from(text, (_, index) => ({ [member]: text.slice(0, index + 1) }))

describe('one step of undo', () => {
  test('is one field, however many letters were typed into it', () => {
    const draft = answering({ region: 'us-east-1' }, ...typing('actionName', 'Deploy'))
    const back = undo(draft)?.draft
    expect(back?.answers).toMatchObject({ region: 'us-east-1', actionName: '' })
    expect(back && undo(back)?.draft.answers).toBeUndefined()
  })

  test('ends where another field is typed into', () => {
    const draft = answering(...typing('actionName', 'One'), ...typing('newStageName', 'Two'), {
      actionName: 'One more',
    })
    expect(draft.history?.past).toHaveLength(3)
    expect(undo(draft)?.draft.answers).toMatchObject({ actionName: 'One', newStageName: 'Two' })
  })

  test('takes back what followed the typing, such as the name of an artifact', () => {
    const draft = answering(
      { region: 'us-east-1' },
      { actionName: 'D' },
      { actionName: 'De', outputArtifacts: ['De-output'] },
    )
    expect(undo(draft)?.draft.answers).toMatchObject({ actionName: '', outputArtifacts: [] })
  })

  test('is one choice; a name typed right after the choice that proposed it is another', () => {
    const draft = answering(
      { region: 'us-east-1', actionName: 'Deploy-us-east-1' },
      { actionName: 'Mine' },
    )
    expect(undo(draft)?.draft.answers).toMatchObject({ actionName: 'Deploy-us-east-1' })
  })

  test('also holds for configuration keys and buckets that were not answered before', () => {
    const configured = (text: string) => ({
      configurations: { 'Deploy/AWS/CodeDeploy/1': { ApplicationName: text } },
    })
    const stored = (text: string) => ({
      stores: {
        'us-west-2': { bucket: 'home', keyId: '' },
        'us-east-1': { bucket: text, keyId: '' },
      },
    })
    const draft = answering(configured('M'), configured('My'), stored('b'), stored('bu'))
    expect(draft.history?.past).toHaveLength(2)
    expect(undo(draft)?.draft.answers?.stores).toEqual({})
  })

  test('is dropped when the text is typed back to what it was', () => {
    const draft = answering({ region: 'us-east-1' }, { actionName: 'x' }, { actionName: '' })
    expect(draft.history?.past).toHaveLength(1)
  })
})

test('going on with proposed answers is no step', () => {
  expect(recordStep({ ...shown, step: 1 }, undefined, shown).history).toBeUndefined()
})

test('undo goes to the step of the wizard where the change was made', () => {
  const first = recordStep({ ...shown, answers: { ...proposed, region: 'x' } }, undefined, shown)
  const later = { ...first, step: 2 }
  const second = recordStep({ ...later, answers: { ...proposed, region: 'y' } }, later)
  expect(undo(second)?.draft.step).toBe(2)
  const back = undo(undo(second)?.draft ?? second)?.draft
  expect(back?.step).toBe(0)
})

test('a new change ends redo', () => {
  const back = undo(answering({ region: 'a' }, { region: 'b' }))?.draft
  expect(back && redo(back)?.draft.answers?.region).toBe('b')
  const other = back && recordStep({ ...back, answers: { ...proposed, region: 'c' } }, back)
  expect(other && redo(other)).toBeUndefined()
})

test('the history is bounded: the oldest steps go first', () => {
  const regions = Array.from({ length: maxSteps + 5 }, (_, index) => ({ region: `r${index}` }))
  const draft = answering(...regions)
  expect(draft.history?.past).toHaveLength(maxSteps)
  expect(undoAll(draft).answers?.region).toBe('r4')
})

test('a step is small, whatever else was answered', () => {
  const draft = answering({ commands: 'x'.repeat(5_000) }, { region: 'a' }, { region: 'b' })
  expect(JSON.stringify(draft.history).length).toBeLessThan(500)
})

test.each([
  ['action name', { actionName: 'A' }],
  ['region', { region: 'us-east-1', actionName: 'Deploy-us-east-1' }],
])('a step is named %s', (name, part) => {
  expect(nameOf(answering({ namespace: 'n' }, part))).toBe(name)
})

test('the very first step is named too, forth and back', () => {
  const draft = answering({ region: 'us-east-1', actionName: 'Deploy-us-east-1' })
  expect(nameOf(draft)).toBe('region')
  const back = undo(draft)?.draft
  const forth = back && redo(back)
  expect(forth && stepName(forth.step)).toBe('region')
})

test('a step on a key or a bucket carries its name', () => {
  const configurations = { 'Deploy/AWS/CodeDeploy/1': { ApplicationName: 'x' } }
  expect(nameOf(answering({ region: 'r' }, { configurations }))).toBe('ApplicationName')
  const before = { stores: { r: { bucket: '', keyId: '' } } }
  const after = { stores: { r: { bucket: 'b', keyId: '' } } }
  expect(nameOf(answering(before, { region: 'r' }, after))).toBe('artifact bucket in r')
})

describe('whatever happens', () => {
  const name = fc.constantFrom('', 'A', 'AB', 'B')
  const part: fc.Arbitrary<Partial<AddActionAnswers>> = fc.oneof(
    name.map((actionName) => ({ actionName })),
    name.map((region) => ({ region })),
    name.map((newStageName) => ({ newStageName, actionName: newStageName })),
    name.map((key) => ({ configurations: { 'Deploy/AWS/S3/1': { key } } })),
    name.map((bucket) => ({ stores: { r: { bucket, keyId: '' } } })),
  )
  const edit: fc.Arbitrary<Edit[]> = fc.array(
    name.map((stage) => ({ kind: 'remove-stage' as const, stage })),
    { maxLength: 2 },
  )
  const move = fc.oneof(
    part.map((answers) => ({ answers })),
    edit.map((edits) => ({ edits })),
    fc.constant('undo' as const),
    fc.constant('redo' as const),
    fc.constant('reload' as const),
  )

  test('undoing everything gives back the untouched draft, and redoing everything the last one', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let draft: Draft | undefined
        for (const step of moves) {
          if (step === 'undo') draft = draft && (undo(draft)?.draft ?? draft)
          else if (step === 'redo') draft = draft && (redo(draft)?.draft ?? draft)
          else if (step === 'reload') draft = draft && (parseJson(writeJson(draft)) as Draft)
          else {
            const at = draft ?? shown
            const answers = { ...(at.answers ?? proposed), ...('answers' in step && step.answers) }
            const edits = 'edits' in step ? step.edits : at.edits
            draft = recordStep({ ...at, edits, answers }, draft, shown)
          }
        }
        if (!draft) return
        const start = undoAll(draft)
        // Proposed answers that were only gone on with are as untouched as none.
        expect(start.answers ?? proposed).toEqual(proposed)
        expect(start.edits).toEqual([])
        let end = start
        for (let again = redo(end); again; again = redo(end)) end = again.draft
        let last = draft
        for (let again = redo(last); again; again = redo(last)) last = again.draft
        expect(end.answers).toEqual(last.answers)
        expect(end.edits).toEqual(last.edits)
        expect(undoAll(end).answers).toEqual(start.answers)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('an answer that was not there before is not there after undo, and is again after redo', () => {
  const draft = answering({ actionName: 'A' }, { alsoRegions: ['eu-west-1'] })
  expect(nameOf(draft)).toBe('regions')
  const back = undo(draft)?.draft ?? fresh
  expect(back.answers).toEqual({ ...proposed, actionName: 'A' })
  expect(redo(back)?.draft.answers).toEqual(draft.answers)
})
