import type { Execution, PipelineRecord } from '../world.ts'
import { latest } from '../world.ts'
import { isRunning } from './executions.ts'

/** AWS's wire counts time in seconds. */
export const seconds = (milliseconds: number): number => milliseconds / 1000

/** The answer of GetPipelineState: what each stage and action did last. */
export function pipelineState(record: PipelineRecord): object {
  const { declaration, version, updated } = latest(record)
  return {
    pipelineName: declaration.name,
    pipelineVersion: version,
    stageStates: declaration.stages.map((stage, index) => {
      const last = record.executions.findLast((execution) => execution.stages[stage.name])
      const run = last?.stages[stage.name]
      const inbound = record.executions.filter(
        (execution) => isRunning(execution) && isWaiting(execution, stage.name, index),
      )
      const transition = record.transitions[stage.name]
      return {
        stageName: stage.name,
        inboundTransitionState: {
          enabled: transition?.enabled ?? true,
          ...(transition && {
            lastChangedBy: transition.by,
            lastChangedAt: seconds(transition.changed),
            ...(transition.reason && { disabledReason: transition.reason }),
          }),
        },
        ...(inbound.length > 0 && {
          inboundExecutions: inbound.map(({ id }) => ({
            pipelineExecutionId: id,
            status: 'InProgress',
          })),
        }),
        actionStates: stage.actions.map(({ name }) => {
          const latestRun = record.executions
            .toReversed()
            .map((execution) => execution.stages[stage.name]?.actions[name])
            .find((found) => found !== undefined)
          return {
            actionName: name,
            ...(latestRun && {
              latestExecution: {
                actionExecutionId: latestRun.id,
                status: latestRun.status,
                lastStatusChange: seconds(latestRun.changed),
                ...(latestRun.summary && { summary: latestRun.summary }),
                ...(latestRun.error && { errorDetails: latestRun.error }),
                ...(latestRun.token &&
                  latestRun.status === 'InProgress' && { token: latestRun.token }),
              },
            }),
          }
        }),
        ...(last &&
          run && { latestExecution: { pipelineExecutionId: last.id, status: run.status } }),
      }
    }),
    created: seconds(record.created),
    updated: seconds(updated),
  }
}

const isWaiting = (execution: Execution, stage: string, index: number) =>
  execution.stageIndex === index && execution.stages[stage] === undefined
