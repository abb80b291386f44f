import { editPipeline } from './codepipeline/pipelines.ts'
import { Refusal } from './refusal.ts'
import type { World } from './world.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

interface Controlled {
  world: () => World
  reset: () => void
  now: () => number
}

interface ControlInput {
  advanceSeconds?: number
  region?: string
  name?: string
  addStage?: string
  pipeline?: Pipeline
}

/** The sandbox's own controls; none of them exists on AWS. */
export async function controlWorld(request: Request, controlled: Controlled): Promise<Response> {
  const path = new URL(request.url).pathname.replace('/_sandbox/', '')
  if (request.method !== 'POST') return Response.json({ message: 'Use POST.' }, { status: 405 })
  try {
    const text = await request.text()
    const input = JSON.parse(text || '{}') as ControlInput
    if (path === 'reset') {
      controlled.reset()
      return Response.json({})
    }
    if (path === 'clock') {
      const seconds = input.advanceSeconds
      if (typeof seconds !== 'number' || !(seconds >= 0)) {
        throw new Refusal('BadControl', 'advanceSeconds is a number of seconds, 0 or more.')
      }
      controlled.world().clockOffset += seconds * 1000
      return Response.json({ now: new Date(controlled.now()).toISOString() })
    }
    if (path === 'edit') return Response.json(edit(input, controlled))
    return Response.json({ message: `There is no control named ${path}.` }, { status: 404 })
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError) {
      return Response.json({ message: error.message }, { status: 400 })
    }
    throw error
  }
}

/** Somebody else saves the pipeline: with a stage of an approval more, or as given. */
function edit(
  { region = '', name = '', addStage, pipeline }: ControlInput,
  controlled: Controlled,
) {
  const world = controlled.world()
  return editPipeline({ world, region, name, now: controlled.now() }, (before) => {
    if (pipeline) return pipeline
    if (!addStage) throw new Refusal('BadControl', 'Give addStage or pipeline.')
    const approval = {
      name: 'Approve',
      actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
      runOrder: 1,
      configuration: {},
      inputArtifacts: [],
      outputArtifacts: [],
    }
    return { ...before, stages: [...before.stages, { name: addStage, actions: [approval] }] }
  })
}
