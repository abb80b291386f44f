import type { Pipeline } from '../pipeline.ts'
import type { Report } from '../problem.ts'

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
  let hasOther = false
  for (const [stageIndex, stage] of stages.entries()) {
    const path = ['stages', stageIndex] as const
    if (stageNames.has(stage.name)) {
      report('error', [...path, 'name'], { kind: 'duplicate-stage-name', stage: stage.name })
    }
    stageNames.add(stage.name)

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

    const actionNames = new Set<string>()
    for (const [actionIndex, { name: action, actionTypeId }] of stage.actions.entries()) {
      const actionPath = [...path, 'actions', actionIndex]
      if (actionNames.has(action)) {
        report('error', [...actionPath, 'name'], {
          kind: 'duplicate-action-name',
          stage: stage.name,
          action,
        })
      }
      actionNames.add(action)
      const isSource = actionTypeId.category === 'Source'
      hasOther ||= !isSource
      if (isSource && stageIndex > 0) {
        report('error', actionPath, { kind: 'source-after-first-stage', stage: stage.name, action })
      }
    }
    if (stageIndex === 0 && stage.actions.some((a) => a.actionTypeId.category !== 'Source')) {
      report('error', path, { kind: 'first-stage-not-source', stage: stage.name })
    }
  }
  if (!hasOther && total > 0) report('error', ['stages'], { kind: 'only-source-actions' })
}
