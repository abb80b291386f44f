import type { Action, Pipeline } from '../src/pipeline/pipeline.ts'

export const homeRegion = 'us-west-2'
const regions = [homeRegion, 'us-east-1', 'eu-central-1', 'ap-southeast-2']

const lanes = 5
const perStage = 4 * lanes

/**
 * A release of so many actions, 20 a stage: sources first, then stages of four run orders with five
 * lanes each. An action takes the artifact that its lane has made before, in the region of its lane.
 * With 1,000 actions it is the largest pipeline that AWS takes.
 *
 * @param actions a multiple of 20.
 */
export function largePipeline(actions: number): Pipeline {
  const indices = Array.from({ length: perStage }, (_, index) => index)
  return {
    name: `Release-of-${actions}`,
    roleArn: 'arn:aws:iam::111122223333:role/service-role/Release',
    artifactStores: Object.fromEntries(
      regions.map((region) => [region, { type: 'S3', location: `artifacts-${region}` }]),
    ),
    stages: Array.from({ length: actions / perStage }, (_, stage) => ({
      name: `Stage${stage}`,
      actions: indices.map((index) => (stage === 0 ? sourceAt(index) : buildAt(stage, index))),
    })),
    version: 1,
    pipelineType: 'V2',
    executionMode: 'QUEUED',
  }
}

const sourceAt = (index: number): Action => ({
  name: `Source${index}`,
  actionTypeId: {
    category: 'Source',
    owner: 'AWS',
    provider: 'CodeStarSourceConnection',
    version: '1',
  },
  runOrder: 1,
  configuration: {
    ConnectionArn: 'arn:aws:codeconnections:us-west-2:111122223333:connection/one',
    FullRepositoryId: `example/app-${index}`,
    BranchName: 'main',
  },
  outputArtifacts: [{ name: `source-${index}` }],
  inputArtifacts: [],
})

function buildAt(stage: number, index: number): Action {
  const [rank, lane] = [Math.floor(index / lanes), index % lanes]
  const region = regions[lane % regions.length] ?? homeRegion
  return {
    name: `Build${rank}x${lane}`,
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    runOrder: rank + 1,
    configuration: {
      ProjectName: `build-${lane}`,
      EnvironmentVariables: JSON.stringify([
        { name: 'STAGE', value: `s${stage}`, type: 'PLAINTEXT' },
        { name: 'COMMIT', value: '#{SourceVariables.CommitId}', type: 'PLAINTEXT' },
      ]),
    },
    inputArtifacts: [{ name: inputOf(stage, rank, lane) }],
    outputArtifacts: [{ name: `s${stage}-r${rank}-l${lane}` }],
    ...(region !== homeRegion && { region }),
  }
}

function inputOf(stage: number, rank: number, lane: number): string {
  if (rank > 0) return `s${stage}-r${rank - 1}-l${lane}`
  return stage > 1 ? `s${stage - 1}-r3-l${lane}` : `source-${lane}`
}
