import type { KnownVersion } from '../../aws/history.ts'
import { type Change, describeChange, findChanges } from '../../pipeline/changes.ts'
import type { Region } from '../../pipeline/pipeline.ts'

/** One version as the table shows it. */
export interface VersionRow extends KnownVersion {
  isNewest: boolean
  /** Whether its structure is the newest version's, so that restoring it changes nothing. */
  isLikeNewest: boolean
  /** The nearest older version that is known; undefined for the oldest one. */
  since: number | undefined
  /** What changed since then. */
  changes: readonly Change[]
}

/** @param versions newest first. */
export const versionRows = (
  versions: readonly KnownVersion[],
  homeRegion: Region,
): VersionRow[] => {
  const [newest] = versions
  return versions.map((known, index) => {
    const before = versions[index + 1]
    return {
      ...known,
      isNewest: index === 0,
      isLikeNewest:
        newest !== undefined &&
        findChanges(known.pipeline, newest.pipeline, homeRegion).length === 0,
      since: before?.version,
      changes: before ? findChanges(before.pipeline, known.pipeline, homeRegion) : [],
    }
  })
}

/** What changed in a version, in a sentence and how many more there are. */
export function summaryOf({ version, since, changes }: VersionRow): string {
  if (since === undefined) return version === 1 ? 'The first version.' : 'The oldest version known.'
  const [first, ...more] = changes
  const text = first ? describeChange(first) : 'Nothing changed in the structure.'
  const sentence = more.length > 0 ? `${text} And ${more.length} more.` : text
  return since === version - 1 ? sentence : `Since version ${since}: ${sentence}`
}
