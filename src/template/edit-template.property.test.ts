import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { anyEdit, anyPipeline, homeRegion } from './arbitrary-edits.ts'
import { anyStyle, patience, writeTemplate } from './arbitrary-templates.ts'
import { editTemplate } from './edit-template.ts'
import { readTemplate } from './read-template.ts'
import { applySplices } from './splice.ts'

/** RUNS asks for more than a usual test run has the time for. */
const runs = Number(process.env['RUNS'] ?? 100)

function read(text: string) {
  const reading = readTemplate(text, { homeRegion })
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problems)}\n${text}`)
  return reading.template
}

test(
  'a random template in a random style reads as the pipeline that it was written from',
  () => {
    fc.assert(
      fc.property(anyPipeline, anyStyle, (pipeline, style) => {
        expect(read(writeTemplate(pipeline, style)).pipelines[0]?.pipeline).toEqual(pipeline)
      }),
      { numRuns: runs },
    )
  },
  patience(runs),
)

/** As `editTemplate` has it: empty lists of a new action are left out. */
const trimmed = (edit: Edit): Edit =>
  edit.kind === 'add-action'
    ? {
        ...edit,
        action: JSON.parse(
          JSON.stringify(edit.action, (_, value: unknown) =>
            typeof value === 'object' && value && Object.keys(value).length === 0
              ? undefined
              : value,
          ),
        ) as typeof edit.action,
      }
    : edit

/** The edits of a random plan that fit, one after the other. */
function fitting(pipeline: Pipeline, edits: readonly Edit[]): Edit[] {
  const { conflicts } = applyPlan(pipeline, { homeRegion, edits })
  return edits.filter((edit) => !conflicts.some((conflict) => conflict.edit === edit))
}

test(
  'an edit of a template is the edit of its pipeline, and can be undone to the byte',
  () => {
    fc.assert(
      fc.property(
        anyPipeline,
        anyStyle,
        fc.array(anyEdit, { minLength: 1, maxLength: 4 }),
        (pipeline, style, random) => {
          const text = writeTemplate(pipeline, style)
          const edits = fitting(pipeline, random.map(trimmed))
          const template = read(text)
          const edit = editTemplate(template, 'Pipeline', edits)
          if (!edit.ok) throw new Error(`${JSON.stringify(edit.refusal)}\n${text}`)
          const meant = applyPlan(pipeline, { homeRegion, edits }).pipeline
          expect(edit.pipeline).toEqual(meant)
          const again = read(edit.text)
          expect(again.pipelines[0]?.pipeline).toEqual(meant)
          expect(again.root.members.map(({ key }) => key)).toEqual(
            template.root.members.map(({ key }) => key),
          )
          expect(applySplices(edit.text, edit.inverse).text).toBe(text)
        },
      ),
      { numRuns: runs },
    )
  },
  patience(runs),
)

test(
  'one pipeline is made another in the text of its template',
  () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, anyStyle, (pipeline, other, style) => {
        const text = writeTemplate(pipeline, style)
        const difference = { from: pipeline, to: other, label: 'Make it the other' }
        const edits: Edit[] = [{ kind: 'apply-difference', ...difference }]
        const edit = editTemplate(read(text), 'Pipeline', edits)
        if (!edit.ok) throw new Error(`${JSON.stringify(edit.refusal)}\n${text}`)
        expect(edit.pipeline).toEqual(applyPlan(pipeline, { homeRegion, edits }).pipeline)
        expect(applySplices(edit.text, edit.inverse).text).toBe(text)
      }),
      { numRuns: runs },
    )
  },
  patience(runs),
)

test(
  'what an edit adds leaves every line of the file as it is, a comma aside',
  () => {
    const onLines = anyStyle.map((style) => ({
      ...style,
      compact: false,
      flowed: [],
      finalBreak: true,
    }))
    const adding = anyEdit.filter(({ kind }) => kind === 'add-action' || kind === 'add-stage')
    fc.assert(
      fc.property(
        anyPipeline,
        onLines,
        fc.array(adding, { maxLength: 3 }),
        (pipeline, style, random) => {
          const text = writeTemplate(pipeline, style)
          const edits = fitting(pipeline, random.map(trimmed))
          const edit = editTemplate(read(text), 'Pipeline', edits)
          if (!edit.ok) throw new Error(`${JSON.stringify(edit.refusal)}\n${text}`)
          const lines = edit.text.split('\n').map((line) => line.replace(/,(\r?)$/, '$1'))
          let at = 0
          for (const line of text.split('\n')) {
            at = lines.indexOf(line.replace(/,(\r?)$/, '$1'), at) + 1
            expect(at, line).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: runs },
    )
  },
  patience(runs),
)

test(
  'what an edit adds, another takes out again to the byte',
  () => {
    // Behind a comment in braces the comma that came stays.
    const inLine = anyStyle.map((style) => ({ ...style, flowLines: false }))
    const adding = anyEdit.filter(({ kind }) => kind === 'add-action' || kind === 'add-stage')
    fc.assert(
      fc.property(anyPipeline, inLine, adding, (pipeline, style, random) => {
        const text = writeTemplate(pipeline, style)
        const [edit] = fitting(pipeline, [trimmed(random)])
        if (edit?.kind !== 'add-action' && edit?.kind !== 'add-stage') return
        const { stage } = edit
        if (pipeline.stages.find(({ name }) => name === stage)?.actions.length === 0) return
        const added = editTemplate(read(text), 'Pipeline', [edit])
        if (!added.ok) throw new Error(JSON.stringify(added.refusal))
        const back: Edit =
          edit.kind === 'add-stage'
            ? { kind: 'remove-stage', stage }
            : { kind: 'remove-action', stage, action: edit.action.name }
        const removed = editTemplate(read(added.text), 'Pipeline', [back])
        expect(removed.ok && removed.text).toBe(text)
      }),
      { numRuns: runs },
    )
  },
  patience(runs),
)
