/** A fleet of 2,000 pipelines in 8 regions, read by the real SDK from the sandbox while it throttles. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchFrom } from '../in-page/in-page-sandbox.ts'
import { healthy } from '../pipeline/example-pipelines.ts'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { fleetWidth, readFleet } from './fleet.ts'
import { addNews, emptyRegion, type FleetRegion, isComplete } from './fleet-region.ts'
import { setTransport } from './transport.ts'

const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-central-1',
  'ap-northeast-1',
  'ap-southeast-2',
]
const inEach = 250

let fleet: Sandbox
/** AWS's names of the calls that were sent. */
let calls: string[] = []
let going = 0
let mostAtOnce = 0

/** The sandbox in the place of the network, which counts what is sent. */
const countedFetch: typeof fetch = async (input, init) => {
  const asked = new Request(input, init)
  calls.push(asked.headers.get('x-amz-target')?.split('.')[1] ?? '')
  going += 1
  mostAtOnce = Math.max(mostAtOnce, going)
  try {
    // A turn of the event loop, so that calls overlap as they do on a network.
    await new Promise((resolve) => setImmediate(resolve))
    return await fetchFrom(fleet)(asked)
  } finally {
    going -= 1
  }
}

const post = (path: string, headers: Record<string, string>, body: object) =>
  new Request(`http://sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })

async function make(sandbox: Sandbox, region: string, name: string) {
  const artifactStores = {
    ...healthy.artifactStores,
    [region]: { type: 'S3', location: `artifacts-${region}` },
  }
  const request = post(
    '',
    { 'x-amz-target': 'CodePipeline_20150709.CreatePipeline' },
    { pipeline: { ...healthy, name, artifactStores } },
  )
  const answer = await sandbox.answer(request, { service: 'codepipeline', region })
  if (!answer.ok) throw new Error(await answer.text())
}

async function makeBucket(sandbox: Sandbox, region: string) {
  const where = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`
  const request = new Request(`http://sandbox/artifacts-${region}`, {
    method: 'PUT',
    ...(region !== 'us-east-1' && { body: where }),
  })
  const answer = await sandbox.answer(request, { service: 's3', region })
  if (!answer.ok) throw new Error(await answer.text())
}

const control = async (body: object) => {
  const answer = await fleet.control(post('_sandbox/faults', {}, body))
  if (!answer.ok) throw new Error(await answer.text())
}

beforeAll(async () => {
  fleet = await createSandbox()
  for (const region of regions) {
    await makeBucket(fleet, region)
    for (let index = 0; index < inEach; index += 1) await make(fleet, region, `p-${index}`)
  }
  setTransport('fleet', {
    endpointOf: (service, region) => `https://sandbox.invalid/${region}/${service}`,
    fetch: countedFetch,
  })
}, 60_000)

beforeEach(async () => {
  await fleet.control(new Request('http://sandbox/_sandbox/faults', { method: 'DELETE' }))
  calls = []
  mostAtOnce = 0
})

/** No time passes between a refusal and the next try. */
const wait = async () => undefined

async function read(
  region: string,
  options: Partial<Parameters<typeof readFleet>[1]> = {},
  onNews: (region: FleetRegion) => void = () => undefined,
) {
  const signal = new AbortController().signal
  let found = options.known ?? emptyRegion
  const place = { connection: 'fleet', region }
  for await (const news of readFleet(place, { signal, wait, rhythm: 0, ...options })) {
    found = addNews(found, news)
    onNews(found)
  }
  return found
}

const countOf = (operation: string) => calls.filter((call) => call === operation).length

