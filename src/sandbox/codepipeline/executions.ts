import type { Action, Stage } from '../../pipeline/pipeline.ts'
import {
  type ActionRun,
  type Execution,
  latest,
  type PipelineRecord,
  type StageRun,
} from '../world.ts'

/** Seconds that an action takes, by category. */
const usualPace: Record<string, number> = { Source: 3, Build: 12, Test: 10, Deploy: 10, Invoke: 5 }

const durationOf = (action: Action, record: PipelineRecord) =>
  (record.pace ?? usualPace[action.actionTypeId.category] ?? 8) * 1000

/** Approvals wait for a week. */
const approvalTimeout = 7 * 24 * 3600 * 1000

export const isRunning = ({ status }: Execution): boolean =>
  status === 'InProgress' || status === 'Stopping'

/**
 * Brings every run to where it stands at `now`. Nothing runs in the background: a run is where its
 * start and the pace of its actions put it.
 */
export function advance(record: PipelineRecord, now: number): void {
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
  const run = execution.stages[stage.name]
  if (!run) return enter(record, execution, stage)
  if (run.status !== 'InProgress') return false
  return work(record, execution, { stage, run, now })
}

function enter(record: PipelineRecord, execution: Execution, stage: Stage): boolean {
  if (execution.status === 'Stopping') {
    finish(execution, 'Stopped', execution.changed)
    return true
  }
  const transition = record.transitions[stage.name]
  if (transition && !transition.enabled) return false
  const others = record.executions.filter((other) => other !== execution && isRunning(other))
  const isParallel = latest(record).declaration.executionMode === 'PARALLEL'
  if (!isParallel) {
    const isTaken = others.some((other) => other.stages[stage.name]?.status === 'InProgress')
    const newer = others.find(
      (other) =>
        other.stageIndex === execution.stageIndex &&
        !other.stages[stage.name] &&
        record.executions.indexOf(other) > record.executions.indexOf(execution),
    )
    if (isTaken && newer && latest(record).declaration.executionMode !== 'QUEUED') {
      finish(execution, 'Superseded', newer.started)
      return true
    }
    if (isTaken) return false
    const left = record.executions
      .map((other) => other.stages[stage.name])
      .filter((other): other is StageRun => other !== undefined)
      .flatMap(({ actions }) => Object.values(actions).map(({ changed }) => changed))
    execution.changed = Math.max(execution.changed, transition?.changed ?? 0, ...left)
  }
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
    const waiting = actions.filter(({ name }) => !run.actions[name])
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
      const actionRun = run.actions[action.name]
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
  execution.stageIndex += 1
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
  const end = actionRun.started + (isApproval ? approvalTimeout : durationOf(action, record))
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

/** A new run from the first stage. */
export function startRun(
  record: PipelineRecord,
  now: number,
  about: Partial<Pick<Execution, 'trigger' | 'requestToken' | 'variables'>> = {},
): Execution {
  const execution: Execution = {
    id: crypto.randomUUID(),
    version: latest(record).version,
    status: 'InProgress',
    started: now,
    changed: now,
    trigger: {
      triggerType: 'StartPipelineExecution',
      triggerDetail: 'arn:aws:iam::111122223333:user/console',
    },
    revision: crypto.randomUUID().replaceAll('-', '').padEnd(40, '0').slice(0, 40),
    stageIndex: 0,
    stages: {},
    ...about,
  }
  record.executions.push(execution)
  advance(record, now)
  return execution
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
