import { expect, test } from 'vitest'
import { layoutPipeline } from './layout.ts'
import { action, home, pipelineOf } from './layout-examples.ts'
import { idOf, idsOf, partOf, stageOf } from './parts.ts'
import { sizes } from './sizes.ts'

const pipeline = pipelineOf({
  Build: [action('Compile'), action('Lint')],
  Deploy: [action('Ship')],
})
const graph = layoutPipeline(pipeline, home, { collapsed: new Set(['Build']) })

test('finds what is selected by name, an action of a collapsed stage in its one card', () => {
  expect(idOf(graph, undefined)).toBeUndefined()
  expect(idOf(graph, { stage: 'Deploy' })).toBe(graph.stages[1]?.id)
  expect(idOf(graph, { stage: 'Deploy', action: 'Ship' })).toBe(graph.actions[0]?.id)
  expect(idOf(graph, { stage: 'Build', action: 'Lint' })).toBe(graph.summaries[0]?.id)
  expect(idOf(graph, { stage: 'Build', action: 'Nothing' })).toBeUndefined()
})

test('finds a card that stays before one of the same name that goes', () => {
  const removed = { stages: [], actions: [{ stage: 'Deploy', action: action('Ship') }] }
  const both = layoutPipeline(pipeline, home, { removed })
  const [stays, goes] = both.actions.filter(({ action: { name } }) => name === 'Ship')
  expect(stays?.place).toBeDefined()
  expect(goes?.place).toBeUndefined()
  expect(idOf(both, { stage: 'Deploy', action: 'Ship' })).toBe(stays?.id)
  expect(idsOf(both, [{ stage: 'Deploy', action: 'Ship' }])).toEqual(new Set([stays?.id, goes?.id]))
})

test('knows where cards and heads stand, and to which stage they belong', () => {
  const [build, deploy] = graph.stages
  const [ship] = graph.actions
  expect(partOf(graph, ship?.id)).toEqual({ x: ship?.x, y: ship?.y, ...sizes.card })
  expect(partOf(graph, deploy?.id)).toMatchObject({ x: deploy?.x, height: sizes.stageHead })
  expect(partOf(graph, 'nothing')).toBeUndefined()
  expect(stageOf(graph, ship?.id)).toBe(deploy)
  expect(stageOf(graph, graph.summaries[0]?.id)).toBe(build)
  expect(stageOf(graph, build?.id)).toBe(build)
})
