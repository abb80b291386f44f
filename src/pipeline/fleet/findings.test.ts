import { describe, expect, test } from 'vitest'
import { exampleAction, healthy } from '../example-pipelines.ts'
import { applyPlan } from '../edits.ts'
import type { Action, Pipeline, Stage } from '../pipeline.ts'
import {
  type BucketRegions,
  describeFinding,
  editsOf,
  findOdd,
  findRegionQuotas,
  findingSeverity,
  findingTitles,
  type FindingKind,
  fixOf,
} from './findings.ts'

const home = 'us-west-2'

const lying: BucketRegions = new Map([
  ['my-storage-bucket', 'us-west-2'],
  ['my-storage-bucket-us-east-1', 'us-east-1'],
])

/** V2, and started by events: with nothing odd about it. */
const sound: Pipeline = { ...healthy, pipelineType: 'V2', stages: withSource({}) }

function withSource(part: Partial<Action>): Stage[] {
  return healthy.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) =>
      action.actionTypeId.category === 'Source'
        ? {
            ...action,
            configuration: { ...action.configuration, PollForSourceChanges: 'false' },
            ...part,
          }
        : action,
    ),
  }))
}

const store = (location: string, key?: string) => ({
  type: 'S3',
  location,
  ...(key && { encryptionKey: { id: key, type: 'KMS' } }),
})

const withStores = (stores: Record<string, ReturnType<typeof store>>): Pipeline => ({
  ...sound,
  artifactStores: stores,
})

const homeStore = { 'us-west-2': store('my-storage-bucket') }
const eastStore = { 'us-east-1': store('my-storage-bucket-us-east-1') }

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    exampleAction(`Wait-${index}`, ['Approval', 'Manual'], { runOrder: 1 + (index % 3) }),
  )

const retired = exampleAction('Stack', ['Deploy', 'OpsWorks'], {
  configuration: { App: 'a', Layer: 'l', Stack: 's' },
  inputArtifacts: [{ name: 'App' }],
})

const gitHub = exampleAction('Checkout', ['Source', 'GitHub', 'ThirdParty'], {
  configuration: {
    Owner: 'example',
    Repo: 'shop',
    Branch: 'main',
    OAuthToken: '****',
    PollForSourceChanges: 'false',
  },
  outputArtifacts: [{ name: 'App' }],
})

const odd: [FindingKind, Pipeline, BucketRegions?][] = [
  ['store-missing', withStores(homeStore)],
  ['store-unused', withStores({ ...homeStore, ...eastStore, 'eu-west-1': store('old-artifacts') })],
  ['bucket-gone', sound, new Map([['my-storage-bucket', undefined]])],
  ['bucket-elsewhere', sound, new Map([['my-storage-bucket-us-east-1', 'eu-west-1']])],
  [
    'key-elsewhere',
    withStores({
      ...homeStore,
      'us-east-1': store('my-storage-bucket-us-east-1', 'arn:aws:kms:us-west-2:111122223333:key/1'),
    }),
  ],
  ['deprecated-provider', { ...sound, stages: withSource(gitHub) }],
  [
    'deprecated-provider',
    { ...sound, stages: [...sound.stages, { name: 'Old', actions: [retired] }] },
  ],
  [
    'polling-source',
    { ...sound, stages: withSource({ configuration: { RepositoryName: 'r', BranchName: 'b' } }) },
  ],
  ['type-v1', { ...sound, pipelineType: 'V1' }],
  ['quota-near', { ...sound, stages: [...sound.stages, { name: 'Wait', actions: many(90) }] }],
  ['would-be-refused', { ...sound, stages: [...sound.stages, { name: 'Nothing', actions: [] }] }],
]

describe('findOdd', () => {
  test('a sound pipeline has nothing odd', () => {
    expect(findOdd(sound, home, lying)).toEqual([])
  })

  test.each(odd)('finds %s, once and nothing else', (kind, pipeline, buckets = lying) => {
    expect(findOdd(pipeline, home, buckets).map((finding) => finding.kind)).toEqual([kind])
  })

  test('every kind is found by some example', () => {
    expect(new Set(odd.map(([kind]) => kind))).toEqual(new Set(Object.keys(findingTitles)))
  })

  test('a bucket that S3 said nothing of is not called gone', () => {
    expect(findOdd(sound, home, new Map())).toEqual([])
  })

  test('the gravest comes first', () => {
    const pipeline = { ...withStores(homeStore), pipelineType: 'V1' }
    const kinds = findOdd(pipeline, home, lying).map(({ kind }) => kind)
    expect(kinds).toEqual(['store-missing', 'type-v1'])
    expect(kinds.map(findingSeverity)).toEqual(['error', 'hint'])
  })
})

test('every finding is two sentences or more, and ends in a way out', async () => {
  const sentences = odd.flatMap(([, pipeline, buckets = lying]) =>
    findOdd(pipeline, home, buckets).map(describeFinding),
  )
  await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot('finding-sentences.txt')
  for (const sentence of sentences) expect(sentence).toMatch(/[.:] .+\.$/)
})

test.each([
  ['store-missing', { kind: 'choose-bucket', region: 'us-east-1' }],
  ['store-unused', { kind: 'remove-store', region: 'eu-west-1' }],
  ['bucket-elsewhere', { kind: 'choose-bucket', region: 'us-east-1' }],
  ['polling-source', { kind: 'stop-polling', stage: 'Source', action: 'Checkout' }],
  ['deprecated-provider', { kind: 'choose-connection', stage: 'Source', action: 'Checkout' }],
  ['type-v1', { kind: 'use-v2' }],
  ['quota-near', { kind: 'open-pipeline' }],
])('the fix of %s is one click away', (kind, fix) => {
  const example = odd.find(([name]) => name === kind)
  const [finding] = example ? findOdd(example[1], home, example[2] ?? lying) : []
  expect(finding && fixOf(finding)).toEqual(fix)
})

test.each(['store-unused', 'polling-source', 'type-v1'])(
  'what a fix asks nothing about is mended by its edits: %s',
  (kind) => {
    const [, pipeline = sound, buckets = lying] = odd.find(([name]) => name === kind) ?? []
    const [finding] = findOdd(pipeline, home, buckets)
    const edits = (finding && editsOf(fixOf(finding))) ?? []
    const mended = applyPlan(pipeline, { homeRegion: home, edits })
    expect(mended.conflicts).toEqual([])
    expect(findOdd(mended.pipeline, home, buckets)).toEqual([])
  },
)

test('quotas of a region are near from nine tenths on', () => {
  expect(findRegionQuotas(home, { pipelines: 899, polling: 269 })).toEqual([])
  expect(findRegionQuotas(home, { pipelines: 900, polling: 300 }).map(describeFinding)).toEqual([
    '900 of at most 1,000 pipelines in us-west-2. Make room before it is full.',
    '300 of at most 300 polling pipelines in us-west-2. Make room before it is full.',
  ])
})
