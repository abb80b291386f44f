import { draftStore } from '../../draft/draft-store.ts'
import { hasEdits } from '../../draft/draft.ts'
import { deepEqual } from '../../pipeline/deep-equal.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'

interface Fixed {
  connection: string
  region: Region
  pipeline: Pipeline
}

/** Adds edits to a pipeline's draft, unless they are in it. A draft that has edits keeps its base. */
export function putIntoDraft({ connection, region, pipeline }: Fixed, edits: Edit[]): void {
  const key = { connection, region, pipeline: pipeline.name }
  const stored = draftStore.get(key)
  const draft =
    stored && hasEdits(stored) ? stored : { ...key, base: pipeline, edits: [], readAt: Date.now() }
  const added = edits.filter((edit) => !draft.edits.some((one) => deepEqual(one, edit)))
  if (added.length > 0) draftStore.set({ ...draft, edits: [...draft.edits, ...added] })
}
