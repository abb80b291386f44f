import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fleetCsv, fleetJson, type FleetRecord } from './fleet-table.ts'

const record: FleetRecord = {
  region: 'us-west-2',
  name: 'MyFirstPipeline',
  version: 3,
  type: 'V2',
  updated: '2026-11-23T12:00:00.000Z',
  regions: ['us-west-2', 'us-east-1'],
  buckets: ['my-storage-bucket'],
  keys: [],
  stages: 2,
  actions: 3,
  crossRegionActions: 1,
  lastRun: 'Succeeded',
  lastRunAt: '2026-11-23T12:30:00.000Z',
  stack: '',
  findings: ['"Source" polls CodeCommit for changes. Let an event start the pipeline.'],
}

/** A second reading of RFC 4180, by hand. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === ',') {
      rows.at(-1)?.push(field)
      field = ''
    } else if (!isQuoted && sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(field)
      rows.push([])
      field = ''
      at += 1
    } else field += sign
  }
  return rows.slice(0, -1)
}

test('a row says what the table does, and quotes what has commas, semicolons or quotes', () => {
  expect(fleetCsv([record])).toBe(
    [
      'Home region,Pipeline,Version,Type,Updated,Regions,Buckets,KMS keys,Stages,Actions,Cross-region actions,Last run,Last run at,Stack,Findings',
      'us-west-2,MyFirstPipeline,3,V2,2026-11-23T12:00:00.000Z,"us-west-2; us-east-1",my-storage-bucket,,2,3,1,Succeeded,2026-11-23T12:30:00.000Z,,"""Source"" polls CodeCommit for changes. Let an event start the pipeline."',
      '',
    ].join('\r\n'),
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
  'no cell is a formula: %j',
  (name) => {
    const [, row] = readCsv(fleetCsv([{ ...record, name }]))
    expect(row?.[1]).toBe(`'${name}`)
  },
)

test('whatever a name holds, it comes back from the file, and never as a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (name, findings) => {
      const rows = readCsv(fleetCsv([{ ...record, name, findings }, record]))
      expect(rows.map((row) => row.length)).toEqual([15, 15, 15])
      const [, read = ''] = rows[1] ?? []
      expect([name, `'${name}`]).toContain(read)
      expect(read).not.toMatch(/^[=+\-@\t\r\n]/)
      expect(rows[2]?.[1]).toBe('MyFirstPipeline')
    }),
  )
})

test('as JSON every member keeps its kind', () => {
  expect(JSON.parse(fleetJson([record]))).toEqual({ pipelines: [record] })
})
