import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { Place } from './connection.ts'
import type { AwsFailure } from './failures.ts'
import type { GetPipelineStateOutput } from './pipelines.ts'
import { pipelineStateQuery } from './queries.ts'
import {
  answerApproval,
  type ApprovalAnswer,
  type Retry,
  retryStage,
  type Rollback,
  rollbackStage,
  setTransition,
  type Start,
  startPipelineExecution,
  type Stop,
  stopExecution,
  type TransitionChange,
} from './run-operations.ts'

/** Every answer about runs that an operation may have changed. */
const aboutRuns = new Set([
  'GetPipelineState',
  'ListPipelineExecutions',
  'GetPipelineExecution',
  'ListActionExecutions',
])

/** Has every screen read the runs of a pipeline anew. */
export const readRunsAnew = (queryClient: QueryClient, place: Place, name: string) =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [connection, region, operation, pipeline] }) =>
      connection === place.connection &&
      region === place.region &&
      pipeline === name &&
      aboutRuns.has(String(operation)),
  })

/** A mutation of a pipeline's runs; whatever came of it, the runs are read anew. */
function runMutation<Input, Answer>(
  operation: string,
  { place, name, queryClient }: Ground,
  mutationFn: (input: Input) => Promise<Answer>,
) {
  return mutationOptions<Answer, AwsFailure, Input>({
    mutationKey: [place.connection, place.region, operation, name],
    mutationFn,
    onSettled: () => readRunsAnew(queryClient, place, name),
  })
}

/** Which pipeline the runs belong to, and the cache to keep right. */
export interface Ground {
  place: Place
  name: string
  queryClient: QueryClient
}

/** Starts a run; screens find the newest start of a pipeline by the mutation's key. */
export const startMutation = (ground: Ground) =>
  runMutation('StartPipelineExecution', ground, (start: Start) =>
    startPipelineExecution(ground.place, ground.name, start),
  )

export const stopMutation = (ground: Ground) =>
  runMutation('StopPipelineExecution', ground, (stop: Stop) =>
    stopExecution(ground.place, ground.name, stop),
  )

export const retryMutation = (ground: Ground) =>
  runMutation('RetryStageExecution', ground, (retry: Retry) =>
    retryStage(ground.place, ground.name, retry),
  )

export const rollbackMutation = (ground: Ground) =>
  runMutation('RollbackStage', ground, (rollback: Rollback) =>
    rollbackStage(ground.place, ground.name, rollback),
  )

export const approvalMutation = (ground: Ground) =>
  runMutation('PutApprovalResult', ground, (answer: ApprovalAnswer) =>
    answerApproval(ground.place, ground.name, answer),
  )

/**
 * Opens or closes a transition. It shows at once, being the one operation that a failure can take
 * back: the runs themselves only move when AWS says so.
 */
export function transitionMutation(ground: Ground) {
  const { place, name, queryClient } = ground
  const { queryKey } = pipelineStateQuery(place, name)
  return mutationOptions<void, AwsFailure, TransitionChange, GetPipelineStateOutput | undefined>({
    mutationKey: [place.connection, place.region, 'SetStageTransition', name],
    mutationFn: (change) => setTransition(place, name, change),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      if (before) queryClient.setQueryData(queryKey, withTransition(before, change))
      return before
    },
    onError: (_failure, _change, before) => {
      if (before) queryClient.setQueryData(queryKey, before)
    },
    onSettled: () => readRunsAnew(queryClient, place, name),
  })
}

/** The state as it will be once the transition has changed. */
const withTransition = (
  state: GetPipelineStateOutput,
  change: TransitionChange,
): GetPipelineStateOutput => ({
  ...state,
  stageStates: (state.stageStates ?? []).map((stage) =>
    stage.stageName === change.stage
      ? {
          ...stage,
          inboundTransitionState: change.enabled
            ? { enabled: true }
            : { enabled: false, disabledReason: change.reason },
        }
      : stage,
  ),
})
