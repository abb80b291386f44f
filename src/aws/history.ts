import type { Pipeline } from '../pipeline/pipeline.ts'

/** One version of a pipeline, and who still has it. */
export interface KnownVersion {
  version: number
  pipeline: Pipeline
  /** When the version was made; undefined where AWS has not said. */
  made: Date | undefined
  keptBy: 'aws' | 'browser'
}

/** The versions of a pipeline as far as they are known. */
export interface VersionHistory {
  /** Newest first. */
  versions: readonly KnownVersion[]
  /** Why this browser keeps no versions, in its own words, when it does not. */
  keepsNone: string | undefined
}

/** A part of the history, as it arrives. */
export type Found = { version: KnownVersion } | { kept: KnownVersion[] } | { keepsNone: string }

export const emptyHistory: VersionHistory = { versions: [], keepsNone: undefined }

/** What has arrived so far; what AWS has itself stands before what this browser kept of it. */
export function addFound(history: VersionHistory, found: Found): VersionHistory {
  if ('keepsNone' in found) return { ...history, keepsNone: found.keepsNone }
  const arrived = 'kept' in found ? found.kept : [found.version]
  const known = new Map(history.versions.map((version) => [version.version, version]))
  for (const version of arrived) {
    const before = known.get(version.version)
    const [main, other] = before?.keptBy === 'aws' ? [before, version] : [version, before]
    known.set(version.version, { ...main, made: main.made ?? other?.made })
  }
  return { ...history, versions: [...known.values()].toSorted((a, b) => b.version - a.version) }
}
