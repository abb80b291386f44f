import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import { type Draft, editedOf, hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

/** What a form is about: the draft, and the pipeline as its edits make it. */
export interface Changing {
  draft: Draft
  pipeline: Pipeline
}

/**
 * The draft that a form adds its edits to: the one this browser has, else a fresh one on the version
 * that was read. Undefined until that is known.
 */
export function useChangedDraft(place: Place, name: string) {
  const { connection, region } = place
  const stored = useDraft({ connection, region, pipeline: name })
  const { data, dataUpdatedAt: readAt } = useQuery(pipelineQuery(place, name))
  const read = data?.pipeline
  const changing = useMemo((): Changing | undefined => {
    // With everything undone nothing is pinned to the version that was read then.
    const base = stored && hasEdits(stored) ? stored.base : (read ?? stored?.base)
    if (!base) return undefined
    const draft = { connection, region, pipeline: name, readAt, edits: [], ...stored, base }
    return { draft, pipeline: editedOf(draft).pipeline }
  }, [stored, read, readAt, connection, region, name])
  const save = useCallback((draft: Draft) => draftStore.set(draft), [])
  return { changing, save }
}
