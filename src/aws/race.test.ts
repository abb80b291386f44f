/** Two people edit one pipeline at the same time, in every order that their AWS calls can have. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { deployAction } from '../pipeline/example-pipelines.ts'
import { findAction } from '../pipeline/names.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { replayPlan } from '../pipeline/replay.ts'
import { getPipeline } from './pipelines.ts'
import { submit } from './submit.ts'
import { startTestServer, type TestServer, type WireCall } from './test-server.ts'

const homeRegion = 'us-west-2'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

/** What one person wants. */
interface Wish {
  stage: string
  action: string
  bucket: string
}

const wish: fc.Arbitrary<Wish> = fc.record({
  stage: fc.constantFrom('Deploy', 'RegionB', 'RegionC'),
  action: fc.constantFrom('Deploy-b', 'Deploy-c'),
  bucket: fc.constantFrom('my-storage-bucket-us-east-1', 'web-release-artifacts-us-east-1'),
})

const editsOf = ({ stage, action, bucket }: Wish, who: string): Edit[] => [
  ...(stage === 'Deploy'
    ? []
    : [{ kind: 'add-stage', stage, position: { after: 'Deploy' } } as const]),
  {
    kind: 'add-action',
    stage,
    action: deployAction(action, {
      region: 'us-east-1',
      inputArtifacts: [{ name: 'SourceArtifact' }],
      // Two people's actions are never alike, so that one cannot pass for the other.
      configuration: { ApplicationName: 'MyApp', DeploymentGroupName: who },
    }),
  },
  {
    kind: 'set-artifact-store',
    region: 'us-east-1',
    store: { type: 'S3', location: bucket },
  },
]

/** What a person was shown on the way. */
type Shown = 'merged' | 'conflict' | 'overtaken'

interface Ended {
  shown: Shown[]
  /** Whether the person left the action out, having seen the conflict. */
  gaveUp: boolean
}

/** Reads, edits and submits as the console does, and goes on until there is nothing left to do. */
async function work(who: string, name: string, edits: readonly Edit[]): Promise<Ended> {
  const place = { connection: who, region: homeRegion }
  let { pipeline: base } = await getPipeline(place, name)
  let plan = edits
  const ended: Ended = { shown: [], gaveUp: false }
  // The name was taken before this person began: the wizard says so at the field.
  if (applyPlan(base, { homeRegion, edits }).conflicts.length > 0) {
    return { shown: ['conflict'], gaveUp: true }
  }

  for (let round = 0; round < 12 && plan.length > 0; round += 1) {
    const { pipeline: edited } = applyPlan(base, { homeRegion, edits: plan })
    const result = await submit(place, { base, edited })
    switch (result.outcome) {
      case 'updated':
        return ended
      case 'overtaken': {
        if (!result.overtaken) throw new Error('The sandbox keeps every version of this test')
        ended.shown.push('overtaken')
        const label = 'Put theirs back'
        plan = [{ kind: 'apply-difference', from: base, to: result.overtaken, label }]
        const input = {
          plan: { homeRegion, edits: plan },
          base: result.returned,
          latest: result.returned,
        }
        const { conflicts } = replayPlan(input)
        if (conflicts.length > 0) ended.shown.push('conflict')
        const chosen = conflicts.map(({ key }) => [key, 'leave-out'] as const)
        plan = replayPlan({ ...input, chosen: Object.fromEntries(chosen) }).edits
        base = result.returned
        break
      }
      case 'moved': {
        const input = { plan: { homeRegion, edits: plan }, base, latest: result.latest.pipeline }
        const { conflicts } = replayPlan(input)
        ended.shown.push(conflicts.length > 0 ? 'conflict' : 'merged')
        const chosen = conflicts.map(
          ({ key, choices }) => [key, choices[0] ?? 'leave-out'] as const,
        )
        plan = replayPlan({ ...input, chosen: Object.fromEntries(chosen) }).edits
        base = input.latest
        break
      }
      case 'not-made':
      case 'not-mine':
        throw new Error('No answer is lost in this test')
    }
  }
  expect(plan).toEqual([])
  ended.gaveUp = true
  return ended
}

/** Holds every call back until each person at work has one waiting, then lets one of them go. */
class TurnTaker {
  private waiting: { who: string; go: () => void }[] = []
  private readonly atWork: Set<string>
  private readonly turns: readonly boolean[]
  private turn = 0

