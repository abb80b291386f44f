import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import { deepEqual } from '../pipeline/deep-equal.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { healthy, healthyV2, home } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { isInstalled } from '../../tools/installed.ts'
import { jqEdit } from './jq-edit.ts'

interface Case {
  base: Pipeline
  edits: readonly Edit[]
}

/** What jq makes of every case, in one process: starting one takes longer than the edits. */
function inJq(cases: readonly Case[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'pipespan-jq-'))
  try {
    const program = cases.map(
      ({ base, edits }, index) =>
        `(.[${index}] | (\n${jqEdit(base, { homeRegion: home, edits }, [])}\n))`,
    )
    writeFileSync(join(folder, 'edit.jq'), `[\n${program.join(',\n')}\n]`)
    writeFileSync(join(folder, 'read.json'), JSON.stringify(cases.map(({ base }) => base)))
    const words = ['-f', join(folder, 'edit.jq'), join(folder, 'read.json')]
    return JSON.parse(execFileSync('jq', words, { encoding: 'utf8', maxBuffer: 1e8 }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const byConsole = (cases: readonly Case[]) =>
  cases.map(({ base, edits }): unknown => {
    const { pipeline } = applyPlan(base, { homeRegion: home, edits })
    return JSON.parse(JSON.stringify(pipeline))
  })

const odd = 'It\'s "odd": \\(1+1) $HOME `id` ${x} %{y} #{a.b} \\\n\t\u2028 é 🚀 \\'

test.skipIf(!isInstalled('jq'))('jq makes of any plan what the console makes of it', () => {
  const cases = fc.sample(
    fc.record({ base: anyPipeline, edits: fc.array(anyEdit, { minLength: 1, maxLength: 6 }) }),
    { numRuns: 150, seed: 7 },
  )
  const edited = byConsole(cases)
  const changed = cases.filter(({ base }, index) => !deepEqual(base, edited[index]))
  expect(changed.length).toBeGreaterThan(100)
  expect(inJq(cases)).toEqual(edited)
})

test.skipIf(!isInstalled('jq'))(
  'a difference and odd characters come through jq as they are',
  () => {
    const difference: Edit = {
      kind: 'apply-difference',
      from: healthy,
      to: { ...healthyV2, stages: healthyV2.stages.toReversed(), [odd]: { [odd]: [odd] } },
      label: odd,
    }
    const value: Edit = {
      kind: 'set-action-value',
      stage: 'Deploy',
      action: 'Deploy',
      path: ['configuration', odd],
      value: odd,
    }
    const cases = [
      { base: healthy, edits: [difference] },
      { base: healthy, edits: [value] },
      { base: healthy, edits: [] },
    ]
    expect(inJq(cases)).toEqual(byConsole(cases))
  },
)
