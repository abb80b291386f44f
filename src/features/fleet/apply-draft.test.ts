import { expect, test } from 'vitest'
import type { Draft } from '../../draft/draft.ts'
import { deployAction, healthy, home } from '../../pipeline/example-pipelines.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { applyTo } from './apply-draft.ts'
import { fleetRow, recordOf } from './fleet-row.ts'

const row = (pipeline: Pipeline | undefined, name = 'other') =>
  fleetRow(
    {
      region: home,
      name,
      version: 1,
      created: undefined,
      updated: new Date(Date.UTC(2026, 10, 26)),
      pipelineType: 'V1',
      ...(pipeline && { pipeline: { ...pipeline, name } }),
    },
    new Map(),
  )

const source: Draft = {
  connection: 'sandbox',
  region: home,
  pipeline: 'shop',
  base: healthy,
  readAt: 0,
  edits: [
    { kind: 'add-stage', stage: 'Ireland', position: { at: 'end' } },
    { kind: 'add-action', stage: 'Ireland', action: deployAction('Go', { region: 'eu-west-1' }) },
  ],
}

test('the same changes become a draft of the other pipeline, on its own version', () => {
  const { draft, notes } = applyTo(source, row(healthy), undefined)
  expect(draft).toMatchObject({ pipeline: 'other', region: home, edits: source.edits })
  expect(draft?.base.name).toBe('other')
  expect(notes).toEqual(['Choose an artifact bucket in eu-west-1: "Go" runs there.'])
})

test.each([
  ['the draft’s own pipeline', row(healthy, 'shop'), undefined, /made on this pipeline/],
  ['a pipeline that is not read', row(undefined), undefined, /not read yet/],
  ['a pipeline with a draft', row(healthy), { ...source, pipeline: 'other' }, /a draft already/],
])('%s gets none, and the reason', (_, other, stored, reason) => {
  const applied = applyTo(source, other, stored)
  expect(applied.draft).toBeUndefined()
  expect(applied.whyNot).toMatch(reason)
})

test('a draft of which nothing fits makes none', () => {
  const edits = [{ kind: 'remove-action', stage: 'Deploy', action: 'Gone' } as const]
  const applied = applyTo({ ...source, edits }, row(healthy), undefined)
  expect(applied.draft).toBeUndefined()
  expect(applied.whyNot).toMatch(/^Nothing of it fits\. /)
})

test('a row says in a file what it says on the screen, and nothing of what is not read', () => {
  expect(recordOf(row(healthy))).toMatchObject({
    name: 'other',
    updated: '2026-11-26T00:00:00.000Z',
    regions: ['us-west-2', 'us-east-1'],
    actions: 4,
    crossRegionActions: 1,
    lastRun: '',
  })
  expect(recordOf(row(undefined))).toMatchObject({ regions: [], actions: undefined, findings: [] })
})
