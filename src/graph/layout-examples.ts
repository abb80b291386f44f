import * as fc from 'fast-check'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'

export const home = 'us-west-2'

export const action = (name: string, more: Partial<Action> = {}): Action => ({
  name,
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  ...more,
})

export const artifacts = (...names: string[]) => names.map((name) => ({ name }))

export const pipelineOf = (stages: Record<string, Action[]>): Pipeline => ({
  name: 'Example',
  roleArn: 'arn:aws:iam::111122223333:role/example',
  stages: Object.entries(stages).map(([name, actions]) => ({ name, actions })),
})

const artifactNames = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 })

/** An action under this name: any run order of four, region of three, and artifacts of five. */
export const anyAction = (names: fc.Arbitrary<string>): fc.Arbitrary<Action> =>
  fc
    .record({
      name: names,
      runOrder: fc.integer({ min: 1, max: 4 }),
      region: fc.constantFrom(home, 'us-east-1', 'eu-west-1', undefined),
      inputs: artifactNames,
      outputs: artifactNames,
    })
    .map(({ name, runOrder, region, inputs, outputs }) =>
      action(name, {
        runOrder,
        ...(region && { region }),
        inputArtifacts: artifacts(...inputs),
        outputArtifacts: artifacts(...outputs),
      }),
    )

const names = fc.stringMatching(/^[A-Za-z0-9.@_-]{1,12}$/)

/** Up to six stages of up to thirty actions; names may repeat, as in a broken pipeline. */
export const anyPipeline: fc.Arbitrary<Pipeline> = fc
  .array(fc.record({ name: names, actions: fc.array(anyAction(names), { maxLength: 30 }) }), {
    maxLength: 6,
  })
  .map((stages): Pipeline => ({ name: 'Any', roleArn: 'role', stages }))

/** The same with at least one stage, and with names that are all different. */
export const namedPipeline: fc.Arbitrary<Pipeline> = anyPipeline
  .filter(({ stages }) => stages.length > 0)
  .map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage, index) => ({
      name: `stage-${index}`,
      actions: stage.actions.map((own, position) => ({ ...own, name: `action-${position}` })),
    })),
  }))
