import type { Stage } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'

/** `path` leads to the stage. */
export type StageCheck = (stage: Stage, path: ProblemPath, report: Report) => void

/**
 * The check, made once of a stage that has nothing wrong. What is wrong depends on the stage alone,
 * and no edit changes one in place, so after an edit only the stages it touches are checked. Stages
 * are remembered rather than actions: weak sets of thousands weigh on every garbage collection.
 */
export function rememberFaultless(check: StageCheck): StageCheck {
  const faultless = new WeakSet<Stage>()
  return (stage, path, report) => {
    if (faultless.has(stage)) return
    let isFaultless = true
    check(stage, path, (...fault) => {
      isFaultless = false
      report(...fault)
    })
    if (isFaultless) faultless.add(stage)
  }
}
