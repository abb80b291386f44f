import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { isKeptAs } from '../pipeline/as-kept.ts'
import { findChanges } from '../pipeline/changes.ts'
import { toUpdateInput } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { AwsFailure } from './failures.ts'
import { findOutcome, type Outcome } from './outcome.ts'
import { getPipeline, type PipelineAsRead, updatePipeline } from './pipelines.ts'
import { pipelineQuery } from './queries.ts'

/** How a submit ended. */
export type SubmitResult =
  | Outcome
  /** Someone changed the pipeline since it was read; nothing was sent. */
  | { outcome: 'moved'; latest: PipelineAsRead }

/** The pipeline as it was read and as it is to be. */
export interface SubmitInput {
  base: Pipeline
  edited: Pipeline
}

/**
 * Sends the edited pipeline, unless it changed since it was read.
 *
 * UpdatePipeline has no conflict error and replaces the whole structure, so the pipeline is read
 * again right before the write, and the version that the write made is checked after it: the one
 * in between, if there is one, was written over. Source: the error list of
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UpdatePipeline.html
 *
 * A write whose answer was lost is looked up, never repeated.
 *
 * @throws AwsFailure of kind `unknown-outcome` when the answer was lost and the look-up failed too.
 */
export async function submit(place: Place, { base, edited }: SubmitInput): Promise<SubmitResult> {
  const sent = toUpdateInput(edited)
  const latest = await getPipeline(place, base.name)
  const hasMoved =
    latest.version !== base.version || findChanges(base, latest.pipeline, place.region).length > 0
  if (hasMoved) {
    // An earlier write of this draft whose answer was lost, or somebody with the same idea.
    return isKeptAs(sent, latest.pipeline, place.region)
      ? { outcome: 'updated', returned: latest.pipeline }
      : { outcome: 'moved', latest }
  }
  let returned: Pipeline
  try {
    returned = await updatePipeline(place, sent)
  } catch (error) {
    if (!(error instanceof AwsFailure) || error.kind !== 'unknown-outcome') throw error
    return await findOutcome(place, { base, sent, failure: error })
  }
  const version = returned.version ?? 1
  if (version <= (base.version ?? 0) + 1) return { outcome: 'updated', returned }
  const before = await getPipeline(place, base.name, { version: version - 1 }).catch(
    () => undefined,
  )
  return { outcome: 'overtaken', returned, overtaken: before?.pipeline }
}

/** The submit of one place; when it is over, every screen reads that pipeline anew. */
export const submitMutation = (place: Place, queryClient: QueryClient) =>
  mutationOptions<SubmitResult, AwsFailure, SubmitInput>({
    mutationKey: [place.connection, place.region, 'UpdatePipeline'],
    mutationFn: (input) => submit(place, input),
    // Also after a failure: what is known of the pipeline may be old.
    onSettled: async (_result, _error, { base }) => {
      await queryClient.invalidateQueries({
        queryKey: pipelineQuery(place, base.name).queryKey.slice(0, 2),
      })
    },
  })

/**
 * What became of a submit that the page did not see the end of: it was closed, or the look-up
 * failed.
 *
 * @param sentAt epoch milliseconds of the submit; one look-up per submit is kept.
 */
export const outcomeQuery = (place: Place, { base, edited }: SubmitInput, sentAt: number) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'outcome', base.name, sentAt] as const,
    queryFn: () => findOutcome(place, { base, sent: toUpdateInput(edited) }),
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
