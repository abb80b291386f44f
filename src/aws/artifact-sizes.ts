import { measurable } from '../pipeline/checks/artifact-size.ts'
import type { Answers, CheckOf } from '../pipeline/checks/check.ts'
import type { Place } from './connection.ts'
import {
  type ActionExecutionDetail,
  listActionExecutions,
  listRecentExecutions,
} from './executions.ts'
import { toFailure } from './failures.ts'
import { s3 } from './s3.ts'

/** How many of the newest runs are looked through. */
const runsLookedAt = 5

/** Where a run has put an artifact. */
interface Made {
  bucket: string
  key: string
  region: string
}

/** How large each artifact of a check was in the last run that made it. */
export async function artifactSizes(
  place: Place,
  check: CheckOf<'artifact-size'>,
  signal: AbortSignal,
): Promise<Answers['artifact-size']> {
  const names = measurable(check)
  if (names.length === 0) return {}
  const home = { ...place, region: check.homeRegion }
  const made = await lastMade(home, check.pipeline, names, signal)
  const sizes = await Promise.all(
    names.map(async (name) => {
      const where = made.get(name)
      return [name, where ? await sizeOf(place, where, signal) : 'no-run'] as const
    }),
  )
  return Object.fromEntries(sizes)
}

/** Where the newest of the last runs have put each artifact. */
async function lastMade(
  home: Place,
  pipeline: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Made>> {
  const found = new Map<string, Made>()
  for (const { pipelineExecutionId: run } of await runsOf(home, pipeline, signal)) {
    if (run === undefined || names.every((name) => found.has(name))) break
    // oxlint-disable-next-line no-await-in-loop -- the newest run nearly always tells all
    const actions = await listActionExecutions(home, pipeline, run, signal)
    for (const [name, made] of actions.flatMap((action) => madeBy(action, home.region))) {
      if (!found.has(name)) found.set(name, made)
    }
  }
  return found
}

/** An action puts what it makes into the bucket of its region. */
const madeBy = ({ input, output }: ActionExecutionDetail, homeRegion: string): [string, Made][] =>
  (output?.outputArtifacts ?? []).flatMap(({ name, s3location: { bucket, key } = {} }) =>
    name !== undefined && bucket !== undefined && key !== undefined
      ? [[name, { bucket, key, region: input?.region ?? homeRegion }]]
      : [],
  )

/** The newest runs; none of a pipeline that is only in a file or a template. */
const runsOf = (home: Place, pipeline: string, signal: AbortSignal) =>
  listRecentExecutions(home, pipeline, runsLookedAt, signal).catch((error: unknown) => {
    if (toFailure('ListPipelineExecutions', error).kind === 'not-found') return []
    throw error
  })

/**
 * The size of an object in bytes, by the list of its bucket: unlike HeadObject, that needs no
 * permission to read what is in it.
 */
async function sizeOf(
  place: Place,
  { bucket, key, region }: Made,
  signal: AbortSignal,
): Promise<number | 'gone'> {
  try {
    const { sdk, client } = await s3({ ...place, region })
    const { Contents: [object] = [] } = await client.send(
      new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
      { abortSignal: signal },
    )
    return object?.Key === key ? (object.Size ?? 0) : 'gone'
  } catch (error) {
    const failure = toFailure('ListObjectsV2', error)
    if (failure.kind === 'not-found') return 'gone'
    throw failure
  }
}
