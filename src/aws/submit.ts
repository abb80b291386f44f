import { mutationOptions, type QueryClient, type UseMutationResult } from '@tanstack/react-query'
import { findChanges } from '../pipeline/changes.ts'
import { toUpdateInput } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import type { AwsFailure } from './failures.ts'
import { getPipeline, type PipelineAsRead, updatePipeline } from './pipelines.ts'
import { pipelineQuery } from './queries.ts'

/** How a submit ended. Only `updated` changed anything. */
export type SubmitResult =
  | { outcome: 'updated'; returned: Pipeline }
  /** Someone changed the pipeline since it was read; nothing was sent. */
  | { outcome: 'moved'; latest: PipelineAsRead }

/** The pipeline as it was read and as it is to be. */
export interface SubmitInput {
  base: Pipeline
  edited: Pipeline
}

/** A submit as a screen follows it. */
export type Submission = UseMutationResult<SubmitResult, AwsFailure, SubmitInput>

/**
 * Sends the edited pipeline, unless it changed since it was read.
 *
 * UpdatePipeline has no conflict error and replaces the whole structure, so the pipeline is read
 * again right before the write. Source: the error list of
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UpdatePipeline.html
 */
async function submit(place: Place, { base, edited }: SubmitInput): Promise<SubmitResult> {
  const latest = await getPipeline(place, base.name)
  const hasMoved =
    latest.version !== base.version || findChanges(base, latest.pipeline, place.region).length > 0
  if (hasMoved) return { outcome: 'moved', latest }
  return { outcome: 'updated', returned: await updatePipeline(place, toUpdateInput(edited)) }
}

/** The submit of one place; when it has happened, every screen reads that pipeline anew. */
export const submitMutation = (place: Place, queryClient: QueryClient) =>
  mutationOptions<SubmitResult, AwsFailure, SubmitInput>({
    mutationKey: [place.connection, place.region, 'UpdatePipeline'],
    mutationFn: (input) => submit(place, input),
    onSuccess: async (_result, { base }) => {
      await queryClient.invalidateQueries({
        queryKey: pipelineQuery(place, base.name).queryKey.slice(0, 2),
      })
    },
  })
