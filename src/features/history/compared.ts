import type { KnownVersion } from '../../aws/history.ts'

/** The versions in the URL, in the order in which they were chosen. */
export interface ComparedSearch {
  from?: number
  to?: number
}

/**
 * The versions chosen: those of the URL, else the newest and the one before it.
 *
 * @param isReading whether older versions may still arrive: then the one before is not yet said to
 * be an older one that happens to be there already.
 */
export function chosenVersions(
  { from, to }: ComparedSearch,
  versions: readonly KnownVersion[],
  isReading: boolean,
): number[] {
  if (from === undefined && to === undefined) {
    const [newest, before] = versions.map(({ version }) => version)
    if (newest === undefined) return []
    const next = isReading ? newest - 1 : before
    return next ? [next, newest] : [newest]
  }
  return [...new Set([from, to])].filter((version) => version !== undefined)
}

/**
 * The URL after a click in the table. A third version takes the place of the one chosen first;
 * all of them at once means the oldest and the newest.
 */
export function choose(before: readonly number[], selected: readonly number[]): ComparedSearch {
  const kept = before.filter((version) => selected.includes(version))
  const added = selected.filter((version) => !before.includes(version))
  const chosen =
    added.length > 1 ? [Math.min(...selected), Math.max(...selected)] : [...kept, ...added]
  const [to, from] = chosen.toReversed()
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** The two versions to compare, older first, as far as they are known. */
export type Compared =
  | { kind: 'pair'; older: KnownVersion; newer: KnownVersion }
  | { kind: 'too-few' }
  | { kind: 'unknown'; versions: readonly number[] }

export function findCompared(
  chosen: readonly number[],
  versions: readonly KnownVersion[],
): Compared {
  const known = chosen
    .toSorted((a, b) => a - b)
    .map((wanted) => ({
      wanted,
      found: versions.find(({ version }) => version === wanted),
    }))
  const missing = known.filter(({ found }) => !found).map(({ wanted }) => wanted)
  if (missing.length > 0) return { kind: 'unknown', versions: missing }
  const [older, newer] = known.map(({ found }) => found)
  return older && newer ? { kind: 'pair', older, newer } : { kind: 'too-few' }
}