test('2,000 pipelines in 8 regions come in although AWS throttles, never with more calls at once than allowed', async () => {
  for (const operation of ['ListPipelines', 'GetPipeline', 'ListPipelineExecutions']) {
    await control({ fault: 'throttle', operation, times: 4 })
  }
  const firstRows: number[] = []
  const found = await Promise.all(
    regions.map((region) =>
      read(region, {}, ({ pipelines }) => {
        if (pipelines.length > 0 && pipelines.every(({ pipeline }) => !pipeline)) {
          firstRows.push(pipelines.length)
        }
      }),
    ),
  )
  expect(found.every(isComplete)).toBe(true)
  const pipelines = found.flatMap((region) => region.pipelines)
  const made = pipelines.filter(({ name }) => name.startsWith('p-'))
  expect(made).toHaveLength(2000)
  expect(made.filter(({ failure }) => failure !== undefined)).toEqual([])
  expect(mostAtOnce).toBe(fleetWidth)
  // One answer for each pipeline, and no more refusals than were set.
  expect(countOf('GetPipeline')).toBeLessThanOrEqual(pipelines.length + 4)
  expect(countOf('ListPipelineExecutions')).toBeLessThanOrEqual(pipelines.length + 4)
  // Rows are there before any declaration is.
  expect(firstRows.length).toBeGreaterThanOrEqual(regions.length)
}, 120_000)

test('the first rows are there with the first page of the list', async () => {
  const seen = new AbortController()
  let before: string[] = []
  const first = read('us-east-1', { signal: seen.signal }, ({ pipelines }) => {
    if (pipelines.length === 0 || seen.signal.aborted) return
    before = [...calls]
    seen.abort()
  })
  await expect(first).rejects.toThrow()
  expect(before.filter((call) => call.endsWith('Pipelines'))).toEqual(['ListPipelines'])
  expect(before).not.toContain('GetPipeline')
}, 60_000)

test('cancelled, it stops asking and keeps what it has; resumed, it reads the rest alone', async () => {
  const cancelled = new AbortController()
  let kept = emptyRegion
  const half = read('eu-west-1', { signal: cancelled.signal }, (region) => {
    kept = region
    if (region.pipelines.filter(({ pipeline }) => pipeline).length >= 60) cancelled.abort()
  })
  await expect(half).rejects.toThrow()
  const readBefore = kept.pipelines.filter(({ pipeline }) => pipeline).length
  expect(isComplete(kept)).toBe(false)
  const asked = countOf('GetPipeline')
  expect(asked).toBeLessThan(readBefore + 3 * fleetWidth)

  const whole = await read('eu-west-1', { known: kept })
  expect(isComplete(whole)).toBe(true)
  expect(countOf('GetPipeline')).toBeLessThanOrEqual(inEach + 3 * fleetWidth)
}, 60_000)

test('read again, it asks for last runs alone', async () => {
  const known = await read('eu-central-1')
  calls = []
  const seen: number[] = []
  const again = await read('eu-central-1', { known }, ({ pipelines }) => {
    seen.push(pipelines.filter(({ lastRun }) => lastRun !== undefined).length)
  })
  expect(isComplete(again)).toBe(true)
  expect(countOf('GetPipeline')).toBe(0)
  expect(countOf('ListPipelineExecutions')).toBe(again.pipelines.length)
  // How far it is can be seen.
  expect(seen[0]).toBeLessThan(inEach)
}, 60_000)

test('a pipeline that may not be read has its reason, and the others are there', async () => {
  await control({ fault: 'deny', operation: 'GetPipeline', pipeline: 'p-3', times: 1 })
  const { pipelines } = await read('us-east-2')
  const refused = pipelines.filter(({ failure }) => failure !== undefined)
  expect(refused.map(({ name }) => name)).toEqual(['p-3'])
  expect(refused[0]?.failure).toContain('not authorized')
  expect(pipelines).toHaveLength(inEach)
}, 60_000)

test('who is signed out is not asked for every pipeline', async () => {
  await control({ fault: 'expired-credentials', operation: 'GetPipeline' })
  await expect(read('us-east-2')).rejects.toMatchObject({ kind: 'signed-out' })
  expect(countOf('GetPipeline')).toBeLessThanOrEqual(2 * fleetWidth)
}, 60_000)

test('the last run and the stack of a pipeline are read beside it', async () => {
  const { pipelines } = await read('us-west-2')
  const named = (name: string) => pipelines.find((pipeline) => pipeline.name === name)
  expect(named('stack-release')?.owner).toEqual({ stack: 'stack-release' })
  expect(named('MyFirstPipeline')).toMatchObject({ owner: 'none', version: 1 })
  expect(named('MyFirstPipeline')?.lastRun).toMatchObject({ status: 'Succeeded' })
}, 60_000)
