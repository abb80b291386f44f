import type { Action } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'

type ActionCheck = (action: Action, path: ProblemPath, report: Report) => void

/**
 * The check, made once of an action that has nothing wrong. What is wrong depends on the action
 * alone, and no edit changes one in place, so after an edit only the actions it touches are checked.
 */
export function rememberFaultless(check: ActionCheck): ActionCheck {
  const faultless = new WeakSet<Action>()
  return (action, path, report) => {
    if (faultless.has(action)) return
    let isFaultless = true
    check(action, path, (...fault) => {
      isFaultless = false
      report(...fault)
    })
    if (isFaultless) faultless.add(action)
  }
}
