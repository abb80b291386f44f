import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { submitMutation } from '../../aws/submit.ts'
import { draftStore } from '../../draft/draft-store.ts'
import type { PlanResult } from '../../pipeline/edits.ts'
import type { WizardDraft } from './field-problems.ts'

interface Submitted {
  draft: WizardDraft
  edited: PlanResult
}

interface SubmitEvents {
  /** The update has been made; called also when the person has left meanwhile. */
  onUpdated: () => void
  /** Called with the version that AWS answered. */
  onSubmitted: (version: number) => void
}

/**
 * Submits a draft. It is removed once AWS has the update, and kept in every other case.
 *
 * @returns `submitted`, what is on its way or has arrived: the screen goes on showing it although
 * the stored draft is gone.
 */
export function useSubmit(place: Place, { onUpdated, onSubmitted }: SubmitEvents) {
  const [sent, setSent] = useState<Submitted>()
  const queryClient = useQueryClient()
  const options = submitMutation(place, queryClient)
  const submission = useMutation({
    ...options,
    // Here and not beside `mutate`: it has to happen even when the person has left meanwhile.
    onSuccess: async (...success) => {
      const [result, { base }] = success
      if (result.outcome === 'updated') {
        draftStore.remove({ ...place, pipeline: base.name })
        onUpdated()
      }
      await options.onSuccess?.(...success)
    },
  })
  const submit = (draft: WizardDraft, edited: PlanResult) => {
    setSent({ draft, edited })
    submission.mutate(
      { base: draft.base, edited: edited.pipeline },
      {
        onSuccess: (result) => {
          if (result.outcome === 'updated') onSubmitted(result.returned.version ?? 0)
        },
      },
    )
  }
  const isSettled = submission.isPending || submission.data?.outcome === 'updated'
  return { submission, submit, submitted: isSettled ? sent : undefined }
}
