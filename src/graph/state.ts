import type { Action } from '../pipeline/pipeline.ts'
import { forCategory, notRunYet, type RunStatus, runStatus } from './run-status.ts'

/** The part of GetPipelineState's answer that the graph shows. */
export interface PipelineStateAnswer {
  stageStates?: readonly StageStateAnswer[] | undefined
}

interface StageStateAnswer {
  stageName?: string | undefined
  latestExecution?:
    | { status?: string | undefined; pipelineExecutionId?: string | undefined }
    | undefined
  inboundTransitionState?:
    | { enabled?: boolean | undefined; disabledReason?: string | undefined }
    | undefined
  actionStates?: readonly ActionStateAnswer[] | undefined
}

interface ActionStateAnswer {
  actionName?: string | undefined
  latestExecution?: { status?: string | undefined } | undefined
}

/** Whether runs may enter a stage, and why not. */
export interface TransitionState {
  enabled: boolean
  disabledReason?: string
}

/** What ran last, by stage and action name. Names that the answer does not hold have not run. */
export interface PipelineStateView {
  stages: ReadonlyMap<string, StageStateView>
}

interface StageStateView {
  status: RunStatus
  transition: TransitionState
  actions: ReadonlyMap<string, RunStatus>
}

const open: TransitionState = { enabled: true }

/**
 * Reads GetPipelineState by name. An action shows its own latest execution, as AWS's console does,
 * also while its stage already works on a newer run that has not come to it: the answer does not
 * say which run an action's execution belongs to.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineState.html
 */
export function readState({ stageStates = [] }: PipelineStateAnswer): PipelineStateView {
  return {
    stages: new Map(
      stageStates.map((stage) => [
        stage.stageName ?? '',
        {
          status: runStatus(stage.latestExecution?.status),
          transition: readTransition(stage.inboundTransitionState),
          actions: new Map(
            (stage.actionStates ?? []).map(({ actionName, latestExecution }) => [
              actionName ?? '',
              runStatus(latestExecution?.status),
            ]),
          ),
        },
      ]),
    ),
  }
}

function readTransition(state: StageStateAnswer['inboundTransitionState']): TransitionState {
  if (state?.enabled !== false) return open
  const { disabledReason } = state
  return { enabled: false, ...(disabledReason !== undefined && { disabledReason }) }
}

/** The status of a stage's latest run; undefined while no state is known. */
export const stageStatus = (
  state: PipelineStateView | undefined,
  stage: string,
): RunStatus | undefined => state && (state.stages.get(stage)?.status ?? notRunYet)

/** The status of an action's latest execution; undefined while no state is known. */
export const actionStatus = (
  state: PipelineStateView | undefined,
  stage: string,
  { name, actionTypeId }: Action,
): RunStatus | undefined =>
  state &&
  forCategory(actionTypeId.category, state.stages.get(stage)?.actions.get(name) ?? notRunYet)

/** Whether runs may enter the stage; they may unless AWS says otherwise. */
export const transitionInto = (
  state: PipelineStateView | undefined,
  stage: string,
): TransitionState => state?.stages.get(stage)?.transition ?? open
