import type { Action, Stage } from '../../pipeline/pipeline.ts'
import {
  type ActionRun,
  entryOf,
  type Execution,
  latest,
  type PipelineRecord,
  type StageRun,
} from '../world.ts'

/** Seconds that an action takes, by category. */
const usualPace: Record<string, number> = { Source: 3, Build: 12, Test: 10, Deploy: 10, Invoke: 5 }

const durationOf = (action: Action, record: PipelineRecord) =>
  (record.pace ?? usualPace[action.actionTypeId.category] ?? 8) * 1000

/** Approvals wait for a week, unless they say how long. */
const approvalMinutes = 7 * 24 * 60

const endOf = (action: Action, run: ActionRun, record: PipelineRecord) =>
  run.started +
  (run.token === undefined
    ? durationOf(action, record)
    : (action.timeoutInMinutes ?? approvalMinutes) * 60_000)

export const isRunning = ({ status }: Execution): boolean =>
  status === 'InProgress' || status === 'Stopping'

/**
 * Brings every run to where it stands at `now`. Nothing runs in the background: a run is where its
 * start and the pace of its actions put it.
 */
export function advance(record: PipelineRecord, now: number): void {
  // From one event to the next, so that runs that wait for each other meet as they would have.
  for (let next = nextEnd(record); next <= now; next = nextEnd(record)) moveTo(record, next)
  moveTo(record, now)
}

/** When the next action of any run ends. */
function nextEnd(record: PipelineRecord): number {
  const ends = record.executions.filter(isRunning).flatMap((execution) => {
    const stage = latest(record).declaration.stages[execution.stageIndex]
    const run = stage && entryOf(execution.stages, stage.name)
    if (run?.status !== 'InProgress') return []
    return (stage?.actions ?? []).flatMap((action) => {
      const actionRun = entryOf(run.actions, action.name)
      return actionRun?.status === 'InProgress' ? [endOf(action, actionRun, record)] : []
    })
  })
  return Math.min(...ends)
}

function moveTo(record: PipelineRecord, now: number): void {
  for (let moved = true; moved;) {
    moved = false
    for (const execution of record.executions) {
      while (isRunning(execution) && step(record, execution, now)) moved = true
    }
  }
}

/** One move of one run; false when it cannot go on before `now`. */
function step(record: PipelineRecord, execution: Execution, now: number): boolean {
  const { declaration } = latest(record)
  const stage = declaration.stages[execution.stageIndex]
  if (!stage) {
    finish(execution, 'Succeeded', execution.changed)
    return true
  }
  const run = entryOf(execution.stages, stage.name)
  if (!run) return enter(record, execution, stage)
  if (run.status !== 'InProgress') return false
  return work(record, execution, { stage, run, now })
}

function enter(record: PipelineRecord, execution: Execution, stage: Stage): boolean {
  if (execution.status === 'Stopping') {
    finish(execution, 'Stopped', execution.changed)
    return true
  }
  const transition = entryOf(record.transitions, stage.name)
  const isClosed = transition?.enabled === false
  const others = record.executions.filter((other) => other !== execution && isRunning(other))
  const { executionMode } = latest(record).declaration
  if (executionMode !== 'PARALLEL') {
    const isTaken = others.some(
      (other) => entryOf(other.stages, stage.name)?.status === 'InProgress',
    )
    const newer = others.find(
      (other) =>
        other.stageIndex === execution.stageIndex &&
        !entryOf(other.stages, stage.name) &&
        record.executions.indexOf(other) > record.executions.indexOf(execution),
    )
    if ((isTaken || isClosed) && newer && executionMode !== 'QUEUED') {
      finish(execution, 'Superseded', newer.started)
      return true
    }
    if (isTaken || isClosed) return false
    const left = record.executions
      .map((other) => entryOf(other.stages, stage.name))
      .filter((other): other is StageRun => other !== undefined)
      .flatMap(({ actions }) => Object.values(actions).map(({ changed }) => changed))
    execution.changed = Math.max(execution.changed, ...left)
  }
  if (isClosed) return false
  execution.changed = Math.max(execution.changed, transition?.changed ?? 0)
  execution.stages[stage.name] = { status: 'InProgress', actions: {} }
  return true
}

interface Work {
  stage: Stage
  run: StageRun
  now: number
}

function work(record: PipelineRecord, execution: Execution, { stage, run, now }: Work): boolean {
  const ranks = [...new Set(stage.actions.map(({ runOrder = 1 }) => runOrder))].toSorted(
    (a, b) => a - b,
  )
  for (const rank of ranks) {
    const actions = stage.actions.filter(({ runOrder = 1 }) => runOrder === rank)
    const waiting = actions.filter(({ name }) => !entryOf(run.actions, name))
    if (waiting.length > 0) {
      if (execution.status === 'Stopping') {
        run.status = 'Stopped'
        finish(execution, 'Stopped', execution.changed)
        return true
      }
      for (const action of waiting)
        run.actions[action.name] = startAction(action, execution.changed)
    }
    const runs = actions.flatMap((action) => {
      const actionRun = entryOf(run.actions, action.name)
      return actionRun ? [{ action, actionRun }] : []
    })
    for (const { action, actionRun } of runs) settle(record, action, { actionRun, now })
    if (runs.some(({ actionRun }) => actionRun.status === 'InProgress')) return false
    execution.changed = Math.max(
      execution.changed,
      ...runs.map(({ actionRun }) => actionRun.changed),
    )
    if (runs.some(({ actionRun }) => actionRun.status === 'Failed')) {
      run.status = 'Failed'
      finish(execution, 'Failed', execution.changed)
      return true
    }
  }
  run.status = 'Succeeded'
  // A rollback runs its one stage.
  if (execution.rollbackOf === undefined) execution.stageIndex += 1
  else finish(execution, 'Succeeded', execution.changed)
  return true
}

function startAction(action: Action, started: number): ActionRun {
  return {
    id: crypto.randomUUID(),
    status: 'InProgress',
    started,
    changed: started,
    ...(action.actionTypeId.category === 'Approval' && { token: crypto.randomUUID() }),
  }
}

function settle(
  record: PipelineRecord,
  action: Action,
  { actionRun, now }: { actionRun: ActionRun; now: number },
): void {
  if (actionRun.status !== 'InProgress') return
  const isApproval = actionRun.token !== undefined
  const end = endOf(action, actionRun, record)
  if (end > now) return
  actionRun.changed = end
  actionRun.status = isApproval ? 'Failed' : 'Succeeded'
  if (isApproval) {
    actionRun.error = { code: 'ActionTimedOut', message: 'The approval was not answered in time.' }
  }
}

export function finish(execution: Execution, status: Execution['status'], at: number): void {
  execution.status = status
  execution.changed = Math.max(execution.changed, at)
}

/**
 * An update fails what is in progress.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function failRuns(record: PipelineRecord, now: number): void {
  advance(record, now)
  for (const execution of record.executions.filter(isRunning)) {
    for (const stage of Object.values(execution.stages)) {
      if (stage.status !== 'InProgress') continue
      stage.status = 'Failed'
      for (const action of Object.values(stage.actions)) {
        if (action.status === 'InProgress')
          Object.assign(action, { status: 'Failed', changed: now })
      }
    }
    execution.statusSummary = 'The pipeline structure was updated.'
    finish(execution, 'Failed', now)
  }
}
