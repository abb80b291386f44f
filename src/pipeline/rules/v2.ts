import { findActionType } from '../action-types.ts'
import type { Pipeline, Stage } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'

interface Conditions {
  result?: string
  conditions?: { result?: string }[]
}

/** Results that each place accepts. */
const results = {
  beforeEntry: ['FAIL', 'SKIP'],
  onSuccess: ['ROLLBACK', 'FAIL'],
  onFailure: ['ROLLBACK', 'FAIL', 'RETRY', 'SKIP'],
} as const

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
  const variables = listOf<{ name: string }>(pipeline['variables'])
  const triggers = listOf<{ gitConfiguration?: { sourceActionName?: string } }>(
    pipeline['triggers'],
  )
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

  const connections = new Set(
    pipeline.stages
      .flatMap(({ actions }) => actions)
      .filter(({ actionTypeId }) => actionTypeId.provider === 'CodeStarSourceConnection')
      .map(({ name }) => name),
  )
  const triggered = new Set<string>()
  for (const [index, { gitConfiguration }] of triggers.entries()) {
    const action = gitConfiguration?.sourceActionName ?? ''
    const path = ['triggers', index, 'gitConfiguration', 'sourceActionName']
    if (!connections.has(action)) report('error', path, { kind: 'trigger-source', action })
    else if (triggered.has(action)) report('error', path, { kind: 'duplicate-trigger', action })
    triggered.add(action)
  }

  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    checkConditions(stage, ['stages', stageIndex], pipeline, { report, v2Only })
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
  for (const place of ['beforeEntry', 'onSuccess', 'onFailure'] as const) {
    const conditions = stage[place] as Conditions | undefined
    if (!conditions) continue
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
    if (found.includes('ROLLBACK') && pipeline.executionMode === 'PARALLEL') {
      tools.report('error', at, { kind: 'parallel-rollback', stage: stage.name })
    }
    if (place === 'onFailure' && conditions.result && conditions.conditions?.length) {
      tools.report('error', at, { kind: 'failure-result-twice', stage: stage.name })
    }
  }
}

const listOf = <Item>(value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : [])
