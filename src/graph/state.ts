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
  currentRevision?: { revisionId?: string | undefined } | undefined
  latestExecution?: ActionExecutionAnswer | undefined
}

interface ActionExecutionAnswer {
  status?: string | undefined
  lastStatusChange?: Date | undefined
  /** GetPipelineState does not tell; what one run did is known more closely. */
  startTime?: Date | undefined
  errorDetails?: { message?: string | undefined } | undefined
}

/** What an action did last. */
export interface ActionRun {
  status: RunStatus
  /** Absent where only the last change is known. */
  started?: Date
  /** When the status last changed: since when it runs, or when it ended. */
  changed?: Date
  /** What a source action found, as its provider names it. */
  revision?: string
  /** Why it failed, in the provider's words. */
  error?: string
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
  actions: ReadonlyMap<string, ActionRun>
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
            (stage.actionStates ?? []).map((action) => [
              action.actionName ?? '',
              readAction(action),
            ]),
          ),
        },
      ]),
    ),
  }
}

function readAction({ currentRevision, latestExecution = {} }: ActionStateAnswer): ActionRun {
  const { status, startTime, lastStatusChange, errorDetails } = latestExecution
  return {
    status: runStatus(status),
    ...(startTime && { started: startTime }),
    ...(lastStatusChange && { changed: lastStatusChange }),
    ...(currentRevision?.revisionId && { revision: currentRevision.revisionId }),
    ...(errorDetails?.message && { error: errorDetails.message }),
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

/** What an action did last; undefined while no state is known. */
export function actionRun(
  state: PipelineStateView | undefined,
  stage: string,
  { name, actionTypeId }: Action,
): ActionRun | undefined {
  if (!state) return undefined
  const run = state.stages.get(stage)?.actions.get(name)
  if (!run) return { status: notRunYet }
  const status = forCategory(actionTypeId.category, run.status)
  return status === run.status ? run : { ...run, status }
}

/** The status of an action's latest execution; undefined while no state is known. */
export const actionStatus = (
  state: PipelineStateView | undefined,
  stage: string,
  action: Action,
): RunStatus | undefined => actionRun(state, stage, action)?.status

/** Whether runs may enter the stage; they may unless AWS says otherwise. */
export const transitionInto = (
  state: PipelineStateView | undefined,
  stage: string,
): TransitionState => state?.stages.get(stage)?.transition ?? open
