import { expect, test } from 'vitest'
import { isInView } from './detail.ts'
import { layoutPipeline, type PositionedGraph } from './layout.ts'
import { printPages } from './print-pages.ts'
import { sizes } from './sizes.ts'

const pipelineOf = (stages: number, actions: number) => ({
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  stages: Array.from({ length: stages }, (_, stage) => ({
    name: `Stage-${stage}`,
    actions: Array.from({ length: actions }, (_, action) => ({
      name: `Action-${action}`,
      actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    })),
  })),
})

/** How many of the printed parts hold a card whole, and how many only some of it. */
function printed(graph: PositionedGraph) {
  const pages = printPages(graph)
  return graph.actions.map(({ x, y }) => {
    const card = { x, y, ...sizes.card }
    const touching = pages.filter((page) => isInView(card, page))
    const whole = touching.filter(
      (page) =>
        x >= page.x &&
        y >= page.y &&
        x + card.width <= page.x + page.width &&
        y + card.height <= page.y + page.height,
    )
    return [whole.length, touching.length]
  })
}

test('a small pipeline is one part', () => {
  expect(printPages(layoutPipeline(pipelineOf(3, 2), 'us-west-2'))).toHaveLength(1)
})

test.each([
  ['long', 30, 2],
  ['high', 2, 12],
  ['long and high', 12, 30],
])('a %s pipeline is cut between its cards: each is printed once, and whole', (_, ...size) => {
  const graph = layoutPipeline(pipelineOf(...size), 'us-west-2')
  expect(printPages(graph).length).toBeGreaterThan(1)
  expect(new Set(printed(graph).map(String))).toEqual(new Set(['1,1']))
})

test('no part is too large to be read', () => {
  const graph = layoutPipeline(pipelineOf(20, 40), 'us-west-2')
  for (const { width, height } of printPages(graph)) {
    expect(width).toBeLessThanOrEqual(1180)
    expect(height).toBeLessThanOrEqual(740)
  }
})
