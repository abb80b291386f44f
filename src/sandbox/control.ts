import { type Edit, editAsSomebodyElse } from './codepipeline/somebody-else.ts'
import { type OperationNames, readFault } from './fault.ts'
import { Refusal } from './refusal.ts'
import { textOf } from './service.ts'
import type { World } from './world.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

interface Controlled {
  world: () => World
  reset: () => void
  /** Epoch milliseconds on the sandbox's clock. */
  now: () => number
  operations: OperationNames
}

type Input = Record<string, unknown>

/** One control by its method and name, such as `POST clock`; `rest` is the path behind the name. */
type Control = (input: Input, controlled: Controlled, rest: string) => object

const controls: Record<string, Control> = {
  'POST reset': (_, { reset }) => {
    reset()
    return {}
  },
  'GET clock': (_, controlled) => clockOf(controlled),
  'POST clock': (input, controlled) => {
    const seconds = input['advanceSeconds']
    if (typeof seconds !== 'number' || !(seconds >= 0)) {
      throw new Refusal('BadControl', 'advanceSeconds is a number of seconds, 0 or more.')
    }
    controlled.world().clockOffset += seconds * 1000
    return clockOf(controlled)
  },
  'POST edit': (input, controlled) => {
    const edited = {
      world: controlled.world(),
      region: textOf(input['region']),
      name: textOf(input['name']),
      now: controlled.now(),
    }
    return editAsSomebodyElse(edited, readEdit(input))
  },
  'GET faults': (_, { world, operations }) => ({ faults: world().faults ?? [], operations }),
  'POST faults': (input, { world, operations }) => {
    const fault = readFault(input, operations)
    world().faults = [...(world().faults ?? []), fault]
    return fault
  },
  'DELETE faults': (_, controlled, id) => {
    const world = controlled.world()
    const left = id === '' ? [] : (world.faults ?? []).filter((fault) => fault.id !== id)
    if (id !== '' && left.length === (world.faults ?? []).length) {
      throw new Refusal('BadControl', `No such fault is set: ${id}`, 404)
    }
    world.faults = left
    return { faults: left }
  },
}

/** The sandbox's own controls; none of them exists on AWS, and no fault touches them. */
export async function controlWorld(request: Request, controlled: Controlled): Promise<Response> {
  const [name = '', ...rest] = new URL(request.url).pathname.replace('/_sandbox/', '').split('/')
  const asked = `${request.method} ${name}`
  const control = Object.hasOwn(controls, asked) ? controls[asked] : undefined
  if (!control || (rest.length > 0 && asked !== 'DELETE faults'))
    return notThere([name, ...rest].join('/'))
  try {
    const text = await request.text()
    return Response.json(control(readInput(text), controlled, rest.join('/')))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ message: error.message }, { status: error.status })
  }
}

function notThere(name: string): Response {
  const methods = Object.keys(controls)
    .filter((control) => control.endsWith(` ${name}`))
    .map((control) => control.split(' ')[0])
  return methods.length > 0
    ? Response.json({ message: `Use ${methods.join(' or ')}.` }, { status: 405 })
    : Response.json({ message: `There is no control named ${name}.` }, { status: 404 })
}

function readInput(text: string): Input {
  try {
    const input: unknown = JSON.parse(text || '{}')
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Input
  } catch {
    // Refused below, like every other body that is no object.
  }
  throw new Refusal('BadControl', 'The body is a JSON object.')
}

const clockOf = ({ now, world }: Controlled) => ({
  now: new Date(now()).toISOString(),
  advancedSeconds: world().clockOffset / 1000,
})

function readEdit({ addStage, pipeline }: Input): Edit {
  if (pipeline !== undefined) return { pipeline: pipeline as Pipeline }
  if (typeof addStage === 'string' && addStage !== '') return { addStage }
  throw new Refusal('BadControl', 'Give addStage or pipeline.')
}
