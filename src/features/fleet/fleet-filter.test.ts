import { expect, test } from 'vitest'
import { healthy, home } from '../../pipeline/example-pipelines.ts'
import {
  filteringOptions,
  filteringProperties,
  groupRows,
  readQuery,
  writeQuery,
} from './fleet-filter.ts'
import { fleetRow } from './fleet-row.ts'

const row = (name: string, pipeline = healthy) =>
  fleetRow(
    {
      region: home,
      name,
      version: 1,
      created: undefined,
      updated: undefined,
      pipelineType: pipeline.pipelineType ?? 'V1',
      owner: { stack: 'shop-stack' },
      pipeline: { ...pipeline, name },
    },
    new Map(),
  )

const rows = [row('a'), row('b'), row('c', { ...healthy, pipelineType: 'V2' })]

test('a row is in as many groups as it has values, the largest group first', () => {
  expect(groupRows(rows, 'finding')).toEqual([
    { value: 'Polling source', pipelines: 3, findings: 3 },
    { value: 'Type V1', pipelines: 2, findings: 2 },
  ])
  expect(groupRows(rows, 'actions')).toEqual([{ value: '4', pipelines: 3, findings: 3 }])
  expect(groupRows(rows, 'owner').map(({ value }) => value)).toEqual(['shop-stack'])
})

test('every value is suggested once', () => {
  const regions = filteringOptions(rows).filter(({ propertyKey }) => propertyKey === 'regions')
  expect(regions.map(({ value }) => value)).toEqual(['us-east-1', 'us-west-2'])
})

test('a list is matched by each thing in it', () => {
  const property = filteringProperties.find(({ key }) => key === 'regions')
  const matches = (operator: string, token: string) =>
    property?.operators?.some(
      (one) =>
        typeof one === 'object' &&
        one.operator === operator &&
        typeof one.match === 'function' &&
        one.match(['us-west-2', 'us-east-1'] as never, token),
    )
  expect(matches('=', 'us-east-1')).toBe(true)
  expect(matches('=', 'us-east')).toBe(false)
  expect(matches(':', 'EAST')).toBe(true)
  expect(matches('!=', 'eu-west-1')).toBe(true)
})

test('the filter survives the address', () => {
  const query = {
    tokens: [{ propertyKey: 'finding', operator: '=', value: 'Type V1' }],
    operation: 'or' as const,
  }
  expect(readQuery(writeQuery(query))).toEqual(query)
  expect(writeQuery({ tokens: [], operation: 'and' })).toBeUndefined()
})

test.each([
  undefined,
  'nonsense',
  'null',
  '{"tokens":1}',
  '{"tokens":[{"propertyKey":"secret","operator":"=","value":"x"},{"operator":"="}]}',
  '{"tokens":[null]}',
])('%s in the address filters nothing', (text) => {
  expect(readQuery(text)).toEqual({ tokens: [], operation: 'and' })
})
