import type { Pipeline } from './pipeline.ts'
import {
  isGoingOn,
  type RunFacts,
  shortId,
  type StageFacts,
  type StateFacts,
  waitingApprovals,
} from './runs.ts'

/** What AWS said, or why it did not. */
export type Asked<Answer> = { answer: Answer } | { why: string }

/** What is known of a pipeline and its runs before an update. */
export interface BeforeUpdate {
  /** The structure as it is now. */
  pipeline: Pipeline
  /** When its present version was saved; runs since then are runs of that version. */
  updated: Date | undefined
  /** The newest runs. */
  runs: Asked<readonly RunFacts[]>
  state: Asked<StateFacts>
  /** The stage of a run, where the state does not tell: of parallel runs it shows only the newest. */
  stageOf?: (run: string) => string | undefined
}

/** One thing that an update of the pipeline does to its runs, or that stands in their way after it. */
export type Effect =
  | {
      kind: 'run-fails'
      run: string
      revision: string | undefined
      /** The stage it is in, or waits to enter. */
      stage: string | undefined
      isWaiting: boolean
      executionMode: string
    }
  | { kind: 'approval-lost'; stage: string; action: string; run: string | undefined }
  | { kind: 'rollback-lost'; stages: readonly string[]; runs: number; version: number }
  | { kind: 'transition-disabled'; stage: string; reason: string | undefined }
  | { kind: 'not-known'; part: 'runs' | 'state'; why: string }

/**
 * What UpdatePipeline would do to the pipeline's runs. What could not be asked is an effect too, so
 * that nobody takes it for nothing.
 *
 * Sources: an update fails runs in progress,
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html;
 * a stage rolls back only to runs started in the current structure version, and a source stage not
 * at all, https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html
 */
export function blastRadius(before: BeforeUpdate): Effect[] {
  const { runs, state } = before
  return [
    ...('answer' in runs ? failingRuns(before, runs.answer) : [notKnown('runs', runs.why)]),
    ...('answer' in state ? lostApprovals(state.answer) : [notKnown('state', state.why)]),
    ...('answer' in runs ? lostRollbacks(before, runs.answer) : []),
    ...('answer' in state ? disabledTransitions(state.answer) : []),
  ]
}

const notKnown = (part: 'runs' | 'state', why: string): Effect => ({ kind: 'not-known', part, why })

const stagesIn = (state: Asked<StateFacts>): readonly StageFacts[] =>
  'answer' in state ? (state.answer.stageStates ?? []) : []

function failingRuns({ pipeline, state, stageOf }: BeforeUpdate, runs: readonly RunFacts[]) {
  const stages = stagesIn(state)
  return runs.filter(isGoingOn).map((run): Effect => {
    const id = run.pipelineExecutionId ?? ''
    const inside = stages.find(
      ({ latestExecution: last }) => last?.pipelineExecutionId === id && isGoingOn(last),
    )
    const before = stages.find(({ inboundExecution, inboundExecutions = [] }) =>
      [inboundExecution, ...inboundExecutions].some((other) => other?.pipelineExecutionId === id),
    )
    return {
      kind: 'run-fails',
      run: id,
      revision: run.sourceRevisions?.find(({ revisionId }) => revisionId)?.revisionId,
      stage: inside?.stageName ?? before?.stageName ?? stageOf?.(id),
      isWaiting: !inside && before !== undefined,
      executionMode: pipeline.executionMode ?? 'SUPERSEDED',
    }
  })
}

const lostApprovals = (state: StateFacts): Effect[] =>
  waitingApprovals(state).map(({ stage, action, run }) => ({
    kind: 'approval-lost',
    stage,
    action,
    run,
  }))

function lostRollbacks({ pipeline, updated, state }: BeforeUpdate, runs: readonly RunFacts[]) {
  const { pipelineType, executionMode, version = 1 } = pipeline
  if (pipelineType !== 'V2' || executionMode === 'PARALLEL' || !updated) return []
  const ofThisVersion = runs.filter(
    ({ startTime, executionType }) =>
      startTime && startTime >= updated && executionType !== 'ROLLBACK',
  )
  const isOfThisVersion = (id: string | undefined) =>
    ofThisVersion.some(({ pipelineExecutionId }) => pipelineExecutionId === id)
  const succeeded = ofThisVersion.filter(({ status }) => status === 'Succeeded')
  const last = new Map(stagesIn(state).map((stage) => [stage.stageName, stage.latestExecution]))
  const stages = pipeline.stages
    .filter(({ actions }) =>
      actions.every(({ actionTypeId: { category } }) => category !== 'Source'),
    )
    .filter(({ name }) => {
      const execution = last.get(name)
      return (
        succeeded.length > 0 ||
        (execution?.status === 'Succeeded' && isOfThisVersion(execution.pipelineExecutionId))
      )
    })
    .map(({ name }) => name)
  if (stages.length === 0) return []
  const lost: Effect = {
    kind: 'rollback-lost',
    stages,
    runs: Math.max(1, succeeded.length),
    version,
  }
  return [lost]
}

const disabledTransitions = ({ stageStates = [] }: StateFacts): Effect[] =>
  stageStates
    .filter(({ inboundTransitionState }) => inboundTransitionState?.enabled === false)
    .map(({ stageName = '', inboundTransitionState }) => ({
      kind: 'transition-disabled',
      stage: stageName,
      reason: inboundTransitionState?.disabledReason,
    }))

/** Whether the update breaks something by this, rather than meeting it. */
export const isLoss = ({ kind }: Effect): boolean =>
  kind === 'run-fails' || kind === 'approval-lost' || kind === 'rollback-lost'

/** The effect as one sentence. */
export function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'run-fails':
      return `${runName(effect)} ${whereabouts(effect)} and will fail.`
    case 'approval-lost':
      return `The approval "${effect.action}" in stage "${effect.stage}" is waiting; its run fails, so it can no longer be answered.`
    case 'rollback-lost':
      return `${stageNames(effect.stages)} can no longer be rolled back to ${
        effect.runs === 1 ? 'the run' : `the ${effect.runs} runs`
      } made on version ${effect.version}: stage rollback only reaches runs of the current structure version.`
    case 'transition-disabled':
      return `The transition into stage "${effect.stage}" is disabled${
        effect.reason ? ` (${effect.reason})` : ''
      }: runs stop before it, also after the update.`
    case 'not-known':
      return effect.part === 'runs'
        ? `It is not known which runs are in progress: ${effect.why}`
        : `It is not known which stages runs are in, nor which approvals wait and which transitions are disabled: ${effect.why}`
  }
}

type RunFails = Extract<Effect, { kind: 'run-fails' }>

const runName = ({ run, revision }: RunFails) =>
  `Run ${shortId(run)}${revision ? ` (revision ${shortId(revision)})` : ''}`

function whereabouts({ stage, isWaiting, executionMode }: RunFails): string {
  if (stage === undefined) return executionMode === 'QUEUED' ? 'is queued' : 'is in progress'
  if (!isWaiting) return `is in stage "${stage}"`
  return executionMode === 'QUEUED'
    ? `is queued before stage "${stage}"`
    : `waits to enter stage "${stage}"`
}

function stageNames(stages: readonly string[]): string {
  const [first, ...others] = stages.map((name) => `"${name}"`)
  if (others.length === 0) return `Stage ${first}`
  if (others.length < 3)
    return `Stages ${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`
  return `Stages ${first}, ${others[0]} and ${others.length - 1} more`
}
