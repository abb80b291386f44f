/** Two readings of AWS: the console's rules and the sandbox were written apart, and must agree. */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { anyEdit } from '../pipeline/arbitrary-pipelines.ts'
import { actionTypes, type ActionTypeEntry } from '../pipeline/action-types.ts'
import { applyPlan, toUpdateInput } from '../pipeline/edits.ts'
import {
  brokenPipelines,
  everyMember,
  exampleAction,
  healthy,
  healthyV2,
  home,
} from '../pipeline/example-pipelines.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { findProblems } from '../pipeline/problems.ts'
import { openSandbox, type TestSandbox } from './testing.ts'

let aws: TestSandbox

beforeAll(async () => {
  aws = await openSandbox()
  for (const region of ['eu-west-2', 'ap-southeast-2']) {
    const request = new Request(`http://sandbox/bucket-${region}`, {
      method: 'PUT',
      body: `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`,
    })
    const { status } = await aws.sandbox.answer(request, { service: 's3', region })
    expect(status).toBe(200)
  }
  await aws.call('CreatePipeline', { pipeline: healthy })
})

const errorsOf = (pipeline: Pipeline) =>
  findProblems(pipeline, home).filter(({ severity }) => severity === 'error')

/** What the rules warn of as possibly refused, because no public source settles it. */
const openQuestions = new Set([
  'unknown-configuration',
  'provider-not-in-region',
  'retired-provider',
  'unknown-action-type',
  'answered-only',
])

const isClear = (pipeline: Pipeline) =>
  findProblems(pipeline, home).every(
    ({ severity, kind }) => severity !== 'error' && !openQuestions.has(kind),
  )

test.each([
  ['V1', healthy],
  ['V2', healthyV2],
])('the sandbox accepts the healthy pipeline of type %s', async (_, pipeline) => {
  expect(await aws.update(pipeline)).toHaveProperty('pipeline')
})

describe('both refuse a pipeline with', () => {
  const refused = Object.entries(brokenPipelines).filter(([, { severity }]) => severity === 'error')
  test.each(refused)('%s', async (_, { broken }) => {
    expect(errorsOf(broken)).not.toEqual([])
    const answer = await aws.update(broken)
    expect(answer['status']).toBe(400)
    expect(answer['error']).toMatch(
      /^(Validation|Serialization|InvalidStructure|InvalidStageDeclaration|InvalidActionDeclaration|LimitExceeded)Exception$/,
    )
    expect(String(answer['message'])).not.toBe('')
  })
})

describe('both let pass a pipeline with', () => {
  const passed = Object.entries(brokenPipelines).filter(
    ([kind, { severity }]) => severity !== 'error' && !openQuestions.has(kind),
  )
  test.each(passed)('%s', async (_, { broken }) => {
    expect(errorsOf(broken)).toEqual([])
    expect(await aws.update(broken)).toHaveProperty('pipeline')
  })
})

/** Each place of a JSON value, as keys and indices. */
const placesIn = (value: unknown): (string | number)[][] => {
  const parts = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  return parts.flatMap(([key, part]) => [[key], ...placesIn(part).map((rest) => [key, ...rest])])
}

const replaced = (value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown => {
  if (key === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

const limits = [
  0, 1, 4, 5, 9, 10, 30, 31, 35, 36, 50, 51, 63, 64, 100, 101, 128, 129, 200, 201,
].concat([255, 256, 400, 401, 1000, 1001, 2000, 2001])

const words = ['a b', 'a\nb', 'a.b', 'ä', 'FAIL', 'V1', 'QUEUED', 'AWS', 'Custom', 'us-east-1']

/** Values to try in the place of a known one: of other types, and of its own at every limit. */
const instead = (known: unknown): unknown[] => {
  const others = [null, undefined, true, 1.5, 'text', [], {}]
  if (typeof known === 'number') return [...others, -1, 0, 1, 4, 5, 999, 1000, 86_400, 86_401]
  if (typeof known === 'string') {
    return [...others, ...words, ...limits.map((length) => 'a'.repeat(length))]
  }
  if (!Array.isArray(known)) return others
  const counts = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 15, 16, 50, 51]
  return [...others, ...counts.map((count) => Array.from({ length: count }, () => known[0]))]
}

test('whatever stands in the place of one member, both accept the pipeline or both refuse', async () => {
  const attempt = async (pipeline: object) => {
    await aws.call('DeletePipeline', { name: (pipeline as Pipeline).name })
    return aws.call('CreatePipeline', { pipeline })
  }
  expect(errorsOf(everyMember)).toEqual([])
  expect(await attempt(everyMember)).toHaveProperty('pipeline')
  const verdicts = { accepted: 0, refused: 0 }
  const apart: unknown[] = []
  for (const place of placesIn(everyMember)) {
    const known = place.reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)?.[key],
      everyMember,
    )
    for (const by of instead(known)) {
      const pipeline = JSON.parse(JSON.stringify(replaced(everyMember, place, by))) as Pipeline
      const problems = findProblems(pipeline, home)
      const isRefused = problems.some(({ severity }) => severity === 'error')
      const isOpen = !isRefused && problems.some(({ kind }) => openQuestions.has(kind))
      const answer = await attempt(pipeline)
      // Whether a bucket exists is nothing that a declaration shows.
      const isWorld = String(answer['message']).includes('validating the artifact bucket')
      if (isOpen || (isWorld && !isRefused)) continue
      if (isRefused !== 'error' in answer) {
        apart.push([place.join('/'), by, isRefused ? problems : answer['message']])
      }
      verdicts[isRefused ? 'refused' : 'accepted'] += 1
    }
  }
  expect(apart).toEqual([])
  expect(verdicts.accepted).toBeGreaterThan(500)
  expect(verdicts.refused).toBeGreaterThan(500)
}, 60_000)

