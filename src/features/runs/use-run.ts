import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import {
  actionExecutionsQuery,
  executionQuery,
  pipelineQuery,
  pipelineStateQuery,
  recentExecutionsQuery,
} from '../../aws/queries.ts'
import { retryableStages, waitingApprovals } from '../../pipeline/runs.ts'

/** Everything that is known of one run, followed while it lasts. */
export function useRun(place: Place, name: string, run: string) {
  const execution = useQuery(executionQuery(place, name, run))
  const actions = useQuery(actionExecutionsQuery(place, name, run))
  const latest = useQuery(pipelineQuery(place, name))
  const state = useQuery(pipelineStateQuery(place, name))
  // Only the list says when a run started.
  const recent = useQuery(recentExecutionsQuery(place, name, 100))
  const version = execution.data?.pipelineVersion
  const isLatest = latest.data !== undefined && latest.data.version === version
  const older = useQuery({
    ...pipelineQuery(place, name, version),
    enabled: version !== undefined && latest.data !== undefined && !isLatest,
    // A version never changes.
    staleTime: Infinity,
  })
  const isOfRun = ({ run: other }: { run: string | undefined }) => other === run
  const summary = recent.data?.find(({ pipelineExecutionId }) => pipelineExecutionId === run)
  return {
    execution,
    actions,
    summary,
    /** What the source actions found. */
    revisions: summary?.sourceRevisions,
    /** The structure to draw: the run's own, or the latest where AWS does not keep that one. */
    structure: isLatest || older.error ? latest.data : older.data,
    structureFailure: latest.error,
    /** Without it nobody knows what waits for an answer or can be retried. */
    stateFailure: state.error,
    /** Without it nobody knows when the run started. */
    summaryFailure: recent.error,
    latestVersion: latest.data?.version,
    /** Approvals of this run that wait now. */
    approvals: waitingApprovals(state.data ?? {}).filter(isOfRun),
    /** Stages that this run failed or stopped in, and that no other run has entered since. */
    retryable: retryableStages(state.data ?? {}).filter(isOfRun),
    refetch: () =>
      Promise.all([execution, actions, latest, state, recent].map((query) => query.refetch())),
  }
}

export type RunKnown = ReturnType<typeof useRun>
