import { appconfig } from './appconfig.ts'
import { cloudformation } from './cloudformation/cloudformation.ts'
import { advanceStacks } from './cloudformation/progress.ts'
import { codebuild } from './codebuild.ts'
import { codedeploy } from './codedeploy.ts'
import { codepipeline } from './codepipeline/codepipeline.ts'
import { refuseBefore } from './common-refusals.ts'
import { controlWorld } from './control.ts'
import { devicefarm } from './devicefarm.ts'
import { ecr } from './ecr.ts'
import { ecs } from './ecs.ts'
import { eks } from './eks.ts'
import { elasticbeanstalk } from './elasticbeanstalk.ts'
import { answerWithFaults } from './faults.ts'
import { iam } from './iam.ts'
import { kms } from './kms.ts'
import { lambda } from './lambda.ts'
import { s3 } from './s3.ts'
import { seedWorld } from './seeds/seeds.ts'
import { answerJson, type Scope, type Service } from './service.ts'
import { servicecatalog } from './servicecatalog.ts'
import { states } from './states.ts'
import { sts } from './sts.ts'
import { watched } from './watched.ts'
import type { World } from './world.ts'

export type { Scope } from './service.ts'

/** Epoch milliseconds. */
interface Clock {
  now(): number
}

/** Where the state is kept between launches, as JSON text. */
export interface StateStore {
  load(): Promise<string | undefined>
  /**
   * Resolves when the state is kept.
   *
   * @param state writes it as it then is; asked late, so that changes that come together are
   * written once.
   */
  save(state: () => string): Promise<void>
}

/** A local AWS. */
export interface Sandbox {
  /**
   * Answers one AWS request; path and query are AWS's own. `Response.error()` stands for a dropped
   * connection, and a call that hangs is let go when the request's signal aborts.
   */
  answer(request: Request, scope: Scope): Promise<Response>
  /** Steers the sandbox: `/_sandbox/reset`, `/clock`, `/edit` and `/faults`. */
  control(request: Request): Promise<Response>
}

const services: Record<string, Service> = {
  appconfig,
  cloudformation,
  codepipeline,
  codebuild,
  codedeploy,
  devicefarm,
  ecr,
  ecs,
  eks,
  elasticbeanstalk,
  iam,
  kms,
  lambda,
  s3,
  servicecatalog,
  states,
  sts,
}

const operations = Object.fromEntries(
  Object.entries(services).map(([name, service]) => [name, service.operations]),
)

interface SandboxOptions {
  store?: StateStore
  clock?: Clock
  /** Starts over from the seeds, whatever the store holds. */
  fresh?: boolean
}

/**
 * A strict local AWS, portable: it needs nothing but fetch's Request and Response.
 * The state is saved before a request that has changed it is answered; others cost no saving.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { store, clock = Date, fresh = false } = options
  const saved = fresh ? undefined : readState(await store?.load())
  // A restart answers the same seeds, so they are kept as soon as somebody has seen them.
  let isChanged = saved === undefined
  let state = saved ?? seedWorld(clock.now())
  const watch = (next: World) =>
    watched(next, () => {
      isChanged = true
    })
  let world = watch(state)
  const now = () => clock.now() + world.clockOffset

  const save = async () => {
    if (!store || !isChanged) return
    isChanged = false
    try {
      await store.save(() => JSON.stringify(state))
    } catch (error) {
      // Not kept, so whoever comes next tries again.
      isChanged = true
      throw error
    }
  }

  return {
    async answer(request, scope) {
      const body = await request.text()
      const requestId = crypto.randomUUID()
      const service = services[scope.service]
      if (!service || !Object.hasOwn(services, scope.service)) {
        const message = `The sandbox has no service ${scope.service}`
        return answerJson(404, { __type: 'UnknownOperationException', message }, requestId)
      }
      const call = { request, body, scope, world, requestId, now: now() }
      // Stacks change pipelines and buckets, so they move before anybody looks at those.
      advanceStacks(world, call.now)
      return refuseBefore(service, call) ?? answerWithFaults(service, call, save)
    },
    async control(request) {
      const answer = await controlWorld(request, {
        world: () => world,
        reset: () => {
          state = seedWorld(clock.now())
          world = watch(state)
          isChanged = true
        },
        now,
        operations,
      })
      await save()
      return answer
    },
  }
}

/** A state of another build is not misread: the seeds are as good. */
function readState(text: string | undefined): World | undefined {
  if (text === undefined) return undefined
  const world = JSON.parse(text) as Partial<World>
  return world.schema === 1 ? (world as World) : undefined
}
