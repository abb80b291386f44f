import type { Place } from './connection.ts'
import { AwsFailure } from './failures.ts'
import type { Found, KnownVersion } from './history.ts'
import { keptVersions } from './kept-versions.ts'
import { getPipeline, type PipelineAsRead, versionedPipeline } from './pipelines.ts'

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
