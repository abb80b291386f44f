import type { PipelineAsRead } from '../../aws/pipelines.ts'
import type { Draft } from '../../draft/draft.ts'
import { type Change, findChanges } from '../../pipeline/changes.ts'

/** What others changed since the draft was begun. */
export const changesSince = (draft: Draft, latest: PipelineAsRead): Change[] =>
  findChanges(draft.base, latest.pipeline, draft.region)

/** The same edits and answers on the newer pipeline; what no longer fits is named in the review. */
export const rebase = (draft: Draft, latest: PipelineAsRead, now: number): Draft => ({
  ...draft,
  base: latest.pipeline,
  readAt: now,
})
