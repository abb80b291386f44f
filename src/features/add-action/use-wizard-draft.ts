import { useCallback, useMemo } from 'react'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import type { Place } from '../../aws/connection.ts'
import { editedOf, hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { firstAnswers } from './defaults.ts'
import type { WizardDraft } from './field-problems.ts'

interface Read {
  data: Pick<PipelineAsRead, 'pipeline'> | undefined
  /** Epoch milliseconds. */
  readAt: number
}

/**
 * The draft that the wizard fills: the one this browser has, else a fresh one with defaults, which
 * is stored at its first change. Undefined until the pipeline has been read.
 */
export function useWizardDraft(place: Place, name: string, { data, readAt }: Read) {
  const { connection, region } = place
  const stored = useDraft({ connection, region, pipeline: name })
  const pipeline = data?.pipeline
  const draft = useMemo((): WizardDraft | undefined => {
    // With everything undone nothing is pinned to the version that was read then.
    const pinned = stored && hasEdits(stored) ? stored.base : undefined
    const base = pinned ?? pipeline ?? stored?.base
    if (!base) return undefined
    return {
      connection,
      region,
      pipeline: name,
      readAt,
      edits: [],
      ...stored,
      base,
      answers: stored?.answers ?? firstAnswers({ base, homeRegion: region }),
    }
  }, [stored, pipeline, readAt, connection, region, name])
  const edited = useMemo(() => draft && editedOf(draft), [draft])
  const save = useCallback((next: WizardDraft) => draftStore.set(next, draft), [draft])
  return { draft, edited, save }
}
