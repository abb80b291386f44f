import { isKeptAs } from '../pipeline/as-kept.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { deadlines } from './clients.ts'
import type { AwsFailure } from './failures.ts'
import { pause } from './pause.ts'
import { getPipeline, type PipelineAsRead } from './pipelines.ts'

/** What became of a write. */
export type Outcome =
  /** The structure that was sent is there. */
  | { outcome: 'updated'; returned: Pipeline }
  /**
   * It is there, and it replaced a version that somebody else saved meanwhile; `overtaken` is that
   * version, undefined when AWS does not tell it.
   */
  | { outcome: 'overtaken'; returned: Pipeline; overtaken: Pipeline | undefined }
  /** AWS still has the version from before. */
  | { outcome: 'not-made'; latest: PipelineAsRead }
  /** There are newer versions, and none of them is what was sent. */
  | { outcome: 'not-mine'; latest: PipelineAsRead }

interface Lost {
  base: Pipeline
  sent: Pipeline
  /** Why the answer is not there; thrown again when the look-up fails. */
  failure?: AwsFailure
}

/**
 * Looks up what became of a write whose answer was lost: reads the pipeline again and compares
 * every version since. While nothing has moved it looks again a little later, because the write may
 * still be on its way.
 *
 * @throws AwsFailure when the look-up fails as well: `failure` where given, else its own.
 */
export async function findOutcome(place: Place, { base, sent, failure }: Lost): Promise<Outcome> {
  try {
    for (const wait of deadlines.looksAfter) {
      await pause(wait)
      const outcome = await compareVersions(place, base, sent)
      if (outcome.outcome !== 'not-made') return outcome
    }
    return await compareVersions(place, base, sent)
  } catch (error) {
    throw failure ?? error
  }
}

async function compareVersions(place: Place, base: Pipeline, sent: Pipeline): Promise<Outcome> {
  const { name, version: known = 0 } = base
  const latest = await getPipeline(place, name)
  if (latest.version <= known) return { outcome: 'not-made', latest }
  let before = base
  for (let version = known + 1; version <= latest.version; version += 1) {
    const { pipeline } =
      version === latest.version ? latest : await getPipeline(place, name, { version })
    if (isKeptAs(sent, pipeline, place.region)) {
      return version === known + 1
        ? { outcome: 'updated', returned: pipeline }
        : { outcome: 'overtaken', returned: pipeline, overtaken: before }
    }
    before = pipeline
  }
  return { outcome: 'not-mine', latest }
}
