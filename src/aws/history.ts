import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { AwsFailure } from './failures.ts'
import { keptVersions } from './kept-versions.ts'
import { getPipeline, type PipelineAsRead, versionedPipeline } from './pipelines.ts'

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

type Found = { version: KnownVersion } | { kept: KnownVersion[] } | { keepsNone: string }

export const emptyHistory: VersionHistory = { versions: [], keepsNone: undefined }

/** Versions asked for at the same time. */
const atOnce = 4

/**
 * The newest version, those this browser kept, then older ones one by one until AWS has no more:
 * it keeps about the last ten and answers PipelineNotFoundException for the rest.
 * Source: https://github.com/boto/boto3/issues/3760
 *
 * @throws AwsFailure when the pipeline, or a version that may be there, cannot be read.
 */
export async function* readHistory(
  place: Place,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const newest = await getPipeline(place, name, { signal })
  yield { version: asKnown(newest, newest.updated) }
  yield await readKept(place, newest)

  const asked: Promise<PipelineAsRead | undefined>[] = []
  for (let next = newest.version - 1; next >= 1 || asked.length > 0;) {
    for (; next >= 1 && asked.length < atOnce; next -= 1) {
      const answer = readIfKept(place, name, next, signal)
      // Looked at in its turn; one that fails while another is waited for is not unhandled.
      answer.catch(ignore)
      asked.push(answer)
    }
    const read = await asked.shift()
    if (!read) return
    const made = timeOf(read, newest)
    // A courtesy to later visits, not waited for; getPipeline cannot know the time to be its own.
    if (made) keptVersions.keep(versionedPipeline(place, read), { ...read, made }).catch(ignore)
    yield { version: asKnown(read, made) }
  }
}

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

const ignore = () => undefined

const asKnown = ({ version, pipeline }: PipelineAsRead, made: Date | undefined): KnownVersion => ({
  version,
  pipeline,
  made,
  keptBy: 'aws',
})

async function readIfKept(place: Place, name: string, version: number, signal: AbortSignal) {
  try {
    return await getPipeline(place, name, { version, signal })
  } catch (error) {
    if (error instanceof AwsFailure && error.kind === 'not-found') return undefined
    throw error
  }
}

/**
 * AWS documents `updated` as the time of the pipeline's last update, not of the version asked for.
 * A time before the newest version's can only be the version's own; the same time says nothing.
 */
function timeOf({ updated }: PipelineAsRead, newest: PipelineAsRead): Date | undefined {
  return updated && newest.updated && updated < newest.updated ? updated : undefined
}

async function readKept(place: Place, newest: PipelineAsRead): Promise<Found> {
  try {
    const all = await keptVersions.all(versionedPipeline(place, newest))
    const kept = all
      // Else they are of a pipeline that was deleted before this one took its name.
      .filter(({ created }) => created?.getTime() === newest.created?.getTime())
      .filter(({ version }) => version < newest.version)
      .map(
        ({ version, pipeline, made }) => ({ version, pipeline, made, keptBy: 'browser' }) as const,
      )
    return { kept }
  } catch (error) {
    return { keepsNone: error instanceof Error ? error.message : String(error) }
  }
}
