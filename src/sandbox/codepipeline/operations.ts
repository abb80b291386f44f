import { Refusal } from '../refusal.ts'
import { type Call, type Input, type Operation, textOf } from '../service.ts'
import { caller, entryOf, type Execution, latest, type PipelineRecord } from '../world.ts'
import { advance, finish, isRunning } from './executions.ts'
import { actionExecution, attemptsOf, pipelineExecution, summaryOf } from './history.ts'
import { paged } from './paging.ts'
import { findPipeline } from './find-pipeline.ts'
import { rollbackStage } from './rollback.ts'
import { startRun } from './start-run.ts'
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

/** The run of that id, or the refusal that the operation's documentation has for it. */
function findRun(
  record: PipelineRecord,
  id: unknown,
  refusal = 'PipelineExecutionNotFoundException',
): Execution {
  const found = record.executions.find((execution) => execution.id === id)
  if (found) return found
  throw new Refusal(refusal, `The pipeline execution with id ${String(id)} was not found`)
}

function findStage(record: PipelineRecord, input: Input) {
  const name = textOf(input['stageName'])
  const stage = latest(record).declaration.stages.find((other) => other.name === name)
  if (stage) return stage
  throw new Refusal('StageNotFoundException', `The stage ${name} was not found`)
}

const setTransition =
  (operation: string, enabled: boolean): Operation =>
  (input, call) => {
    const record = open(operation, input, call)
    const stage = findStage(record, input)
    const { stages } = latest(record).declaration
    // The way out of a stage is the way into the next.
    const isOutbound = input['transitionType'] === 'Outbound'
    const gate = isOutbound ? stages[stages.indexOf(stage) + 1] : stage
    if (!gate) {
      const message = `There is no transition after the stage ${stage.name}`
      throw new Refusal('ValidationException', message)
    }
    record.transitions[gate.name] = {
      enabled,
      changed: call.now,
      by: caller,
      ...(enabled ? {} : { reason: textOf(input['reason']) }),
    }
    advance(record, call.now)
    return {}
  }

export const executionOperations: Record<string, Operation> = {
  GetPipelineState: (input, call) =>
    pipelineState(open('GetPipelineState', input, call), call.scope.region),

  ListPipelineExecutions: (input, call) => {
    const record = open('ListPipelineExecutions', input, call)
    const { succeededInStage } = (input['filter'] ?? {}) as {
      succeededInStage?: { stageName?: string }
    }
    const stageName = succeededInStage?.stageName
    const found = record.executions
      .filter(
        ({ stages }) =>
          stageName === undefined || entryOf(stages, stageName)?.status === 'Succeeded',
      )
      .toReversed()
    const { items, nextToken } = paged(found, input, 100)
    return {
      pipelineExecutionSummaries: items.map((execution) =>
        summaryOf(record, execution, call.scope.region),
      ),
      ...(nextToken && { nextToken }),
    }
  },

  GetPipelineExecution: (input, call) => {
    const record = open('GetPipelineExecution', input, call)
    const execution = findRun(record, input['pipelineExecutionId'])
    return { pipelineExecution: pipelineExecution(record, execution, call.scope.region) }
  },

  ListActionExecutions: (input, call) => {
    const record = open('ListActionExecutions', input, call)
    const { pipelineExecutionId, latestInPipelineExecution } = (input['filter'] ?? {}) as {
      pipelineExecutionId?: string
      latestInPipelineExecution?: { pipelineExecutionId: string; startTimeRange: 'Latest' | 'All' }
    }
    const wanted = pipelineExecutionId ?? latestInPipelineExecution?.pipelineExecutionId
    const executions = wanted === undefined ? record.executions : [findRun(record, wanted)]
    const attempts = attemptsOf(executions, {
      isLatestOnly: latestInPipelineExecution?.startTimeRange === 'Latest',
    })
    const { items, nextToken } = paged(attempts, input, 100)
    return {
      actionExecutionDetails: items.map((attempt) =>
        actionExecution(record, attempt, call.scope.region),
      ),
      ...(nextToken && { nextToken }),
    }
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
    const chosen = (input['sourceRevisions'] ?? []) as {
      actionName: string
      revisionValue: string
    }[]
    const { id } = startRun(record, call.now, {
      ...(typeof requestToken === 'string' && { requestToken }),
      ...(chosen.length > 0 && {
        chosenRevisions: Object.fromEntries(
          chosen.map(({ actionName, revisionValue }) => [actionName, revisionValue]),
        ),
      }),
      variables: (input['variables'] ?? []) as { name: string; value: string }[],
    })
    return { pipelineExecutionId: id }
  },

  StopPipelineExecution: (input, call) => {
    const record = open('StopPipelineExecution', input, call)
    const id = input['pipelineExecutionId']
    const execution = findRun(record, id, 'PipelineExecutionNotStoppableException')
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
    const id = input['pipelineExecutionId']
    const execution = findRun(record, id, 'NotLatestPipelineExecutionException')
    const last = record.executions.findLast(({ stages }) => entryOf(stages, stage.name))
    const run = entryOf(execution.stages, stage.name)
    if (run && last !== execution && latest(record).declaration.executionMode !== 'PARALLEL') {
      throw new Refusal(
        'NotLatestPipelineExecutionException',
        `The stage ${stage.name} has run in a later execution than ${execution.id}`,
      )
    }
    if (run?.status !== 'Failed' || execution.version !== latest(record).version) {
      throw new Refusal(
        'StageNotRetryableException',
        `The stage ${stage.name} cannot be retried: it has not failed in this execution of the current pipeline version`,
      )
    }
    const isKept = (status: string) =>
      input['retryMode'] === 'FAILED_ACTIONS' && status === 'Succeeded'
    const actions = Object.entries(run.actions)
    execution.stages[stage.name] = {
      status: 'InProgress',
      actions: Object.fromEntries(actions.filter(([, { status }]) => isKept(status))),
      retried: [
        ...(run.retried ?? []),
        Object.fromEntries(actions.filter(([, { status }]) => !isKept(status))),
      ],
    }
    execution.status = 'InProgress'
    execution.changed = call.now
    advance(record, call.now)
    return { pipelineExecutionId: execution.id }
  },

  RollbackStage: (input, call) => {
    const record = open('RollbackStage', input, call)
    const stage = findStage(record, input)
    const target = findRun(record, input['targetPipelineExecutionId'])
    return { pipelineExecutionId: rollbackStage(record, { stage, target, now: call.now }).id }
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
      const run = entryOf(entryOf(execution.stages, stage.name)?.actions, name)
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
      summary: summary || `${status} by ${caller}`,
      by: caller,
    })
    advance(record, call.now)
    return { approvedAt: seconds(call.now) }
  },
}
