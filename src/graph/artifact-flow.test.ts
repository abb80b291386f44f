import { expect, test } from 'vitest'
import { findArtifactUses, type Step, wayThrough } from './artifact-flow.ts'

const step = (id: string, at: [number, number], reads: string[], makes: string[]): Step => ({
  id,
  stageIndex: at[0],
  runOrder: at[1],
  action: {
    name: id,
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    inputArtifacts: reads.map((name) => ({ name })),
    outputArtifacts: makes.map((name) => ({ name })),
  },
})

test('connects a reader with the maker in an earlier stage or at a smaller run order', () => {
  const uses = findArtifactUses([
    step('source', [0, 1], [], ['Source']),
    step('build', [1, 1], ['Source'], ['Build']),
    step('test', [1, 2], ['Build', 'Source'], []),
  ])
  expect(uses).toEqual([
    { from: 'source', to: 'build', artifact: 'Source' },
    { from: 'build', to: 'test', artifact: 'Build' },
    { from: 'source', to: 'test', artifact: 'Source' },
  ])
})

test('takes the nearest of several makers', () => {
  const uses = findArtifactUses([
    step('first', [0, 1], [], ['Out']),
    step('second', [1, 1], [], ['Out']),
    step('reader', [2, 1], ['Out'], []),
  ])
  expect(uses.map(({ from }) => from)).toEqual(['second'])
})

test('connects nothing with a maker that runs later or at the same time, or with nobody', () => {
  const uses = findArtifactUses([
    step('reader', [0, 1], ['Later', 'Beside', 'Nobody'], []),
    step('beside', [0, 1], [], ['Beside']),
    step('later', [1, 1], [], ['Later']),
  ])
  expect(uses).toEqual([])
})

test('an artifact named twice among the inputs is one use', () => {
  const uses = findArtifactUses([
    step('source', [0, 1], [], ['Out']),
    step('reader', [1, 1], ['Out', 'Out'], []),
  ])
  expect(uses).toHaveLength(1)
})

test('the way through a card leads back to where it comes from and on to all that is made of it', () => {
  const edge = (from: string, to: string) => ({ id: `${from} ${to}`, from, to })
  const edges = [
    edge('source', 'build'),
    edge('source', 'lint'),
    edge('build', 'test'),
    edge('build', 'deploy'),
    edge('deploy', 'verify'),
    edge('other', 'verify'),
  ]
  const { cards, edges: onWay } = wayThrough(edges, 'build')
  expect(cards).toEqual(new Set(['build', 'deploy', 'source', 'test', 'verify']))
  expect(onWay).toEqual(new Set(['build deploy', 'build test', 'deploy verify', 'source build']))
})

test('a card without artifacts is alone on its way', () => {
  expect(wayThrough([], 'approve')).toEqual({ cards: new Set(['approve']), edges: new Set() })
})
