import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { exampleAction, healthy, healthyV2, home } from '../pipeline/example-pipelines.ts'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { replayPlan } from '../pipeline/replay.ts'
import { type PlanFile, planFileName, writePlanFile } from './plan-file.ts'
import { readPlanFile, standingOf } from './read-plan-file.ts'
import { structureHash } from './structure-hash.ts'

const check = {
  title: 'Bucket',
  region: 'us-east-1',
  state: 'passed',
  text: 'It is there.',
} as const

const save = (base: Pipeline, edits: readonly Edit[], account?: string) =>
  writePlanFile({
    base,
    plan: { homeRegion: home, edits },
    ...(account !== undefined && { account }),
    note: 'For release 4',
    checks: [check],
    now: Date.UTC(2026, 10, 23),
  })

async function open(text: string): Promise<PlanFile> {
  const read = await readPlanFile(text)
  if (read.kind !== 'read') throw new Error(JSON.stringify(read))
  expect(read.isAsSaved).toBe(true)
  return read.file
}

const base: Pipeline = { ...healthy, version: 4 }
const edits: Edit[] = [
  { kind: 'add-stage', stage: 'East', position: { after: 'Build' } },
  { kind: 'set-action-region', stage: 'Deploy', action: 'Deploy', region: 'us-east-1' },
]

test('any plan is opened as it was saved, and replays as if it had never been a file', async () => {
  const difference = fc
    .tuple(anyPipeline, anyPipeline)
    .map(([from, to]): Edit => ({ kind: 'apply-difference', from, to, label: 'Restore version 1' }))
  const cases = fc.record({
    base: anyPipeline,
    edits: fc.array(fc.oneof({ weight: 9, arbitrary: anyEdit }, difference), { maxLength: 5 }),
    latest: anyPipeline,
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ base, edits, latest }) => {
      const file = await open(await save(base, edits))
      expect(file.edits).toEqual(JSON.parse(JSON.stringify(edits)))
      const plan = { homeRegion: file.region, edits: file.edits }
      const direct = { homeRegion: home, edits }
      expect(JSON.stringify(applyPlan(base, plan))).toBe(JSON.stringify(applyPlan(base, direct)))
      const replayed = replayPlan({ plan, base, latest })
      expect(JSON.stringify(replayed)).toBe(
        JSON.stringify(replayPlan({ plan: direct, base, latest })),
      )
    }),
    { numRuns: 100 },
  )
})

test('says what changes in sentences, for those who read it in a pull request', async () => {
  const file = await open(await save(base, edits, '111122223333'))
  expect(file).toMatchObject({
    pipespanPlan: 2,
    pipeline: 'shop',
    region: home,
    account: '111122223333',
    base: { version: 4 },
    savedAt: '2026-11-23T00:00:00.000Z',
    note: 'For release 4',
    checks: [check],
  })
  expect(file.changes).toEqual([
    'Add stage "East" after "Build".',
    'In action "Deploy" of stage "Deploy", region is set to "us-east-1".',
  ])
  expect(planFileName('shop')).toBe('shop.plan.json')
})

test('holds no secret that was typed', async () => {
  const action = exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: 'typed-token' },
  })
  const text = await save(base, [{ kind: 'add-action', stage: 'Source', action }])
  expect(text).not.toContain('typed-token')
  expect((await open(text)).edits).toMatchObject([
    { action: { configuration: { OAuthToken: '' } } },
  ])
})

describe('the standing of a plan', () => {
  const standing = async (latest: Pipeline, here?: string) =>
    standingOf(await open(await save(base, edits, '111122223333')), latest, here)

  test('is current on the version it was made on, however that is laid out', async () => {
    expect(await standing(base, '111122223333')).toEqual({ kind: 'current' })
    const { name, version, ...rest } = base
    const read = parseJson(` ${writeJson({ version, ...rest, name })} `) as Pipeline
    expect(await standing(read)).toEqual({ kind: 'current' })
  })

  test('is stale on another version', async () => {
    const latest = { ...healthyV2, version: 6 }
    expect(await standing(latest)).toEqual({ kind: 'stale', madeOn: 4, now: 6 })
  })

  test('is not stale where only the number is another, as in a file that has none', async () => {
    const { version: _, ...bare } = base
    expect(await standing(bare)).toEqual({ kind: 'renumbered', madeOn: 4, now: 1 })
  })

  test('is told where the version is the same and the structure is not', async () => {
    expect(await standing({ ...healthyV2, version: 4 })).toEqual({
      kind: 'other-structure',
      version: 4,
    })
  })

  test('is told where the pipeline is in another account', async () => {
    expect(await standing(base, '444455556666')).toEqual({
      kind: 'other-account',
      planned: '111122223333',
      here: '444455556666',
    })
  })
})

test('a file that was changed by hand says so, and still opens', async () => {
  const text = (await save(base, edits)).replace('"stage": "East"', '"stage": "West"')
  expect(await readPlanFile(text)).toMatchObject({
    kind: 'read',
    isAsSaved: false,
    file: { edits: [{ stage: 'West' }, {}] },
  })
  // Another layout is no change.
  const compact = JSON.stringify(JSON.parse(await save(base, edits)))
  expect(await readPlanFile(compact)).toMatchObject({ kind: 'read', isAsSaved: true })
})

test('a file from an earlier form opens', async () => {
  const text = (await save(base, edits)).replace('"pipespanPlan": 2', '"pipespanPlan": 1')
  expect(await readPlanFile(text)).toMatchObject({ kind: 'read', file: { pipespanPlan: 1 } })
})

test('a file from a later form is refused with its number', async () => {
  const text = (await save(base, edits)).replace('"pipespanPlan": 2', '"pipespanPlan": 3')
  expect(await readPlanFile(text)).toEqual({ kind: 'newer-form', form: 3 })
})

describe('what is no plan is explained at its line and column', () => {
  test.each([
    ['an empty file', () => '', 1, 1, /ends here/],
    ['JSON that breaks off', (text: string) => text.slice(0, 40), 3, 15, /no closing quote/],
    ['other JSON', () => '[1]', 1, 1, /no plan file/],
    [
      'a region that is no region of AWS',
      (text: string) => text.replace('"us-west-2"', '"evil.example/"'),
      4,
      3,
      /no such region/,
    ],
    [
      'a date that is none',
      (text: string) => text.replace('2026-11-23T', 'yesterday '),
      9,
      3,
      /A date is expected/,
    ],
    [
      'an edit of no known kind',
      (text: string) => text.replace('"add-stage"', '"paint-stage"'),
      17,
      7,
      /no kind of edit/,
    ],
    [
      'an edit without what it needs',
      (text: string) =>
        text.replace('"region": "us-east-1"\n    }\n  ],', '"place": 1\n    }\n  ],'),
      23,
      5,
      /"region" is missing/,
    ],
    [
      'a value of another type',
      (text: string) => text.replace('"action": "Deploy"', '"action": 7'),
      26,
      7,
      /Text is expected/,
    ],
  ])('%s', async (_, spoil, line, column, message) => {
    const read = await readPlanFile(spoil(await save(base, edits)))
    expect(read).toEqual({
      kind: 'malformed',
      line,
      column,
      message: expect.stringMatching(message),
    })
  })
})

test('the example of the documentation opens', async () => {
  const page = readFileSync('docs/plan-file.md', 'utf8')
  const [, example = ''] = /```json\n([^`]*)```/.exec(page) ?? []
  const file = await open(example)
  expect(file.base.structureHash).toBe(await structureHash(base))
})
