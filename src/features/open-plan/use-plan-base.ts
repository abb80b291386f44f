import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import { keptVersions } from '../../aws/kept-versions.ts'
import { accountOf, type PipelineAsRead, versionedPipeline } from '../../aws/pipelines.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import { describeChange, findChanges } from '../../pipeline/changes.ts'
import { applyPlan, describeConflict } from '../../pipeline/edits.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { PlanFile } from '../../plan-file/plan-file.ts'
import { type Standing, standingOf } from '../../plan-file/read-plan-file.ts'
import { structureHash } from '../../plan-file/structure-hash.ts'

export interface PlanBase {
  /** What the draft is begun on: the version of the plan where it is to be had, else today's. */
  base: Pipeline | undefined
  standing:
    | Exclude<Standing, { kind: 'stale' }>
    | (Extract<Standing, { kind: 'stale' }> & { isBaseKnown: boolean })
    | undefined
  /** What the plan changes, and what of it does not fit. */
  sentences: readonly string[] | undefined
  failure: AwsFailure | undefined
  again: () => void
}

/** What this browser has kept of the version that a plan was made on. */
async function keptBase(place: Place, file: PlanFile, latest: PipelineAsRead | undefined) {
  if (!latest) return undefined
  const kept = await keptVersions.one(versionedPipeline(place, latest), file.base.version)
  return kept?.pipeline
}

/** Reads the pipeline of a plan, and the version that it was made on where that is another. */
export function usePlanBase(place: Place, file: PlanFile): PlanBase {
  const latest = useQuery(pipelineQuery(place, file.pipeline))
  const at = [place.connection, place.region, 'plan', file.pipeline, file.base] as const
  const told = useQuery({
    queryKey: [...at, 'standing', file.account, latest.data?.version],
    queryFn: () =>
      latest.data ? standingOf(file, latest.data.pipeline, accountOf(latest.data)) : null,
    enabled: latest.data !== undefined,
    gcTime: 0,
  })
  const isStale = told.data?.kind === 'stale'
  const old = useQuery({
    ...pipelineQuery(place, file.pipeline, file.base.version),
    enabled: isStale,
    // AWS forgets old versions, and then asking again does not help.
    retry: false,
  })
  const found = useQuery({
    queryKey: [...at, 'base', old.data !== undefined],
    queryFn: async () => {
      const version = old.data?.pipeline ?? (await keptBase(place, file, latest.data))
      const isBase = version && (await structureHash(version)) === file.base.structureHash
      return isBase ? version : null
    },
    enabled: isStale && !old.isPending,
    structuralSharing: false,
    gcTime: 0,
  })
  const isSettled = told.data && (!isStale || found.data !== undefined || found.isError)
  const isBaseKnown = found.data !== undefined && found.data !== null
  const base = isSettled ? (found.data ?? latest.data?.pipeline) : undefined
  const sentences = useMemo(() => {
    if (!base) return undefined
    const plan = { homeRegion: place.region, edits: file.edits }
    const { pipeline, conflicts } = applyPlan(base, plan)
    return [
      ...findChanges(base, pipeline, place.region).map(describeChange),
      ...conflicts.map(({ conflict }) => describeConflict(conflict)),
    ]
  }, [base, file, place.region])
  const standing = told.data ?? undefined
  return {
    base,
    sentences,
    standing: isSettled
      ? standing?.kind === 'stale'
        ? { ...standing, isBaseKnown }
        : standing
      : undefined,
    failure: latest.error ? toFailure('GetPipeline', latest.error) : undefined,
    again: () => void latest.refetch(),
  }
}