/** An action as its type's documentation asks for it, and nothing else. */
function documented(entry: ActionTypeEntry, name: string): Action {
  const { category, owner, provider, version, configuration, inputs, outputs } = entry
  const artifact = (side: string) => (_: unknown, index: number) => ({
    name: `${name}-${side}-${index}`,
  })
  return {
    ...exampleAction(name, [category, provider, owner]),
    actionTypeId: { category, owner, provider, version },
    configuration: Object.fromEntries(
      configuration
        .filter(({ required }) => required)
        .map(({ name: key, values, range }) => [key, values?.[0] ?? String(range?.[0] ?? 'x')]),
    ),
    ...(entry.actionFields?.commands === 'required' && { commands: ['echo'] }),
    inputArtifacts: Array.from({ length: inputs.min }, (_, index) => ({
      name: index === 0 ? 'App' : `Extra-${index}`,
    })),
    outputArtifacts: Array.from({ length: outputs.min }, artifact('out')),
  }
}

/** A healthy pipeline with one more action, in the first stage or in the last. */
function withAction(action: Action): Pipeline {
  const [first, ...others] = healthyV2.stages
  const isSource = action.actionTypeId.category === 'Source'
  const stages =
    isSource && first
      ? [{ ...first, actions: [...first.actions, action] }, ...others]
      : [...healthyV2.stages, { name: 'More', actions: [action] }]
  return { ...healthyV2, stages }
}

describe('both know every documented action type:', () => {
  const types = actionTypes.filter(({ retired }) => !retired)
  test.each(
    types.map((entry) => [`${entry.category} ${entry.owner} ${entry.provider}`, entry] as const),
  )('%s', async (_, entry) => {
    const action = documented(entry, 'Documented')
    const pipeline = withAction(action)
    expect(errorsOf(pipeline)).toEqual([])
    expect(await aws.update(pipeline)).toHaveProperty('pipeline')
  })
})

test('both know in which category and of which owner each provider is', async () => {
  const categories = [...new Set(actionTypes.map(({ category }) => category))]
  const owners = ['AWS', 'ThirdParty', 'Custom']
  const apart: unknown[] = []
  for (const entry of actionTypes.filter(({ retired }) => !retired)) {
    for (const [category, owner] of categories.flatMap((c) => owners.map((o) => [c, o] as const))) {
      const { provider, version } = entry
      const actionTypeId = { category, owner, provider, version }
      const pipeline = withAction({ ...documented(entry, 'Documented'), actionTypeId })
      const problems = findProblems(pipeline, home)
      if (problems.some(({ kind }) => openQuestions.has(kind))) continue
      const isRefused = problems.some(({ severity }) => severity === 'error')
      const answer = await aws.update(pipeline)
      if (isRefused !== 'error' in answer) apart.push([actionTypeId, problems, answer['message']])
    }
  }
  expect(apart).toEqual([])
})

test('what the rules accept after any edits, the sandbox accepts and gives back as sent', async () => {
  const region = fc.constantFrom(
    'us-west-2',
    'us-east-1',
    'eu-west-2',
    'ap-southeast-2',
    'eu-east-9',
  )
  const bucketOf: Record<string, string> = {
    'us-west-2': 'my-storage-bucket',
    'us-east-1': 'my-storage-bucket-us-east-1',
    'eu-west-2': 'bucket-eu-west-2',
    'ap-southeast-2': 'bucket-ap-southeast-2',
  }
  const action = fc
    .tuple(
      fc.constantFrom(...actionTypes),
      fc.constantFrom('One', 'Two', 'Three', 'Bad name'),
      fc.option(region, { nil: undefined }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([entry, name, where, runOrder]) => ({
      ...documented(entry, name),
      runOrder,
      ...(where && { region: where }),
    }))
  const storeEdit = region.map((where) => ({
    kind: 'set-artifact-store' as const,
    region: where,
    store: { type: 'S3', location: bucketOf[where] ?? 'nowhere' },
  }))
  const stage = fc.constantFrom('Source', 'Build', 'Deploy')
  const addition = fc.record({ kind: fc.constant('add-action' as const), stage, action })
  const edits = fc.array(fc.oneof(addition, addition, storeEdit, storeEdit, anyEdit), {
    minLength: 1,
    maxLength: 4,
  })
  let accepted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(healthy, healthyV2), edits, async (base, plan) => {
      const { pipeline } = applyPlan(base, { homeRegion: home, edits: plan })
      const bucketsExist = Object.entries(pipeline.artifactStores ?? {}).every(
        ([where, { location }]) => bucketOf[where] === location,
      )
      fc.pre(bucketsExist)
      const answer = await aws.update(toUpdateInput(pipeline))
      if (errorsOf(pipeline).length > 0) {
        refused += 1
        expect(answer).toHaveProperty('error')
      } else if (isClear(pipeline)) {
        accepted += 1
        expect(answer).toHaveProperty('pipeline')
        expect(answer['pipeline']).toMatchObject(asReturned(pipeline))
      }
    }),
    { numRuns: 400 },
  )
  // A property that never meets one of its cases proves nothing about it.
  expect(accepted).toBeGreaterThan(20)
  expect(refused).toBeGreaterThan(20)
})

/** AWS answers with its own version, and with `****` in place of a source's token. */
const asReturned = (pipeline: Pipeline) => ({
  ...(JSON.parse(
    JSON.stringify(pipeline, (key, value: unknown) => (key === 'OAuthToken' ? '****' : value)),
  ) as Pipeline),
  version: expect.any(Number) as number,
})
