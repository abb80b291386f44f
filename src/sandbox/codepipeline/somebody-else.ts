import type { Action, Pipeline } from '../../pipeline/pipeline.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { editPipeline } from './pipelines.ts'
import { validate } from './validate.ts'

interface Edited {
  world: World
  region: string
  name: string
  /** Epoch milliseconds. */
  now: number
}

/** What somebody else does: adds a stage with an approval, or saves a whole structure. */
export type Edit = { addStage: string } | { pipeline: Pipeline }

/**
 * A new version of a pipeline that the caller did not ask for.
 *
 * @throws Refusal where there is no such pipeline, or AWS would refuse the structure.
 */
export function editAsSomebodyElse(edited: Edited, edit: Edit): { version: number } {
  return editPipeline(edited, (before) => {
    const pipeline = 'pipeline' in edit ? edit.pipeline : withStage(before, edit.addStage)
    validate('UpdatePipeline', { pipeline })
    if (pipeline.name === edited.name) return pipeline
    throw new Refusal('BadControl', `The structure must keep the name ${edited.name}.`)
  })
}

const approval: Action = {
  name: 'Approve',
  actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
  runOrder: 1,
  configuration: {},
  inputArtifacts: [],
  outputArtifacts: [],
}

/** The name gets a number where it is in use: people add more than once. */
function withStage(before: Pipeline, wanted: string): Pipeline {
  const isTaken = (name: string) => before.stages.some((stage) => stage.name === name)
  let name = wanted
  for (let count = 2; isTaken(name); count += 1) name = `${wanted}-${count}`
  return { ...before, stages: [...before.stages, { name, actions: [approval] }] }
}
