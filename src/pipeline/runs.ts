import type { Pipeline, Stage } from './pipeline.ts'

/** The part of a PipelineExecutionSummary that decisions need. */
export interface RunFacts {
  pipelineExecutionId?: string | undefined
  status?: string | undefined
  startTime?: Date | undefined
  executionType?: string | undefined
  sourceRevisions?: readonly { revisionId?: string | undefined }[] | undefined
}

interface StageRunFacts {
  pipelineExecutionId?: string | undefined
  status?: string | undefined
}

/** The part of a StageState of GetPipelineState that decisions need. */
export interface StageFacts {
  stageName?: string | undefined
  latestExecution?: StageRunFacts | undefined
  inboundExecution?: StageRunFacts | undefined
  inboundExecutions?: readonly StageRunFacts[] | undefined
  inboundTransitionState?:
    | { enabled?: boolean | undefined; disabledReason?: string | undefined }
    | undefined
  actionStates?:
    | readonly {
        actionName?: string | undefined
        latestExecution?: { status?: string | undefined; token?: string | undefined } | undefined
      }[]
    | undefined
}

/** The part of GetPipelineState's answer that decisions need. */
export interface StateFacts {
  stageStates?: readonly StageFacts[] | undefined
}

/** The part of an ActionExecutionDetail that a drawing of one run needs. */
export interface ActionRunFacts {
  stageName?: string | undefined
  actionName?: string | undefined
  startTime?: Date | undefined
  lastUpdateTime?: Date | undefined
  status?: string | undefined
  output?:
    | {
        executionResult?:
          | { errorDetails?: { message?: string | undefined } | undefined }
          | undefined
      }
    | undefined
}

/** What a source action found in a run. */
interface SourceRevision {
  actionName?: string | undefined
  revisionId?: string | undefined
}

/** GetPipelineState's answer for one run, with what only the run itself tells. */
interface RunStateFacts {
  stageStates: {
    stageName: string
    latestExecution?: { status: string }
    actionStates: {
      actionName: string
      currentRevision: { revisionId: string | undefined }
      latestExecution: {
        status: string | undefined
        startTime: Date | undefined
        lastStatusChange: Date | undefined
        errorDetails: { message?: string | undefined } | undefined
      }
    }[]
  }[]
}

/** Whether a run has not ended: it runs, waits to enter a stage, or is being stopped. */
export const isGoingOn = ({ status }: { status?: string | undefined }): boolean =>
  status === 'InProgress' || status === 'Stopping'

/** The first letters of a run's id or a revision, as people quote them. */
export const shortId = (id: string): string => id.slice(0, 8)

/** The newest execution of every action: a retried action ran more than once. */
function newestByAction<Facts extends ActionRunFacts>(
  executions: readonly Facts[],
): Map<string, Facts> {
  const newest = new Map<string, Facts>()
  for (const execution of executions) {
    const place = `${execution.stageName}/${execution.actionName}`
    const other = newest.get(place)
    if (!other || timeOf(execution) > timeOf(other)) newest.set(place, execution)
  }
  return newest
}

const timeOf = ({ startTime }: ActionRunFacts) => startTime?.getTime() ?? 0

/**
 * What each stage and action did in one run, in the form of GetPipelineState's answer. That
 * operation tells only of the newest run of each stage, so an older run is told by its actions.
 */
export function stateOfRun(
  pipeline: Pipeline,
  runStatus: string | undefined,
  executions: readonly ActionRunFacts[],
  revisions: readonly SourceRevision[] = [],
): RunStateFacts {
  const newest = newestByAction(executions)
  const found = new Map(revisions.map(({ actionName, revisionId }) => [actionName, revisionId]))
  return {
    stageStates: pipeline.stages.map((stage) => {
      const ran = stage.actions.flatMap(({ name }) => {
        const execution = newest.get(`${stage.name}/${name}`)
        return execution ? [{ name, execution }] : []
      })
      const status = stageStatus(
        stage,
        runStatus,
        ran.map(({ execution }) => execution.status),
      )
      return {
        stageName: stage.name,
        actionStates: ran.map(({ name, execution }) => ({
          actionName: name,
          currentRevision: { revisionId: found.get(name) },
          latestExecution: {
            status: execution.status,
            startTime: execution.startTime,
            lastStatusChange: execution.lastUpdateTime,
            errorDetails: execution.output?.executionResult?.errorDetails,
          },
        })),
        ...(status && { latestExecution: { status } }),
      }
    }),
  }
}

function stageStatus(
  stage: Stage,
  runStatus: string | undefined,
  statuses: readonly (string | undefined)[],
): string | undefined {
  if (statuses.length === 0) return undefined
  if (statuses.includes('InProgress')) return 'InProgress'
  if (statuses.includes('Failed')) return 'Failed'
  if (statuses.includes('Abandoned')) return 'Stopped'
  const isComplete = statuses.length === stage.actions.length
  return isComplete ? 'Succeeded' : runStatus
}

/**
 * Which of the runs that succeeded in a stage it can be rolled back to: those of the current
 * structure version, which began after it was saved, and no rollbacks. What is there now is left out.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html
 */
export const rollbackTargets = <Run extends RunFacts>(
  succeeded: readonly Run[],
  { updated, present }: { updated: Date | undefined; present: string | undefined },
): Run[] =>
  succeeded.filter(
    ({ pipelineExecutionId, startTime, executionType }) =>
      pipelineExecutionId !== present &&
      executionType !== 'ROLLBACK' &&
      startTime !== undefined &&
      updated !== undefined &&
      startTime >= updated,
  )

/** A manual approval that waits for an answer. */
export interface WaitingApproval {
  stage: string
  action: string
  token: string
  /** The run that waits. */
  run: string | undefined
}

/** Approvals that wait now. Only GetPipelineState tells the token that answers one. */
export const waitingApprovals = ({ stageStates = [] }: StateFacts): WaitingApproval[] =>
  stageStates.flatMap(({ stageName = '', latestExecution, actionStates = [] }) =>
    actionStates.flatMap(({ actionName = '', latestExecution: last }) =>
      last?.token && last.status === 'InProgress'
        ? [
            {
              stage: stageName,
              action: actionName,
              token: last.token,
              run: latestExecution?.pipelineExecutionId,
            },
          ]
        : [],
    ),
  )

/**
 * Stages that can be retried and the run each would be retried in: what failed or was stopped
 * there last, unless another run has entered the stage since.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
 */
export const retryableStages = ({
  stageStates = [],
}: StateFacts): { stage: string; run: string }[] =>
  stageStates.flatMap(({ stageName = '', latestExecution: last }) =>
    last?.pipelineExecutionId && (last.status === 'Failed' || last.status === 'Stopped')
      ? [{ stage: stageName, run: last.pipelineExecutionId }]
      : [],
  )
