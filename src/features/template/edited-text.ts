import type { Edit } from '../../pipeline/edits.ts'
import { type EditChoices, editTemplate } from '../../template/edit-template.ts'
import { readTemplate } from '../../template/read-template.ts'
import type { Refusal } from '../../template/refusal.ts'
import type { Template } from '../../template/template.ts'

/** What is to change in one pipeline of a template. */
export interface PipelineEdits {
  logicalId: string
  edits: readonly Edit[]
  choices: EditChoices
}

/** The text with every pipeline's edits, or whose edits it does not take and why. */
export type EditedText =
  | { ok: true; text: string }
  | { ok: false; logicalId: string; refusal: Refusal }

/** Makes the edits of several pipelines in one text, one pipeline after the other. */
export function editedText(template: Template, plans: readonly PipelineEdits[]): EditedText {
  let current = template
  for (const { logicalId, edits, choices } of plans) {
    const edited = editTemplate(current, logicalId, edits, choices)
    if (!edited.ok) return { ok: false, logicalId, refusal: edited.refusal }
    const homeRegion = givenRegion(template)
    const reading = readTemplate(edited.text, homeRegion === undefined ? {} : { homeRegion })
    if (!reading.ok) {
      const detail = reading.problems[0]?.message ?? 'it is no template any more'
      return { ok: false, logicalId, refusal: { kind: 'not-safe', detail } }
    }
    current = reading.template
  }
  return { ok: true, text: current.text }
}

const givenRegion = ({ pipelines }: Template) =>
  pipelines.find(({ homeRegion }) => homeRegion.from === 'given')?.homeRegion.region
