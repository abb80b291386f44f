import type { Action } from '../pipeline/pipeline.ts'
import type { RunStatus, StatusType } from './run-status.ts'
import { actionStatus, type PipelineStateView } from './state.ts'

export interface StatusCount {
  status: RunStatus
  count: number
}

/** What needs a look first, first. */
const order: readonly StatusType[] = [
  'error',
  'pending',
  'in-progress',
  'stopped',
  'info',
  'success',
  'not-started',
]

/** How many actions of a stage are in which status; none while no state is known. */
export function countStatuses(
  state: PipelineStateView | undefined,
  stage: string,
  actions: readonly Action[],
): StatusCount[] {
  const counts = new Map<string, StatusCount>()
  for (const action of actions) {
    const status = actionStatus(state, stage, action)
    if (!status) continue
    counts.set(status.text, { status, count: (counts.get(status.text)?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted(
    (a, b) => order.indexOf(a.status.type) - order.indexOf(b.status.type),
  )
}
