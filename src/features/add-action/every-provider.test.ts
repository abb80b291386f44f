import { beforeAll, describe, expect, test } from 'vitest'
import { actionTypeKey, actionTypeOf } from '../../draft/add-action-answers.ts'
import { editedOf } from '../../draft/draft.ts'
import {
  actionTypes,
  type ActionTypeEntry,
  type ConfigurationKey,
  findActionType,
} from '../../pipeline/action-types.ts'
import { toUpdateInput } from '../../pipeline/edits.ts'
import { healthy, healthyV2, home } from '../../pipeline/example-pipelines.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { openSandbox, type TestSandbox } from '../../sandbox/testing.ts'
import { changeAnswers, firstAnswers } from './defaults.ts'
import { findFieldProblems, type WizardDraft } from './field-problems.ts'
import { stepOf } from './step-plan.ts'

/** Every provider of the catalogue that may leave the home region, through the wizard's answers. */

let aws: TestSandbox
let base: Record<'V1' | 'V2', Pipeline>

beforeAll(async () => {
  aws = await openSandbox()
  await aws.call('CreatePipeline', { pipeline: healthy })
  await aws.call('CreatePipeline', { pipeline: { ...healthyV2, name: 'shop-v2' } })
  base = { V1: await aws.pipelineNow('shop'), V2: await aws.pipelineNow('shop-v2') }
})

const crossing = actionTypes.filter(({ crossRegion, retired }) => crossRegion && !retired)
const keys = crossing.map(({ category, owner, provider, version }) =>
  actionTypeKey({ category, owner, provider, version }),
)

/** Device Farm is in one region only. */
const regionFor = ({ provider }: ActionTypeEntry) =>
  provider === 'DeviceFarm' ? home : 'us-east-1'

/** A right value, and no more thought out than a person in a hurry would. */
function valueFor({ values, holds, range, pairs }: ConfigurationKey): string {
  if (values) return values[0] ?? ''
  if (range) return String(range[0])
  if (holds === 'artifact') return 'App'
  if (holds === 'artifact-file') return 'App::template.yaml'
  if (holds === 'json') return pairs === 'object' ? '{}' : '[]'
  return 'x'
}

const entryOf = (key: string): ActionTypeEntry => {
  const entry = findActionType(actionTypeOf(key))
  if (!entry) throw new Error(`Not in the catalogue: ${key}`)
  return entry
}

const required = (key: string): Record<string, string> =>
  Object.fromEntries(
    entryOf(key)
      .configuration.filter((each) => each.required)
      .map((each) => [each.name, valueFor(each)]),
  )

/** The wizard's draft with a provider and exactly this configuration. */
function draftWith(key: string, configuration: Record<string, string>): WizardDraft {
  const entry = entryOf(key)
  const pipeline = base[entry.pipelineType ?? 'V1']
  const ground = { base: pipeline, homeRegion: home }
  const needsInput = entry.inputs.min > 0 || entry.inputNeededWhen !== undefined
  const chosen = changeAnswers(
    firstAnswers(ground),
    { actionType: actionTypeOf(key), region: regionFor(entry) },
    ground,
  )
  const answers = changeAnswers(
    chosen,
    {
      configurations: { [key]: configuration },
      inputArtifacts: needsInput ? ['App'] : [],
      ...(entry.actionFields?.commands && { commands: 'make' }),
    },
    ground,
  )
  return {
    connection: 'sandbox',
    region: home,
    pipeline: pipeline.name,
    base: pipeline,
    readAt: 0,
    edits: [],
    answers,
  }
}

const problemsOf = (draft: WizardDraft) =>
  findFieldProblems(draft, editedOf(draft), { rows: [], findings: {} })

const errorsOf = (draft: WizardDraft) =>
  problemsOf(draft).filter(({ severity }) => severity === 'error')

const update = (draft: WizardDraft) => aws.update(toUpdateInput(editedOf(draft).pipeline))

describe('with only its required keys', () => {
  test.each(keys)('%s is accepted by the rules and by the sandbox', async (key) => {
    const draft = draftWith(key, required(key))
    expect(errorsOf(draft)).toEqual([])
    expect(await update(draft)).toHaveProperty('pipeline.version')
  })
})

const requiredKeys = keys.flatMap((key) =>
  Object.keys(required(key)).map((name): [string, string] => [key, name]),
)

describe('without a required key it is refused at the field, and by the sandbox', () => {
  test.each(requiredKeys)('%s without %s', async (key, name) => {
    const { [name]: _, ...rest } = required(key)
    const draft = draftWith(key, rest)
    expect(errorsOf(draft)).toContainEqual({
      field: `configuration/${name}`,
      severity: 'error',
      kind: 'missing-configuration',
      text: expect.stringContaining(name) as string,
    })
    expect(stepOf(`configuration/${name}`)).toBe(1)
    expect(await update(draft)).toHaveProperty('error')
  })
})

/** A wrong value of each sort, and a part of what has to be said about it. */
function wrongValues({ values, range, holds }: ConfigurationKey): [string, string][] {
  return [
    ['y'.repeat(1001), 'at most 1000'],
    ...(values ? [['sometimes', ' Choose '] as [string, string]] : []),
    ...(range ? [[String(range[1] + 1), 'Enter a number from'] as [string, string]] : []),
    ...(range ? [['many', 'Enter a number from'] as [string, string]] : []),
    ...(holds === 'json' ? [['[{"name"', 'is not valid JSON'] as [string, string]] : []),
    ...(holds === 'artifact' ? [['Nowhere', 'names artifact "Nowhere"'] as [string, string]] : []),
    ...(holds === 'artifact-file'
      ? [['Nowhere::a.yaml', 'names artifact "Nowhere"'] as [string, string]]
      : []),
    ...(holds === 'regional-arn'
      ? [
          ['arn:aws:x:ca-central-1:111122223333:y', 'names something in ca-central-1'] as [
            string,
            string,
          ],
        ]
      : []),
  ]
}

const wrong = keys.flatMap((key) =>
  entryOf(key).configuration.flatMap((definition) =>
    wrongValues(definition).map(([value, said]): [string, string, string, string] => [
      key,
      definition.name,
      said,
      value,
    ]),
  ),
)

describe('a wrong value is said to be wrong at the field', () => {
  test.each(wrong)('%s: %s %s', (key, name, said, value) => {
    const found = problemsOf(draftWith(key, { ...required(key), [name]: value }))
    const texts = found.filter(({ field }) => field === `configuration/${name}`)
    expect(texts.map(({ text }) => text).join(' ')).toContain(said)
  })
})

test('a key that its provider does not know is said at the provider', () => {
  const found = problemsOf(draftWith('Invoke/AWS/Lambda/1', { FunctionName: 'f', Bogus: 'x' }))
  expect(found.map(({ text }) => text)).toEqual([
    expect.stringContaining('documents no key named Bogus'),
  ])
})

test('what a provider lists lies in a key that it has', () => {
  for (const entry of actionTypes) {
    const names = entry.configuration.map(({ name }) => name)
    for (const { within } of entry.configuration) {
      if (within !== undefined) expect(names).toContain(within)
    }
  }
})
