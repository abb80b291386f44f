import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import { type Draft, editedOf, hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { type FindProblems, findProblems } from '../../pipeline/problems.ts'

/** A pipeline that is written in a text, with what can be told about it there. */
export interface Written {
  pipeline: Pipeline
  findProblems: FindProblems
  /** Why the text does not take these edits, in a sentence; undefined where it does. */
  whyRefused: (edits: readonly Edit[]) => string | undefined
}

/** What a form is about: the draft, and the pipeline as its edits make it. */
export interface Changing extends Omit<Written, 'whyRefused'> {
  draft: Draft
  /** Absent where there is no text. */
  whyRefused?: Written['whyRefused']
}

/**
 * The draft that a form adds its edits to: the one this browser has, else a fresh one on the version
 * that was read. Undefined until that is known.
 *
 * @param written the pipeline, where it is not read from CodePipeline.
 */
export function useChangedDraft(place: Place, name: string, written: Written | undefined) {
  const { connection, region } = place
  const stored = useDraft({ connection, region, pipeline: name })
  const answer = useQuery({ ...pipelineQuery(place, name), enabled: written === undefined })
  const { dataUpdatedAt: readAt } = answer
  const read = written?.pipeline ?? answer.data?.pipeline
  const changing = useMemo((): Changing | undefined => {
    // With everything undone nothing is pinned to the version that was read then.
    const base = stored && hasEdits(stored) ? stored.base : (read ?? stored?.base)
    if (!base) return undefined
    const draft = { connection, region, pipeline: name, readAt, edits: [], ...stored, base }
    return { findProblems, ...written, draft, pipeline: editedOf(draft).pipeline }
  }, [stored, read, readAt, written, connection, region, name])
  const save = useCallback((draft: Draft) => draftStore.set(draft), [])
  return { changing, save }
}
