import {
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  RollbackStageCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline'
import { codePipelineWriter } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

/**
 * What a person does to runs. Each throws an AwsFailure; one of kind `unknown-outcome` says that the
 * answer was lost and the operation may have happened.
 */

/** A write of CodePipeline with its failures typed. */
async function write<Answer>(
  operation: string,
  place: Place,
  send: (client: ReturnType<typeof codePipelineWriter>) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(codePipelineWriter(place))
  } catch (error) {
    throw toFailure(operation, error, true)
  }
}

/** What a new run is started with. */
export interface Start {
  /** Makes a repeated click one run, as AWS promises for `clientRequestToken`. */
  token: string
  /** Values of the pipeline's variables; those that are left out take their defaults. */
  variables?: readonly { name: string; value: string }[]
}

/**
 * Releases a change: a new run of the pipeline as it is now.
 *
 * @returns the id of the run.
 */
export async function startPipelineExecution(
  place: Place,
  name: string,
  { token, variables = [] }: Start,
): Promise<string> {
  const command = new StartPipelineExecutionCommand({
    name,
    clientRequestToken: token,
    ...(variables.length > 0 && { variables: [...variables] }),
  })
  const answer = await write('StartPipelineExecution', place, (client) => client.send(command))
  return answer.pipelineExecutionId ?? ''
}

export interface Stop {
  run: string
  /** Does not let actions in progress end. AWS: "can lead to failed or out-of-sequence tasks". */
  abandon: boolean
  /** At most 200 characters. */
  reason?: string
}

/** Stops a run, when its actions in progress have ended or at once. */
export async function stopExecution(place: Place, pipelineName: string, stop: Stop): Promise<void> {
  const { run, abandon, reason } = stop
  const command = new StopPipelineExecutionCommand({
    pipelineName,
    pipelineExecutionId: run,
    abandon,
    ...(reason && { reason }),
  })
  await write('StopPipelineExecution', place, (client) => client.send(command))
}

export interface Retry {
  run: string
  stage: string
  mode: 'FAILED_ACTIONS' | 'ALL_ACTIONS'
}

/** Runs a failed or stopped stage again, in the same run. */
export async function retryStage(place: Place, pipelineName: string, retry: Retry): Promise<void> {
  const command = new RetryStageExecutionCommand({
    pipelineName,
    stageName: retry.stage,
    pipelineExecutionId: retry.run,
    retryMode: retry.mode,
  })
  await write('RetryStageExecution', place, (client) => client.send(command))
}

export interface Rollback {
  stage: string
  /** The run whose revisions come back; one of the current version that succeeded in the stage. */
  target: string
}

/**
 * Rolls a stage back to what an earlier run brought there.
 *
 * @returns the id of the run that does it.
 */
export async function rollbackStage(
  place: Place,
  pipelineName: string,
  { stage, target }: Rollback,
): Promise<string> {
  const command = new RollbackStageCommand({
    pipelineName,
    stageName: stage,
    targetPipelineExecutionId: target,
  })
  const answer = await write('RollbackStage', place, (client) => client.send(command))
  return answer.pipelineExecutionId ?? ''
}

export interface ApprovalAnswer {
  stage: string
  action: string
  /** From GetPipelineState; good for the approval that waits now, and no other. */
  token: string
  status: 'Approved' | 'Rejected'
  /** At most 512 characters. */
  comment: string
}

/** Approves or rejects what waits at a manual approval. */
export async function answerApproval(
  place: Place,
  pipelineName: string,
  { stage, action, token, status, comment }: ApprovalAnswer,
): Promise<void> {
  const command = new PutApprovalResultCommand({
    pipelineName,
    stageName: stage,
    actionName: action,
    token,
    result: { status, summary: comment },
  })
  await write('PutApprovalResult', place, (client) => client.send(command))
}

/** Whether runs may enter a stage; closing it takes a reason of 1 to 300 characters. */
export type TransitionChange =
  | { stage: string; enabled: true }
  | { stage: string; enabled: false; reason: string }

/** Opens or closes the transition into a stage. */
export async function setTransition(
  place: Place,
  pipelineName: string,
  change: TransitionChange,
): Promise<void> {
  const into = { pipelineName, stageName: change.stage, transitionType: 'Inbound' as const }
  if (change.enabled) {
    const command = new EnableStageTransitionCommand(into)
    await write('EnableStageTransition', place, (client) => client.send(command))
  } else {
    const command = new DisableStageTransitionCommand({ ...into, reason: change.reason })
    await write('DisableStageTransition', place, (client) => client.send(command))
  }
}
