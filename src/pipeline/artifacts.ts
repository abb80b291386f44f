import type { Pipeline, Region } from './pipeline.ts'

/** An output artifact and the action that makes it. */
export interface AvailableArtifact {
  name: string
  producedBy: { stage: string; action: string; region?: Region }
}

/**
 * The artifacts that exist when an action of that stage and run order starts: outputs of earlier
 * stages, and of the same stage at a smaller run order. Empty when there is no such stage; for a
 * new stage, apply its edit first.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function availableArtifacts(
  pipeline: Pipeline,
  stageName: string,
  runOrder: number,
): AvailableArtifact[] {
  const own = pipeline.stages.findIndex(({ name }) => name === stageName)
  return pipeline.stages.slice(0, own + 1).flatMap(({ name: stage, actions }, index) =>
    actions
      .filter((action) => index < own || (action.runOrder ?? 1) < runOrder)
      .flatMap(({ name: action, region, outputArtifacts = [] }) =>
        outputArtifacts.map(({ name }) => ({
          name,
          producedBy: { stage, action, ...(region !== undefined && { region }) },
        })),
      ),
  )
}
