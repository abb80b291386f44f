import { Refusal } from '../refusal.ts'
import { type Call, type Input, type Operation, textOf } from '../service.ts'
import { type Execution, latest, type PipelineRecord } from '../world.ts'
import { advance, finish, isRunning, startRun } from './executions.ts'
import { paged } from './paging.ts'
import { findPipeline } from './pipelines.ts'
import { pipelineState, seconds } from './state.ts'
import { validate } from './validate.ts'

/** Validates, finds the pipeline and brings its runs up to date. */
function open(operation: string, input: Input, call: Call): PipelineRecord {
  validate(operation, input)
  const name = textOf(input['pipelineName'] ?? input['name'])
  const record = findPipeline(call, name, operation)
  advance(record, call.now)
  return record
}

function findRun(record: PipelineRecord, input: Input): Execution {
  const id = input['pipelineExecutionId']
  const found = record.executions.find((execution) => execution.id === id)
  if (found) return found
  const message = `The pipeline execution with id ${String(id)} was not found`
  throw new Refusal('PipelineExecutionNotFoundException', message)
}

function findStage(record: PipelineRecord, input: Input) {
  const name = textOf(input['stageName'])
  const stage = latest(record).declaration.stages.find((other) => other.name === name)
  if (stage) return stage
  throw new Refusal('StageNotFoundException', `The stage ${name} was not found`)
}

const summaryOf = (execution: Execution, record: PipelineRecord) => ({
  pipelineExecutionId: execution.id,
  status: execution.status,
  ...(execution.statusSummary && { statusSummary: execution.statusSummary }),
  startTime: seconds(execution.started),
  lastUpdateTime: seconds(execution.changed),
  sourceRevisions: (latest(record).declaration.stages[0]?.actions ?? []).map(({ name }) => ({
    actionName: name,
    revisionId: execution.revision,
  })),
  trigger: execution.trigger,
  ...(execution.stopReason !== undefined && { stopTrigger: { reason: execution.stopReason } }),
  executionMode: latest(record).declaration.executionMode,
  executionType: 'STANDARD',
})

const setTransition =
  (operation: string, enabled: boolean): Operation =>
  (input, call) => {
    const record = open(operation, input, call)
    const { name } = findStage(record, input)
    record.transitions[name] = {
      enabled,
      changed: call.now,
      by: 'arn:aws:iam::111122223333:user/console',
      ...(enabled ? {} : { reason: textOf(input['reason']) }),
    }
    advance(record, call.now)
    return {}
  }

