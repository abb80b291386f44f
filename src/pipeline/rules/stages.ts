import type { Action, Pipeline } from '../pipeline.ts'
import type { Report } from '../problem.ts'
import { rememberFaultless } from './remember-faultless.ts'

/**
 * What stages and their actions must be together, and how many there may be.
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-requirements.html and
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export function checkStages(pipeline: Pipeline, report: Report): void {
  const { stages } = pipeline
  if (stages.length < 2)
    report('error', ['stages'], { kind: 'too-few-stages', count: stages.length })
  if (stages.length > 50)
    report('error', ['stages'], { kind: 'too-many-stages', count: stages.length })

  const total = stages.reduce((sum, { actions }) => sum + actions.length, 0)
  if (total > 1000)
    report('error', ['stages'], { kind: 'too-many-actions', count: total, max: 1000 })

  const stageNames = new Set<string>()
  for (const [stageIndex, stage] of stages.entries()) {
    const path = ['stages', stageIndex] as const
    if (stageNames.has(stage.name)) {
      report('error', [...path, 'name'], { kind: 'duplicate-stage-name', stage: stage.name })
    }
    stageNames.add(stage.name)
    checkOwn(stage, path, report)
    if (stageIndex > 0) checkLater(stage, path, report)
    else if (!stage.actions.every(isSource)) {
      report('error', path, { kind: 'first-stage-not-source', stage: stage.name })
    }
  }
  const isSourceOnly = stages.every(({ actions }) => actions.every(isSource))
  if (isSourceOnly && total > 0) report('error', ['stages'], { kind: 'only-source-actions' })
}

const isSource = ({ actionTypeId }: Action) => actionTypeId.category === 'Source'

/** What any stage shows alone. */
const checkOwn = rememberFaultless((stage, path, report) => {
  const count = stage.actions.length
  if (count === 0) report('error', path, { kind: 'empty-stage', stage: stage.name })
  // One AWS page says 50, another 100; between them nobody has recorded a refusal.
  if (count > 50) {
    report(count > 100 ? 'error' : 'warning', path, {
      kind: 'too-many-actions-in-stage',
      stage: stage.name,
      count,
      max: count > 100 ? 100 : 50,
    })
  }
  const names = new Set<string>()
  for (const [index, { name: action }] of stage.actions.entries()) {
    if (names.has(action)) {
      const at = [...path, 'actions', index, 'name']
      report('error', at, { kind: 'duplicate-action-name', stage: stage.name, action })
    }
    names.add(action)
  }
})

/** What a stage shows that is not the first. */
const checkLater = rememberFaultless((stage, path, report) => {
  for (const [index, action] of stage.actions.entries()) {
    if (!isSource(action)) continue
    const at = [...path, 'actions', index]
    const detail = { stage: stage.name, action: action.name }
    report('error', at, { kind: 'source-after-first-stage', ...detail })
  }
})
