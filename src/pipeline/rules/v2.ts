import { findActionType } from '../action-types.ts'
import { conditionsOf, type Pipeline, type Stage } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'

/** Results that each place accepts. */
const results = {
  beforeEntry: ['FAIL', 'SKIP'],
  onSuccess: ['ROLLBACK', 'FAIL'],
  onFailure: ['ROLLBACK', 'RETRY'],
} as const

/** The providers of rules that a stage may be skipped on. */
const skipping = ['LambdaInvoke', 'VariableCheck']

/**
 * What only pipelines of type V2 may have, and what it must be.
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-types.html and
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 */
export function checkV2(pipeline: Pipeline, report: Report): void {
  const isV2 = pipeline.pipelineType === 'V2'
  const v2Only = (path: ProblemPath, what: string) => {
    if (!isV2) report('error', path, { kind: 'v2-only', what })
  }
  const variables = (pipeline['variables'] ?? []) as { name: string }[]
  const triggers = (pipeline['triggers'] ?? []) as unknown[]
  if (variables.length > 0) v2Only(['variables'], 'Pipeline variables')
  if (triggers.length > 0) v2Only(['triggers'], 'Triggers')
  if (pipeline.executionMode === 'QUEUED' || pipeline.executionMode === 'PARALLEL') {
    v2Only(['executionMode'], `Execution mode ${pipeline.executionMode}`)
  }

  const names = new Set<string>()
  for (const [index, { name }] of variables.entries()) {
    if (names.has(name)) {
      report('error', ['variables', index, 'name'], { kind: 'duplicate-variable', variable: name })
    }
    names.add(name)
  }

  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    checkConditions(stage, ['stages', stageIndex], pipeline, { report, v2Only })
    if (isV2) continue
    for (const [actionIndex, action] of stage.actions.entries()) {
      const entry = findActionType(action.actionTypeId)
      if (entry?.pipelineType === 'V2') {
        v2Only(['stages', stageIndex, 'actions', actionIndex, 'actionTypeId'], entry.title)
      }
    }
  }
}

interface Tools {
  report: Report
  v2Only: (path: ProblemPath, what: string) => void
}

function checkConditions(stage: Stage, path: ProblemPath, pipeline: Pipeline, tools: Tools): void {
  for (const { place, held: conditions } of conditionsOf(stage)) {
    const at = [...path, place]
    tools.v2Only(at, 'Stage conditions')
    const found = [
      ...(conditions.result ? [conditions.result] : []),
      ...(conditions.conditions ?? []).flatMap(({ result }) => (result ? [result] : [])),
    ]
    for (const result of found) {
      if (!results[place].some((allowed) => allowed === result)) {
        tools.report('warning', at, {
          kind: 'condition-result',
          stage: stage.name,
          place,
          result,
          results: results[place],
        })
      }
    }
    for (const { result, rules = [] } of conditions.conditions ?? []) {
      const other = rules.find(({ ruleTypeId }) => !skipping.includes(ruleTypeId.provider))
      if (result === 'SKIP' && other) {
        tools.report('warning', at, {
          kind: 'skip-rule',
          stage: stage.name,
          provider: other.ruleTypeId.provider,
          providers: skipping,
        })
      }
    }
    if (found.includes('ROLLBACK') && pipeline.executionMode === 'PARALLEL') {
      tools.report('error', at, { kind: 'parallel-rollback', stage: stage.name })
    }
    if (place === 'onFailure' && conditions.result && conditions.conditions?.length) {
      tools.report('error', at, { kind: 'failure-result-twice', stage: stage.name })
    }
  }
}
