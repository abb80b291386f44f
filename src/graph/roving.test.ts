import { expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { layoutPipeline, type PositionedGraph } from './layout.ts'
import { neighbour, type RovingKey } from './roving.ts'

const actionTypeId = { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' }
const stage = (name: string, ...orders: number[]) => ({
  name,
  actions: orders.map((runOrder, index) => ({ name: `${index}`, actionTypeId, runOrder })),
})

const pipeline: Pipeline = {
  name: 'Example',
  roleArn: 'role',
  stages: [stage('A', 1), stage('B', 1, 1, 1, 2), stage('Empty'), stage('C', 1, 1)],
}
const graph = layoutPipeline(pipeline, 'us-west-2')
const from = (id: string, ...keys: RovingKey[]) =>
  keys.reduce((at, key) => neighbour(graph, at, key) ?? at, id)

test('left and right go by stage and run order and keep to the lane where they can', () => {
  expect(from('A/0', 'ArrowRight')).toBe('B/0')
  expect(from('B/0', 'ArrowRight')).toBe('B/3')
  expect(from('B/2', 'ArrowRight')).toBe('B/3')
  expect(from('B/1', 'ArrowLeft')).toBe('A/0')
})

test('right steps over a stage without actions', () => {
  expect(from('B/3', 'ArrowRight')).toBe('C/0')
  expect(from('C/1', 'ArrowLeft')).toBe('B/3')
})

test('up and down go by lane, and the head of the stage is above the first', () => {
  expect(from('B/0', 'ArrowDown', 'ArrowDown')).toBe('B/2')
  expect(from('B/2', 'ArrowDown')).toBe('B/2')
  expect(from('B/1', 'ArrowUp', 'ArrowUp')).toBe('B')
  expect(from('B', 'ArrowDown')).toBe('B/0')
})

test('from head to head, an empty stage included', () => {
  expect(from('B', 'ArrowRight')).toBe('Empty')
  expect(from('Empty', 'ArrowDown')).toBe('Empty')
  expect(from('Empty', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('A')
})

test('Home and End are the first and the last action', () => {
  expect(from('B/2', 'Home')).toBe('A/0')
  expect(from('A/0', 'End')).toBe('C/1')
})

const inRegions: Pipeline = {
  ...pipeline,
  stages: [
    { name: 'Source', actions: [{ name: 'home', actionTypeId }] },
    {
      name: 'Build',
      actions: [
        { name: 'home', actionTypeId },
        { name: 'east', actionTypeId, region: 'us-east-1' },
      ],
    },
    { name: 'Approve', actions: [{ name: 'home', actionTypeId }] },
    {
      name: 'Deploy',
      actions: [
        { name: 'home', actionTypeId },
        { name: 'east', actionTypeId, region: 'us-east-1' },
        { name: 'east-2', actionTypeId, region: 'us-east-1' },
      ],
    },
  ],
}

const through = (graph: PositionedGraph, id: string, ...keys: RovingKey[]) =>
  keys.reduce((at, key) => neighbour(graph, at, key) ?? at, id)

test('by region, left and right keep to the lane, and up and down lead through all lanes', () => {
  const lanes = layoutPipeline(inRegions, 'us-west-2', { by: 'region' })
  expect(through(lanes, 'Build/east', 'ArrowRight')).toBe('Deploy/east')
  expect(through(lanes, 'Deploy/east-2', 'ArrowLeft')).toBe('Build/east')
  expect(through(lanes, 'Build/east', 'ArrowLeft')).toBe('Source/home')
  expect(through(lanes, 'Build/home', 'ArrowDown')).toBe('Build/east')
  expect(through(lanes, 'Deploy/east-2', 'ArrowUp', 'ArrowUp', 'ArrowUp')).toBe('Deploy')
  expect(through(lanes, 'Source/home', 'End')).toBe('Deploy/east-2')
})

test('a collapsed stage is one card on the way', () => {
  const one = layoutPipeline(inRegions, 'us-west-2', { collapsed: new Set(['Build']) })
  expect(through(one, 'Source/home', 'ArrowRight')).toBe('Build//')
  expect(through(one, 'Build//', 'ArrowRight')).toBe('Approve/home')
  expect(through(one, 'Build', 'ArrowDown')).toBe('Build//')
  expect(through(one, 'Build//', 'ArrowUp')).toBe('Build')
})
