import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import { outcomeQuery, type SubmitResult, submitMutation } from '../../aws/submit.ts'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import type { SubmitWhen } from '../../aws/submit-when.ts'
import type { PlanResult } from '../../pipeline/edits.ts'
import { forgetSent, settle } from './settle.ts'
import { useSubmitWhen } from './use-submit-when.ts'

interface Submitted<SomeDraft extends Draft> {
  draft: SomeDraft
  edited: PlanResult
}

/** A submit as screens follow it. */
export interface Submission {
  /** Something is on its way, or waits for its time to be sent. */
  isPending: boolean
  when: SubmitWhen
  /** Whether the end of an earlier submit is being looked up. */
  isLookingUp: boolean
  result: SubmitResult | undefined
  error: AwsFailure | undefined
  /** The pipeline as AWS has it now, where the draft was made on another version. */
  newer: PipelineAsRead | undefined
  /** What is on its way or has arrived; screens go on showing it although the draft is gone. */
  submitted: Submitted<Draft> | undefined
  submit: (draft: Draft) => void
  /** Forgets how the last submit ended; one whose end is unknown is then looked up. */
  reset: () => void
  /** Leaves for the pipeline, whose update has been made. */
  finish: (version: number) => void
}

interface Callbacks {
  /** Called with the version that the update made. */
  onUpdated: (version: number) => void
  /** Called when the update wrote over somebody's version; the draft then is about that. */
  onOvertaken: () => void
}

/**
 * Submits the draft of one pipeline. The draft says that it was sent until its end is known, so
 * that a page that was closed meanwhile looks the end up, and nothing is sent twice.
 */
export function useSubmission(place: Place, name: string, callbacks: Callbacks): Submission {
  const { onUpdated, onOvertaken } = callbacks
  const key = { connection: place.connection, region: place.region, pipeline: name }
  const draft = useDraft(key)
  const [submitted, setSubmitted] = useState<Submitted<Draft>>()
  const queryClient = useQueryClient()
  const when = useSubmitWhen(place, name)
  const options = submitMutation(place, queryClient)
  const mutation = useMutation({
    ...options,
    // Here and not beside `mutate`: it has to happen even when the person has left meanwhile.
    onSuccess: (result, { base }) => {
      settle(draftStore, key, { base, result })
      if (result.outcome === 'updated') when.afterUpdate()
    },
    onError: ({ kind }) => {
      if (kind !== 'unknown-outcome') forgetSent(draftStore, key)
    },
  })

  const { data: read } = useQuery(pipelineQuery(place, name))

  const isOpen = draft?.sentAt !== undefined && mutation.isIdle
  const input = draft && isOpen ? { base: draft.base, edited: editedOf(draft).pipeline } : undefined
  const looked = useQuery({
    ...outcomeQuery(place, input ?? nothing(name), draft?.sentAt ?? 0),
    enabled: isOpen,
  })
  const lookUp = isOpen ? looked : undefined

  const finish = (version: number) => {
    draftStore.remove(key)
    when.afterUpdate()
    onUpdated(version)
  }
  const send = (sent: Draft) => {
    const edited = editedOf(sent)
    setSubmitted({ draft: sent, edited })
    draftStore.keep({ ...sent, sentAt: Date.now() })
    mutation.mutate(
      { base: sent.base, edited: edited.pipeline },
      {
        onSuccess: (result) => {
          if (result.outcome === 'updated') onUpdated(result.returned.version ?? 0)
          if (result.outcome === 'overtaken') onOvertaken()
        },
      },
    )
  }
  const isArrived = mutation.data?.outcome === 'updated'
  const result = mutation.data ?? lookUp?.data
  const isSettling = mutation.isPending || isOpen || result?.outcome === 'updated'
  return {
    isPending: mutation.isPending || when.isWaiting,
    when,
    isLookingUp: lookUp?.isFetching ?? false,
    result,
    newer: draft && !isSettling ? newerThan(draft.base, result, read) : undefined,
    error: mutation.error ?? (lookUp?.error ? toFailure('GetPipeline', lookUp.error) : undefined),
    submitted: mutation.isPending || isArrived ? submitted : undefined,
    submit: (draft) => when.start(() => send(draft)),
    reset: () => {
      mutation.reset()
      if (lookUp?.isError) void lookUp.refetch()
    },
    finish,
  }
}

/** The newest version known, unless the draft is made on it. */
function newerThan(
  base: Draft['base'],
  result: SubmitResult | undefined,
  read: PipelineAsRead | undefined,
): PipelineAsRead | undefined {
  const answered = result && 'latest' in result ? result.latest : undefined
  const version = Math.max(answered?.version ?? 0, read?.version ?? 0)
  if (version === base.version || version === 0) return undefined
  return answered?.version === version ? answered : read
}

/** Stands in while there is nothing to look up. */
const nothing = (name: string) => {
  const pipeline = { name, roleArn: '', stages: [] }
  return { base: pipeline, edited: pipeline }
}
