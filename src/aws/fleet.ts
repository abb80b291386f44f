import type { PipelineSummary } from '@aws-sdk/client-codepipeline'
import type { FleetPipeline } from '../pipeline/fleet/fleet-pipeline.ts'
import { partitionOf } from '../pipeline/regions.ts'
import type { Place } from './connection.ts'
import { listRecentExecutions } from './executions.ts'
import { type AwsFailure, toFailure } from './failures.ts'
import { type FleetRegion, isComplete, isRead } from './fleet-region.ts'
import { getCallerIdentity } from './identity.ts'
import { keptVersions } from './kept-versions.ts'
import { pause } from './pause.ts'
import { getPipelineStack } from './pipeline-owner.ts'
import { getPipeline, listPipelinesPage } from './pipelines.ts'
import { createSlots } from './slots.ts'
import { createThrottle } from './throttle.ts'

/**
 * How many calls a fleet makes at once, over all regions. A browser makes six to one address, and a
 * person goes on working meanwhile.
 */
export const fleetWidth = 4

export const fleetSlots = createSlots(fleetWidth)

interface FleetOptions {
  signal: AbortSignal
  /** What is known of the region: no declaration of the same version is read again. */
  known?: FleetRegion | undefined
  /** Waits, in milliseconds; tests do not. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** At least between two batches, in milliseconds. */
  rhythm?: number
}

/** Something that has become known about a region. */
export type FleetNews =
  | { kind: 'listed'; pipelines: FleetPipeline[] }
  /** What is in no page is gone. */
  | { kind: 'every page listed'; names: ReadonlySet<string> }
  | { kind: 'read'; name: string; facts: Partial<FleetPipeline> }

/**
 * Every pipeline of a region: first the pages of the list, then each declaration, then the last run
 * and the owner of each. What this browser has kept of a version is not asked for.
 *
 * @returns batches of news, for a screen to show as they come.
 * @throws AwsFailure where the list cannot be read or nobody is signed in any more; one pipeline
 * that cannot be read stops no other.
 */
export async function* readFleet(place: Place, options: FleetOptions): AsyncGenerator<FleetNews[]> {
  const { signal, rhythm = 250 } = options
  let news: FleetNews[] = []
  let wake: () => void = () => undefined
  const state = { isDone: false }
  const work = readRegion(place, options, (item) => {
    news.push(item)
    wake()
  }).finally(() => {
    state.isDone = true
    wake()
  })
  // Awaited at the end; until then it must not count as unhandled.
  work.catch(() => undefined)
  while (!state.isDone) {
    if (news.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    const batch = news
    news = []
    if (batch.length > 0) yield batch
    if (!state.isDone && !signal.aborted && rhythm > 0) await pause(rhythm)
  }
  if (news.length > 0) yield news
  await work
}

/** The reading of one region. */
interface Reading {
  place: Place
  signal: AbortSignal
  /** Makes a call when its turn comes. */
  inTurn: <Answer>(call: () => Promise<Answer>) => Promise<Answer>
  /** Twelve digits; undefined where AWS does not say. */
  account: Promise<string | undefined>
}

async function readRegion(
  place: Place,
  { signal: outer, known, wait }: FleetOptions,
  tell: (news: FleetNews) => void,
): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([outer, failed.signal])
  const throttle = createThrottle({ most: fleetWidth, slots: fleetSlots, ...(wait && { wait }) })
  const inTurn: Reading['inTurn'] = (call) => throttle.run(call, signal)
  const account = inTurn(() => getCallerIdentity(place, signal)).then(
    (identity) => identity.account,
    // Without the account nothing that is kept can be told to be of it.
    () => undefined,
  )
  const reading: Reading = { place, signal, inTurn, account }
  const isResumed = known !== undefined && !isComplete(known)
  const tellFacts = (name: string, facts: Partial<FleetPipeline>) => {
    if (!signal.aborted) tell({ kind: 'read', name, facts })
  }
  try {
    const listed = await list(reading, known, tell)
    await Promise.all(
      listed.map(async (pipeline) => {
        if (!pipeline.pipeline) tellFacts(pipeline.name, await declarationOf(reading, pipeline))
      }),
    )
    await Promise.all(
      listed.map(async (pipeline) => {
        const { name } = pipeline
        if (isResumed && isRead(pipeline)) return
        const lastRun = lastRunOf(reading, name)
        const owner = ownerOf(reading, name)
        tellFacts(name, { lastRun: await lastRun, owner: await owner })
      }),
    )
  } catch (error) {
    // The others of the region need not be asked any more.
    failed.abort(error)
    throw error
  }
}

