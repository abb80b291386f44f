import { draftStore } from '../../draft/draft-store.ts'
import { type Draft, hasEdits } from '../../draft/draft.ts'
import { removeStores } from '../../pipeline/action-edits.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'

interface Fixed {
  connection: string
  region: Region
  pipeline: Pipeline
}

/** The draft of a pipeline with more edits; one that has edits already keeps its base. */
function draftWith(
  { connection, region, pipeline }: Fixed,
  edits: readonly Edit[],
  stored: Draft | undefined,
): Draft {
  const fresh = { connection, region, pipeline: pipeline.name, readAt: Date.now() }
  const before = stored && hasEdits(stored) ? stored : { ...fresh, base: pipeline, edits: [] }
  return { ...before, edits: [...before.edits, ...edits] }
}

/** Puts the removal of an unused store into the pipeline's draft. */
export function removeUnusedStore(fixed: Fixed, unused: Region): void {
  const { connection, region, pipeline } = fixed
  const stored = draftStore.get({ connection, region, pipeline: pipeline.name })
  const isThere = stored?.edits.some(
    (edit) => edit.kind === 'remove-artifact-store' && edit.region === unused,
  )
  if (!isThere) draftStore.set(draftWith(fixed, removeStores([unused]), stored))
}
