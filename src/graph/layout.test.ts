import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { action, artifacts, home, pipelineOf } from './layout-examples.ts'
import { layoutPipeline, type PositionedGraph } from './layout.ts'
import { rowPitch, sizes } from './sizes.ts'

const guide = pipelineOf({
  Source: [action('Source', { outputArtifacts: artifacts('SourceArtifact') })],
  Deploy: [
    action('Deploy', { inputArtifacts: artifacts('SourceArtifact') }),
    action('Deploy-us-east-1', {
      region: 'us-east-1',
      inputArtifacts: artifacts('SourceArtifact'),
    }),
  ],
})

const at = (graph: PositionedGraph, id: string) => {
  const found = graph.actions.find((positioned) => positioned.id === id)
  if (!found) throw new Error(`nothing is drawn as ${id}`)
  return found
}

describe('the layout', () => {
  test('puts stages side by side and parallel actions on top of each other', () => {
    const graph = layoutPipeline(
      pipelineOf({ A: [action('One')], B: [action('x'), action('y')] }),
      home,
    )
    expect(
      graph.stages.map(({ id, x, y, width, height }) => ({ id, x, y, width, height })),
    ).toEqual([
      { id: 'A', x: 0, y: 0, width: 252, height: 160 },
      { id: 'B', x: 308, y: 0, width: 252, height: 260 },
    ])
    expect(graph.actions.map(({ id, x, y }) => ({ id, x, y }))).toEqual([
      { id: 'A/One', x: 16, y: 72 },
      { id: 'B/x', x: 324, y: 72 },
      { id: 'B/y', x: 324, y: 172 },
    ])
    expect(graph.transitions).toEqual([
      {
        id: 'A B',
        from: 'A',
        to: 'B',
        into: 'B',
        start: { x: 252, y: 22 },
        end: { x: 308, y: 22 },
      },
    ])
    expect([graph.width, graph.height]).toEqual([560, 260])
  })

  test('steps to the right by run order, whatever the order of the declaration', () => {
    const graph = layoutPipeline(
      pipelineOf({
        A: [
          action('last', { runOrder: 7 }),
          action('first'),
          action('also-first', { runOrder: 1 }),
        ],
      }),
      home,
    )
    expect(graph.actions.map(({ id, column, row }) => [id, column, row])).toEqual([
      ['A/first', 0, 0],
      ['A/also-first', 0, 1],
      ['A/last', 1, 0],
    ])
    expect(at(graph, 'A/last').x).toBe(16 + sizes.card.width + sizes.gutter)
  })

  test('wraps a rank of more than twelve into further columns', () => {
    const many = Array.from({ length: 30 }, (_, index) => action(`a${index}`))
    const graph = layoutPipeline(pipelineOf({ A: many }), home)
    expect(graph.actions.map(({ column }) => column)).toEqual(
      many.map((_, index) => Math.floor(index / 12)),
    )
    expect(Math.max(...graph.actions.map(({ y }) => y))).toBe(72 + 11 * rowPitch)
  })

  test('makes room for the name of an artifact that is copied to another region', () => {
    const [, deploy] = layoutPipeline(guide, home).stages
    expect(deploy?.x).toBe(252 + sizes.stageGap + sizes.labelRoom)
    const [, atHome] = layoutPipeline(guide, 'us-east-1').stages
    expect(atHome?.x).toBe(252 + sizes.stageGap)
  })

  test('tells artifacts that cross regions from those that stay', () => {
    const { artifactEdges } = layoutPipeline(guide, home)
    expect(
      artifactEdges.map(({ from, to, artifact, crossesRegions, region }) => ({
        from,
        to,
        artifact,
        crossesRegions,
        region,
      })),
    ).toEqual([
      {
        from: 'Source/Source',
        to: 'Deploy/Deploy',
        artifact: 'SourceArtifact',
        crossesRegions: false,
        region: home,
      },
      {
        from: 'Source/Source',
        to: 'Deploy/Deploy-us-east-1',
        artifact: 'SourceArtifact',
        crossesRegions: true,
        region: 'us-east-1',
      },
    ])
  })

  test('does not take the home region, written out, for a crossing', () => {
    const written = pipelineOf({
      Source: [action('Source', { region: home, outputArtifacts: artifacts('Out') })],
      Deploy: [action('Deploy', { region: home, inputArtifacts: artifacts('Out') })],
    })
    expect(layoutPipeline(written, home).artifactEdges[0]?.crossesRegions).toBe(false)
  })

  test('leaves actions before an added one where they are', () => {
    const more = pipelineOf({
      ...Object.fromEntries(guide.stages.map(({ name, actions }) => [name, actions])),
      Verify: [action('Check')],
    })
    const before = layoutPipeline(guide, home)
    const after = layoutPipeline(more, home)
    for (const { id, x, y } of before.actions) expect(at(after, id)).toMatchObject({ x, y })
  })

  test('draws an empty stage, and a pipeline without stages', () => {
    const graph = layoutPipeline(pipelineOf({ A: [], B: [action('x')] }), home)
    expect(graph.stages[0]).toMatchObject({ width: 252, height: 160 })
    expect(layoutPipeline(pipelineOf({}), home)).toEqual({
      width: 0,
      height: 0,
      stages: [],
      actions: [],
      summaries: [],
      lanes: [],
      transitions: [],
      artifactEdges: [],
    })
  })

  test('keeps ids apart when a broken pipeline holds a name twice', () => {
    const broken: Pipeline = {
      ...guide,
      stages: [
        { name: 'A', actions: [action('x'), action('x')] },
        { name: 'A', actions: [action('x')] },
      ],
    }
    const { stages, actions } = layoutPipeline(broken, home)
    expect(stages.map(({ id }) => id)).toEqual(['A', 'A#2'])
    expect(actions.map(({ id }) => id)).toEqual(['A/x', 'A/x#2', 'A/x#3'])
    expect(actions.map(({ stageId }) => stageId)).toEqual(['A', 'A', 'A#2'])
  })

  test('draws what was removed in its place, without artifacts', () => {
    const old = action('Old', { inputArtifacts: artifacts('SourceArtifact') })
    const graph = layoutPipeline(guide, home, {
      removed: {
        actions: [{ stage: 'Deploy', action: old }],
        stages: [
          { stage: { name: 'Test', actions: [action('Check')] }, position: { after: 'Source' } },
        ],
      },
    })
    expect(graph.stages.map(({ name, index }) => [name, index])).toEqual([
      ['Source', 0],
      ['Test', undefined],
      ['Deploy', 1],
    ])
    expect(at(graph, 'Deploy/Old').place).toBeUndefined()
    expect(at(graph, 'Deploy/Deploy').place).toEqual({ stageIndex: 1, actionIndex: 0 })
    expect(graph.artifactEdges.map(({ to }) => to)).not.toContain('Deploy/Old')
  })
})