async function list(
  { place, signal, inTurn }: Reading,
  known: FleetRegion | undefined,
  tell: (news: FleetNews) => void,
): Promise<FleetPipeline[]> {
  const before = new Map(known?.pipelines.map((pipeline) => [pipeline.name, pipeline]))
  const listed: FleetPipeline[] = []
  let nextToken: string | undefined
  do {
    const token = nextToken
    const page = await inTurn(() => listPipelinesPage(place, token, signal))
    const pipelines = page.pipelines.map((summary) =>
      withKnown(fromSummary(place, summary), before),
    )
    tell({ kind: 'listed', pipelines })
    listed.push(...pipelines)
    nextToken = page.nextToken
  } while (nextToken)
  tell({ kind: 'every page listed', names: new Set(listed.map(({ name }) => name)) })
  return listed
}

const fromSummary = ({ region }: Place, summary: PipelineSummary): FleetPipeline => ({
  region,
  name: summary.name ?? '',
  version: summary.version ?? 1,
  created: summary.created,
  updated: summary.updated,
  pipelineType: summary.pipelineType ?? 'V1',
})

/** A pipeline of the same name that was made anew begins at version 1 again. */
const isSameVersion = (a: FleetPipeline, b: FleetPipeline) =>
  a.version === b.version &&
  a.created?.getTime() === b.created?.getTime() &&
  a.updated?.getTime() === b.updated?.getTime()

function withKnown(found: FleetPipeline, before: ReadonlyMap<string, FleetPipeline>) {
  const known = before.get(found.name)
  if (!known?.pipeline || !isSameVersion(found, known)) return found
  return { ...known, ...found }
}

async function declarationOf(
  { place, signal, inTurn, account }: Reading,
  { name, version, created, updated }: FleetPipeline,
): Promise<Partial<FleetPipeline>> {
  const of = { ...place, account: (await account) ?? '', name }
  const kept =
    of.account === '' ? undefined : await keptVersions.one(of, version).catch(() => undefined)
  const isOfToday =
    kept?.created?.getTime() === created?.getTime() && kept?.made?.getTime() === updated?.getTime()
  if (kept && isOfToday) return { pipeline: kept.pipeline }
  try {
    const read = await inTurn(() => getPipeline(place, name, { signal }))
    return { pipeline: read.pipeline, version: read.version, updated: read.updated }
  } catch (error) {
    return { failure: orStop('GetPipeline', error).message }
  }
}

async function lastRunOf(
  { place, signal, inTurn }: Reading,
  name: string,
): Promise<NonNullable<FleetPipeline['lastRun']>> {
  try {
    const [run] = await inTurn(() => listRecentExecutions(place, name, 1, signal))
    return run ? { status: run.status ?? '', at: run.lastUpdateTime ?? run.startTime } : 'none'
  } catch (error) {
    orStop('ListPipelineExecutions', error)
    return 'unknown'
  }
}

async function ownerOf(
  { place, signal, inTurn, account }: Reading,
  name: string,
): Promise<NonNullable<FleetPipeline['owner']>> {
  const number = await account
  if (number === undefined) return 'unknown'
  const arn = `arn:${partitionOf(place.region)}:codepipeline:${place.region}:${number}:${name}`
  try {
    return await inTurn(() => getPipelineStack(place, arn, signal))
  } catch (error) {
    orStop('ListTagsForResource', error)
    return 'unknown'
  }
}

/** @throws the failure where asking for the next pipeline would fail alike. */
function orStop(operation: string, error: unknown): AwsFailure {
  const failure = toFailure(operation, error)
  if (failure.kind === 'signed-out' || failure.kind === 'unreachable') throw failure
  return failure
}
