import { useMemo } from 'react'
import type { Edit } from '../../pipeline/edits.ts'
import { editTemplate } from '../../template/edit-template.ts'
import { describeRefusal } from '../../template/refusal.ts'
import type { OpenPipeline, OpenTemplate } from './use-open-template.ts'

/** A pipeline of a template as the forms of live pipelines take it: its own rules, its own refusals. */
export function useWritten(open: OpenTemplate, { found, pipeline, findProblems }: OpenPipeline) {
  const { template } = open
  const { logicalId, refusal } = found
  const choices = open.choicesOf(logicalId)
  return useMemo(
    () => ({
      pipeline,
      findProblems,
      whyRefused: (edits: readonly Edit[]): string | undefined => {
        // What the CDK writes is not edited in its text, and planned all the same.
        if (!template || refusal) return undefined
        const edited = editTemplate(template, logicalId, edits, choices)
        if (edited.ok) return undefined
        const { reason, hint } = describeRefusal(edited.refusal)
        return `${reason} ${hint}`
      },
    }),
    [template, pipeline, findProblems, logicalId, refusal, choices],
  )
}