export const executionOperations: Record<string, Operation> = {
  GetPipelineState: (input, call) => pipelineState(open('GetPipelineState', input, call)),

  ListPipelineExecutions: (input, call) => {
    const record = open('ListPipelineExecutions', input, call)
    const newestFirst = record.executions.toReversed()
    const { items, nextToken } = paged(newestFirst, input, 100)
    return {
      pipelineExecutionSummaries: items.map((execution) => summaryOf(execution, record)),
      ...(nextToken && { nextToken }),
    }
  },

  GetPipelineExecution: (input, call) => {
    const record = open('GetPipelineExecution', input, call)
    const execution = findRun(record, input)
    const {
      sourceRevisions,
      startTime: _,
      lastUpdateTime: __,
      ...rest
    } = summaryOf(execution, record)
    return {
      pipelineExecution: {
        ...rest,
        pipelineName: latest(record).declaration.name,
        pipelineVersion: execution.version,
        artifactRevisions: sourceRevisions.map(({ actionName, revisionId }) => ({
          name: actionName,
          revisionId,
        })),
        ...(execution.variables && {
          variables: execution.variables.map(({ name, value }) => ({ name, resolvedValue: value })),
        }),
      },
    }
  },

  ListActionExecutions: (input, call) => {
    const record = open('ListActionExecutions', input, call)
    const wanted = (input['filter'] as { pipelineExecutionId?: string } | undefined)
      ?.pipelineExecutionId
    if (wanted !== undefined) findRun(record, { pipelineExecutionId: wanted })
    const { stages } = latest(record).declaration
    const all = record.executions
      .toReversed()
      .filter(({ id }) => wanted === undefined || id === wanted)
      .flatMap((execution) =>
        Object.entries(execution.stages).flatMap(([stageName, stage]) =>
          Object.entries(stage.actions).map(([actionName, run]) => {
            const action = stages
              .find(({ name }) => name === stageName)
              ?.actions.find(({ name }) => name === actionName)
            return {
              pipelineExecutionId: execution.id,
              actionExecutionId: run.id,
              pipelineVersion: execution.version,
              stageName,
              actionName,
              startTime: seconds(run.started),
              lastUpdateTime: seconds(run.changed),
              status: run.status,
              input: {
                ...(action && { actionTypeId: action.actionTypeId }),
                region: action?.region ?? call.scope.region,
              },
              output: run.error ? { executionResult: { errorDetails: run.error } } : {},
            }
          }),
        ),
      )
    const { items, nextToken } = paged(all, input, 100)
    return { actionExecutionDetails: items, ...(nextToken && { nextToken }) }
  },

  StartPipelineExecution: (input, call) => {
    const record = open('StartPipelineExecution', input, call)
    const requestToken = input['clientRequestToken']
    const again = record.executions.find(
      (execution) => requestToken !== undefined && execution.requestToken === requestToken,
    )
    if (again) return { pipelineExecutionId: again.id }
    const { executionMode } = latest(record).declaration
    const running = record.executions.filter(isRunning)
    if (executionMode !== 'SUPERSEDED' && running.length >= 50) {
      throw new Refusal(
        'ConcurrentPipelineExecutionsLimitExceededException',
        'The pipeline has reached the limit for concurrent pipeline executions.',
      )
    }
    const { id } = startRun(record, call.now, {
      ...(typeof requestToken === 'string' && { requestToken }),
      ...(Array.isArray(input['variables']) && {
        variables: input['variables'] as { name: string; value: string }[],
      }),
    })
    return { pipelineExecutionId: id }
  },

  StopPipelineExecution: (input, call) => {
    const record = open('StopPipelineExecution', input, call)
    const execution = findRun(record, input)
    if (!isRunning(execution)) {
      throw new Refusal(
        'PipelineExecutionNotStoppableException',
        `The pipeline execution ${execution.id} cannot be stopped: its status is ${execution.status}`,
      )
    }
    const abandon = input['abandon'] === true
    if (execution.status === 'Stopping' && !abandon) {
      throw new Refusal(
        'DuplicatedStopRequestException',
        `The pipeline execution ${execution.id} is already stopping`,
      )
    }
    execution.status = 'Stopping'
    execution.stopReason = textOf(input['reason'])
    if (abandon) {
      for (const stage of Object.values(execution.stages)) {
        if (stage.status !== 'InProgress') continue
        stage.status = 'Stopped'
        for (const action of Object.values(stage.actions)) {
          if (action.status === 'InProgress') {
            Object.assign(action, { status: 'Abandoned', changed: call.now })
          }
        }
      }
      finish(execution, 'Stopped', call.now)
    }
    advance(record, call.now)
    return { pipelineExecutionId: execution.id }
  },

  RetryStageExecution: (input, call) => {
    const record = open('RetryStageExecution', input, call)
    const stage = findStage(record, input)
    const execution = findRun(record, input)
    const run = execution.stages[stage.name]
    if (run?.status !== 'Failed' || execution.version !== latest(record).version) {
      throw new Refusal(
        'StageNotRetryableException',
        `The stage ${stage.name} cannot be retried: it has not failed in this execution of the current pipeline version`,
      )
    }
    const isKept = (status: string) =>
      input['retryMode'] === 'FAILED_ACTIONS' && status === 'Succeeded'
    const kept = Object.entries(run.actions).filter(([, { status }]) => isKept(status))
    execution.stages[stage.name] = { status: 'InProgress', actions: Object.fromEntries(kept) }
    execution.status = 'InProgress'
    execution.changed = call.now
    advance(record, call.now)
    return { pipelineExecutionId: execution.id }
  },

  EnableStageTransition: setTransition('EnableStageTransition', true),
  DisableStageTransition: setTransition('DisableStageTransition', false),

  PutApprovalResult: (input, call) => {
    const record = open('PutApprovalResult', input, call)
    const stage = findStage(record, input)
    const name = textOf(input['actionName'])
    if (!stage.actions.some((action) => action.name === name)) {
      throw new Refusal('ActionNotFoundException', `The action ${name} was not found`)
    }
    const runs = record.executions.flatMap((execution) => {
      const run = execution.stages[stage.name]?.actions[name]
      return run?.token === input['token'] ? [run] : []
    })
    const [run] = runs
    if (!run) throw new Refusal('InvalidApprovalTokenException', 'The approval token is not valid')
    if (run.status !== 'InProgress') {
      throw new Refusal(
        'ApprovalAlreadyCompletedException',
        'The approval has been answered already',
      )
    }
    const { status, summary } = input['result'] as { status: string; summary: string }
    Object.assign(run, {
      status: status === 'Approved' ? 'Succeeded' : 'Failed',
      changed: call.now,
      summary,
    })
    advance(record, call.now)
    return { approvedAt: seconds(call.now) }
  },
}
