import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { reason } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import {
  actionExecutionsQuery,
  pipelineQuery,
  pipelineStateQuery,
  recentExecutionsQuery,
} from '../../aws/queries.ts'
import { runsFollowed } from '../../aws/submit-when.ts'
import { type Asked, blastRadius, type Effect } from '../../pipeline/blast-radius.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { isGoingOn } from '../../pipeline/runs.ts'

/** Parallel runs whose stage is looked up; more than these are named without it. */
const lookedUp = 10

/**
 * What an update would do to the runs, followed.
 *
 * @returns nothing until both the runs and the state have been asked for.
 */
export function useBlastRadius(place: Place, base: Pipeline): Effect[] | undefined {
  const { name } = base
  const runs = useQuery(recentExecutionsQuery(place, name, runsFollowed))
  const state = useQuery(pipelineStateQuery(place, name))
  const pipeline = useQuery(pipelineQuery(place, name))
  const parallel =
    base.executionMode === 'PARALLEL'
      ? (runs.data ?? [])
          .filter(isGoingOn)
          .flatMap(({ pipelineExecutionId: run }) => run ?? [])
          .slice(0, lookedUp)
      : []
  const stages = useQueries({
    queries: parallel.map((run) => actionExecutionsQuery(place, name, run)),
    combine: (answers) =>
      new Map(parallel.map((run, index) => [run, newestStage(answers[index]?.data ?? [])])),
  })
  return useMemo(() => {
    const asked = {
      runs: askedOf('ListPipelineExecutions', runs),
      state: askedOf('GetPipelineState', state),
    }
    if (!asked.runs || !asked.state) return undefined
    return blastRadius({
      pipeline: base,
      updated: pipeline.data?.version === base.version ? pipeline.data?.updated : undefined,
      runs: asked.runs,
      state: asked.state,
      stageOf: (run) => stages.get(run),
    })
  }, [base, pipeline.data, runs, state, stages])
}

interface Answer<Data> {
  data: Data | undefined
  error: Error | null
}

/** An older answer is no longer true when the newest question failed. */
function askedOf<Data>(operation: string, answer: Answer<Data>): Asked<Data> | undefined {
  if (answer.error) return { why: reason(toFailure(operation, answer.error)) }
  return answer.data === undefined ? undefined : { answer: answer.data }
}

const newestStage = (
  actions: readonly { stageName?: string | undefined; startTime?: Date | undefined }[],
) =>
  actions.toSorted((a, b) => (b.startTime?.getTime() ?? 0) - (a.startTime?.getTime() ?? 0))[0]
    ?.stageName