  constructor(people: readonly string[], turns: readonly boolean[]) {
    this.atWork = new Set(people)
    this.turns = turns
  }

  await = (who: string) =>
    new Promise<void>((go) => {
      this.waiting.push({ who, go })
      this.next()
    })

  leave(who: string) {
    this.atWork.delete(who)
    this.next()
  }

  private next() {
    if (this.waiting.length === 0 || this.waiting.length < this.atWork.size) return
    this.waiting.sort((a, b) => (a.who < b.who ? -1 : 1))
    const isSecond = this.turns[this.turn % this.turns.length] ?? false
    this.turn += 1
    const [taken] = this.waiting.splice(isSecond ? this.waiting.length - 1 : 0, 1)
    taken?.go()
  }
}

interface Write {
  who: string
  /** The version that the writer had read last. */
  known: number
  /** The version that the write replaced. */
  replaced: number
}

/** Asks the sandbox past the wire, so that looking takes nobody's turn. */
async function ask(operation: string, input: object): Promise<Pipeline> {
  const request = new Request('http://aws/', {
    method: 'POST',
    headers: { 'x-amz-target': `CodePipeline_20150709.${operation}` },
    body: JSON.stringify(input),
  })
  const scope = { service: 'codepipeline', region: homeRegion }
  const answer = await server.sandbox.answer(request, scope)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { pipeline: Pipeline }).pipeline
}

const read = (name: string) => ask('GetPipeline', { name })

let races = 0

/** The guide's pipeline under a name of its own, at version 1. */
async function newPipeline(): Promise<string> {
  races += 1
  const name = `race-${races}`
  await ask('CreatePipeline', { pipeline: { ...(await read('MyFirstPipeline')), name } })
  return name
}

async function race(wishes: readonly [Wish, Wish], turns: readonly boolean[]) {
  const name = await newPipeline()
  const people = ['a', 'b'] as const
  const taker = new TurnTaker(people, turns)
  const writes: Write[] = []
  const known = new Map<string, number>()
  const present = async () => Number((await read(name)).version)
  server.before = async ({ connection: who, operation, body }: WireCall) => {
    await taker.await(who)
    const version = await present()
    const isOfVersion = body.includes('"version":') && operation === 'GetPipeline'
    if (operation === 'GetPipeline' && !isOfVersion) known.set(who, version)
    if (operation === 'UpdatePipeline') {
      writes.push({ who, known: known.get(who) ?? 0, replaced: version })
    }
  }
  const ended = await Promise.all(
    people.map(async (who, index) => {
      const asked = wishes[index] as Wish
      const end = await work(who, name, editsOf(asked, who)).finally(() => taker.leave(who))
      return { who, wish: asked, ...end }
    }),
  )
  server.before = undefined
  return { ended, writes, final: await read(name) }
}

test(
  'nobody’s change is lost without having been shown, in any order of two people’s calls',
  { timeout: 240_000 },
  async () => {
    const seen = new Set<Shown>()
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(wish, wish),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        async (wishes, turns) => {
          const { ended, writes, final } = await race(wishes, turns)
          for (const { who, shown } of ended) {
            shown.forEach((way) => seen.add(way))
            // A write over a version that its writer had not read is always told to the writer.
            const blind = writes.filter(
              (write) => write.who === who && write.replaced > write.known,
            )
            expect(shown.filter((way) => way === 'overtaken')).toHaveLength(blind.length)
          }
          const wasShown = ended.some(({ shown }) => shown.includes('conflict'))
          for (const { who, wish: wanted, gaveUp } of ended) {
            const kept = final.stages
              .flatMap(({ actions }) => actions)
              .some(({ configuration }) => configuration?.['DeploymentGroupName'] === who)
            if (!kept) expect(gaveUp || wasShown).toBe(true)
            if (!wasShown && !ended.some(({ shown }) => shown.includes('overtaken'))) {
              expect(findAction(final, wanted.stage, wanted.action)).toBeDefined()
            }
          }
        },
      ),
      { numRuns: 1000 },
    )
    // The test has met what it is about.
    expect([...seen].toSorted()).toEqual(['conflict', 'merged', 'overtaken'])
  },
)
