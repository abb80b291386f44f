import { editAsSomebodyElse } from './codepipeline/somebody-else.ts'
import type { Fault, FaultKind } from './fault.ts'
import { faultRefusal } from './fault-refusals.ts'
import { Refusal } from './refusal.ts'
import type { Call, Service } from './service.ts'
import { entryOf, regionOf } from './world.ts'

/**
 * One call as it goes while faults are set: the oldest fault that fits happens. One that lets the
 * call through (`edit-before`, `slow`) gives the next its turn too.
 *
 * @param settled saves what has changed; it is awaited before anything slow begins.
 * @returns the answer, or `Response.error()` where the connection is to be dropped: the host
 * hangs up, and a page's fetch fails.
 */
export async function answerWithFaults(
  service: Service,
  call: Call,
  settled: () => Promise<void>,
): Promise<Response> {
  const { ending, seconds } = takeFaults(service, call)
  const answer = answerAs(ending, service, call)
  await settled()
  const { signal } = call.request
  if (seconds > 0) await pause(signal, seconds)
  if (ending === 'hang') await pause(signal)
  return answer
}

type Ending = Exclude<FaultKind, 'slow' | 'edit-before'>

interface Taken {
  /** How the call ends; absent: AWS's own way. */
  ending?: Ending
  /** By how much the answer is late. */
  seconds: number
}

/** Counts down the faults that happen to a call, and lets somebody else edit first. */
function takeFaults(service: Service, call: Call): Taken {
  let seconds = 0
  const fitting = call.world.faults?.filter((fault) => fits(fault, service, call)) ?? []
  for (const fault of fitting) {
    if (fault.fault === 'edit-before' && !editFirst(fault, call)) continue
    countDown(fault, call)
    if (fault.fault === 'slow') seconds += fault.seconds ?? 0
    else if (fault.fault !== 'edit-before') return { ending: fault.fault, seconds }
  }
  return { seconds }
}

function answerAs(ending: Ending | undefined, service: Service, call: Call): Response {
  switch (ending) {
    case undefined:
      return service.answer(call)
    case 'drop-after':
      service.answer(call)
      return Response.error()
    case 'drop-before':
    case 'hang':
      return Response.error()
    case 'throttle':
    case 'internal-error':
    case 'expired-credentials':
    case 'deny': {
      const refusal = faultRefusal({
        kind: ending,
        protocol: service.protocol,
        service: call.scope.service,
        region: call.scope.region,
        operation: service.operationOf(call),
        pipeline: pipelineIn(call),
      })
      return service.refuse(refusal, call)
    }
  }
}

const fits = (
  { operation, service: name, region, pipeline }: Fault,
  service: Service,
  call: Call,
) =>
  (operation === '*' || operation === service.operationOf(call)) &&
  (name === undefined || name === call.scope.service) &&
  (region === undefined || region === call.scope.region) &&
  (pipeline === undefined || pipeline === pipelineIn(call))

function countDown(fault: Fault, { world }: Call): void {
  if (fault.times === undefined) return
  fault.times -= 1
  if (fault.times === 0) world.faults = world.faults?.filter((other) => other !== fault) ?? []
}

/** @returns whether it happened: not to a call without a pipeline, nor with an edit AWS refuses. */
function editFirst({ addStage, edit }: Fault, call: Call): boolean {
  const name = pipelineIn(call)
  const { world, scope, now } = call
  if (name === undefined || !entryOf(regionOf(world, scope.region).pipelines, name)) return false
  try {
    editAsSomebodyElse(
      { world, region: scope.region, name, now },
      edit ? { pipeline: edit } : { addStage: addStage ?? '' },
    )
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The pipeline that a call to CodePipeline names, in whichever member the operation has it. */
function pipelineIn({ body, scope }: Call): string | undefined {
  if (scope.service !== 'codepipeline') return undefined
  try {
    const input = JSON.parse(body || '{}') as Record<string, unknown> | null
    const { name } = (input?.['pipeline'] ?? {}) as { name?: unknown }
    const found = name ?? input?.['pipelineName'] ?? input?.['name']
    return typeof found === 'string' ? found : undefined
  } catch {
    return undefined
  }
}

/** Real time, also where the sandbox's clock stands still. Ends early when the client leaves. */
function pause(signal: AbortSignal, seconds?: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = seconds === undefined ? undefined : setTimeout(end, seconds * 1000)
    function end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    signal.addEventListener('abort', end)
  })
}
