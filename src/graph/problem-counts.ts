import type { Problem } from '../pipeline/problems.ts'

export interface ProblemCount {
  count: number
  /** The worse of those counted. */
  severity: 'error' | 'warning'
}

/** Problems by where they stand: `stage index` and `stage index/action index`. */
export type ProblemCounts = ReadonlyMap<string, ProblemCount>

/** Where problems of one stage, or of one of its actions, are counted. */
export const problemPlace = (stageIndex: number, actionIndex?: number): string =>
  actionIndex === undefined ? `${stageIndex}` : `${stageIndex}/${actionIndex}`

/** Counts errors and warnings per stage and per action; hints are left to the list of problems. */
export function countProblems(
  problems: readonly Pick<Problem, 'severity' | 'path'>[],
): ProblemCounts {
  const counts = new Map<string, ProblemCount>()
  for (const { severity, path } of problems) {
    const [member, stageIndex, part, actionIndex] = path
    if (severity === 'hint' || member !== 'stages' || typeof stageIndex !== 'number') continue
    const isAction = part === 'actions' && typeof actionIndex === 'number'
    const place = problemPlace(stageIndex, isAction ? actionIndex : undefined)
    const known = counts.get(place)
    counts.set(place, {
      count: (known?.count ?? 0) + 1,
      severity: known?.severity === 'error' ? 'error' : severity,
    })
  }
  return counts
}
