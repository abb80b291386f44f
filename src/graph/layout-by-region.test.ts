import { expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { action, artifacts, home, pipelineOf } from './layout-examples.ts'
import { layoutPipeline } from './layout.ts'

const store = (location: string) => ({ type: 'S3', location })

const release: Pipeline = {
  ...pipelineOf({
    Source: [action('Checkout', { outputArtifacts: artifacts('Code') })],
    Deploy: [
      action('East', { region: 'us-east-1', inputArtifacts: artifacts('Code') }),
      action('West', { region: home, inputArtifacts: artifacts('Code') }),
      action('East-2', { region: 'us-east-1' }),
    ],
  }),
  artifactStores: {
    [home]: store('home-bucket'),
    'eu-west-1': store('old-bucket'),
  },
}
const graph = layoutPipeline(release, home, { by: 'region' })

test('has one lane per region, home first and the others by code, as high as its cards', () => {
  expect(
    graph.lanes.map(({ region, x, y, width, height }) => ({ region, x, y, width, height })),
  ).toEqual([
    { region: home, x: 0, y: 56, width: 912, height: 116 },
    { region: 'eu-west-1', x: 0, y: 184, width: 912, height: 116 },
    { region: 'us-east-1', x: 0, y: 312, width: 912, height: 216 },
  ])
})

test('tells the store of each lane, and whether anything runs there', () => {
  expect(graph.lanes.map(({ isHome, store, use }) => [isHome, store?.location, use])).toEqual([
    [true, 'home-bucket', 'actions'],
    [false, 'old-bucket', 'nothing'],
    [false, undefined, 'actions'],
  ])
})

test('puts each action in the lane of its region, below its own stage', () => {
  expect(
    graph.actions.map(({ id, lane, column, row, x, y }) => [id, lane, column, row, x, y]),
  ).toEqual([
    ['Source/Checkout', 0, 0, 0, 264, 84],
    ['Deploy/West', 0, 1, 0, 664, 84],
    ['Deploy/East', 2, 1, 2, 664, 340],
    ['Deploy/East-2', 2, 1, 3, 664, 440],
  ])
  expect(graph.stages.map(({ id, x, width, height }) => [id, x, width, height])).toEqual([
    ['Source', 248, 252, 540],
    ['Deploy', 648, 252, 540],
  ])
})

test('keeps the ids of the view by stage, so that a selection stays', () => {
  const byStage = layoutPipeline(release, home)
  expect(new Set(graph.actions.map(({ id }) => id))).toEqual(
    new Set(byStage.actions.map(({ id }) => id)),
  )
})

test('counts rules of conditions as use of a region', () => {
  const stages = release.stages.map((stage, index) =>
    index === 1
      ? {
          ...stage,
          beforeEntry: {
            conditions: [
              {
                rules: [
                  { name: 'r', ruleTypeId: { provider: 'LambdaInvoke' }, region: 'eu-west-1' },
                ],
              },
            ],
          },
        }
      : stage,
  )
  const { lanes } = layoutPipeline({ ...release, stages }, home, { by: 'region' })
  expect(lanes.map(({ region, use }) => [region, use])).toContainEqual(['eu-west-1', 'conditions'])
})

test('an artifact that is made and read in the same region does not cross', () => {
  const chain = pipelineOf({
    Source: [action('Checkout', { outputArtifacts: artifacts('Code') })],
    Build: [
      action('Compile', {
        region: 'us-east-1',
        inputArtifacts: artifacts('Code'),
        outputArtifacts: artifacts('App'),
      }),
    ],
    Deploy: [
      action('East', { region: 'us-east-1', inputArtifacts: artifacts('App') }),
      action('West', { inputArtifacts: artifacts('App') }),
    ],
  })
  const { artifactEdges } = layoutPipeline(chain, home, { by: 'region' })
  expect(artifactEdges.map(({ to, crossesRegions }) => [to, crossesRegions])).toEqual([
    ['Build/Compile', true],
    ['Deploy/West', false],
    ['Deploy/East', false],
  ])
})

test('a collapsed stage is one card, by region one in each lane, with its lines', () => {
  const collapsed = new Set(['Deploy'])
  const byStage = layoutPipeline(release, home, { collapsed })
  expect(byStage.summaries.map(({ id, actions }) => [id, actions.length])).toEqual([
    ['Deploy//', 3],
  ])
  expect(
    new Set(byStage.artifactEdges.map(({ from, to, region }) => `${from} ${to} ${region}`)),
  ).toEqual(new Set(['Source/Checkout Deploy// us-east-1', `Source/Checkout Deploy// ${home}`]))
  const byRegion = layoutPipeline(release, home, { by: 'region', collapsed })
  expect(
    byRegion.summaries.map(({ region, lane, actions }) => [region, lane, actions.length]),
  ).toEqual([
    [home, 0, 1],
    ['us-east-1', 2, 2],
  ])
})
