import type { Action, Stage } from '../../pipeline/pipeline.ts'
import { entryOf, type Execution, latest, type PipelineRecord } from '../world.ts'
import { isRunning } from './executions.ts'
import { entityUrl, externalExecution, revisionUrl } from './links.ts'
import { messageOf, revisionOf } from './revisions.ts'

/** AWS's wire counts time in seconds. */
export const seconds = (milliseconds: number): number => milliseconds / 1000

/** The answer of GetPipelineState: what each stage and action did last. */
export function pipelineState(record: PipelineRecord, home: string): object {
  const { declaration, version, updated } = latest(record)
  return {
    pipelineName: declaration.name,
    pipelineVersion: version,
    stageStates: declaration.stages.map((stage, index) => stageState(record, stage, index, home)),
    created: seconds(record.created),
    updated: seconds(updated),
  }
}

const typeOf = ({ rollbackOf }: Execution) => (rollbackOf === undefined ? 'STANDARD' : 'ROLLBACK')

function stageState(record: PipelineRecord, stage: Stage, index: number, home: string) {
  const last = record.executions.findLast(({ stages }) => entryOf(stages, stage.name))
  const run = last && entryOf(last.stages, stage.name)
  const inbound = record.executions
    .filter(
      (execution) =>
        isRunning(execution) &&
        execution.stageIndex === index &&
        !entryOf(execution.stages, stage.name),
    )
    .map((execution) => ({
      pipelineExecutionId: execution.id,
      status: 'InProgress',
      type: typeOf(execution),
    }))
  const transition = entryOf(record.transitions, stage.name)
  const isStopping = last?.status === 'Stopping' && run?.status === 'InProgress'
  return {
    stageName: stage.name,
    ...(inbound.length > 0 && { inboundExecution: inbound[0], inboundExecutions: inbound }),
    inboundTransitionState: {
      enabled: transition?.enabled ?? true,
      ...(transition && {
        lastChangedBy: transition.by,
        lastChangedAt: seconds(transition.changed),
        ...(transition.reason && { disabledReason: transition.reason }),
      }),
    },
    actionStates: stage.actions.map((action) => actionState(record, stage, action, home)),
    ...(run && {
      latestExecution: {
        pipelineExecutionId: last.id,
        status: isStopping ? 'Stopping' : run.status,
        type: typeOf(last),
      },
      ...(run.retried && {
        retryStageMetadata: {
          manualStageRetryAttempt: run.retried.length,
          latestRetryTrigger: 'ManualStageRetry',
        },
      }),
    }),
  }
}

function actionState(record: PipelineRecord, stage: Stage, action: Action, home: string) {
  const found = record.executions
    .flatMap((execution) => {
      const run = entryOf(entryOf(execution.stages, stage.name)?.actions, action.name)
      return run ? [{ execution, run }] : []
    })
    .at(-1)
  const entity = entityUrl(action, home)
  return {
    actionName: action.name,
    ...(found && latestOf(action, found, home)),
    ...(entity !== undefined && { entityUrl: entity }),
  }
}

type Found = { execution: Execution; run: Execution['stages'][string]['actions'][string] }

function latestOf(action: Action, { execution, run }: Found, home: string) {
  const hasFetched = action.actionTypeId.category === 'Source' && run.status === 'Succeeded'
  const revision = hasFetched ? revisionOf(execution, action.name) : undefined
  const link = revision === undefined ? undefined : revisionUrl(action, home, revision)
  const summary = run.summary ?? (revision === undefined ? undefined : messageOf(action, revision))
  return {
    ...(revision !== undefined && {
      currentRevision: {
        revisionId: revision,
        revisionChangeId: revision,
        created: seconds(run.changed),
      },
    }),
    latestExecution: {
      actionExecutionId: run.id,
      status: run.status,
      ...(summary && { summary }),
      lastStatusChange: seconds(run.changed),
      ...(run.token && run.status === 'InProgress' && { token: run.token }),
      ...(run.by && { lastUpdatedBy: run.by }),
      ...externalExecution(action, home, { id: run.id, revision }),
      ...(run.error && { errorDetails: run.error }),
    },
    ...(link !== undefined && { revisionUrl: link }),
  }
}
