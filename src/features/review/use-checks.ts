import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { checkQuery } from '../../aws/checks.ts'
import type { Place } from '../../aws/connection.ts'
import type { Check, Finding } from '../../pipeline/checks/check.ts'
import { planChecks } from '../../pipeline/checks/plan-checks.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

/** One check; without a finding it is still being asked about. */
export interface CheckRow {
  check: Check
  finding: Finding | undefined
}

/** What needs attention first stands first. */
const order: Record<Finding['state'], number> = { failed: 0, unknown: 1, passed: 2 }

export interface Unknowns {
  /** Whether a value only stands for another, so that AWS cannot be asked about it. */
  isUnknown?: ((value: unknown) => boolean) | undefined
}

const isNever = () => false

/** Runs every check side by side; those that ended badly come to the top when all are done. */
export function useChecks(
  place: Place,
  { before, after, isUnknown = isNever }: { before: Pipeline; after: Pipeline } & Unknowns,
) {
  const planned = useMemo(
    () => planChecks(before, after, place.region),
    [before, after, place.region],
  )
  const checks = useMemo(
    () => planned.filter((check) => !Object.values(check).some(isUnknown)),
    [planned, isUnknown],
  )
  const answers = useQueries({ queries: checks.map((check) => checkQuery(place, check)) })
  const rows = checks.map((check, index): CheckRow => {
    const answer = answers[index]
    return { check, finding: answer?.isFetching ? undefined : answer?.data }
  })
  const done = rows.filter(({ finding }) => finding !== undefined).length
  const count = (state: Finding['state']) =>
    rows.filter(({ finding }) => finding?.state === state).length
  const isDone = done === rows.length
  return {
    /** Checks that rest on a value that nobody here knows. */
    leftOut: planned.length - checks.length,
    rows: isDone
      ? rows.toSorted(
          (a, b) => order[a.finding?.state ?? 'passed'] - order[b.finding?.state ?? 'passed'],
        )
      : rows,
    counts: { done, failed: count('failed'), unknown: count('unknown') },
    checkAgain: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
