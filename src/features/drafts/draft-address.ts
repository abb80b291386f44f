import type { Draft } from '../../draft/draft.ts'
import { templateOf } from '../../draft/template-draft.ts'

/** Where a draft's pipeline is shown, and where one goes on with the draft. */
export function draftAddress(draft: Draft): { title: string; open: string; resume: string } {
  const part = draft.answers ? 'add-action' : 'review'
  const open = openAddress(draft)
  return { title: draft.base.name, open, resume: `${open}/${part}` }
}

function openAddress(draft: Draft): string {
  const { connection, region, pipeline } = draft
  const of = templateOf(draft)
  if (!of) return `/${connection}/${region}/pipelines/${pipeline}`
  const root =
    of.source.kind === 'file'
      ? '/template'
      : `/${connection}/${region}/stacks/${of.source.stack}/template`
  return `${root}/${encodeURIComponent(of.logicalId)}`
}
