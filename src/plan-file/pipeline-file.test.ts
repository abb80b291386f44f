import { describe, expect, test } from 'vitest'
import { everyMember, healthy } from '../pipeline/example-pipelines.ts'
import { readPipelineFile, writePipelineFile } from './pipeline-file.ts'

const metadata = { pipelineArn: 'arn:aws:codepipeline:eu-west-1:111122223333:shop' }

const read = (value: unknown) => readPipelineFile(JSON.stringify(value, null, 2))

test.each([
  ['the output of get-pipeline', { pipeline: healthy, metadata }, 'eu-west-1', []],
  ['the input of update-pipeline', { pipeline: healthy }, 'us-west-2', []],
  ['the input of create-pipeline', { pipeline: healthy, tags: [] }, 'us-west-2', ['tags']],
  ['a declaration alone', healthy, 'us-west-2', []],
])('opens %s, and finds out where it lives', (_, value, region, leftOut) => {
  expect(read(value)).toEqual({ kind: 'read', pipeline: healthy, region, leftOut })
})

test('finds the region in a source action, which runs nowhere else', () => {
  const [source, ...stages] = healthy.stages
  const actions = (source?.actions ?? []).map((action) => ({ ...action, region: 'eu-west-2' }))
  expect(read({ ...healthy, stages: [{ name: 'Source', actions }, ...stages] })).toMatchObject({
    region: 'eu-west-2',
  })
})

test('leaves the region open where nothing tells it', () => {
  const { artifactStores: _, ...single } = {
    ...healthy,
    artifactStore: { type: 'S3', location: 'b' },
  }
  expect(read(single)).toMatchObject({ region: undefined })
  expect(read({ pipeline: single, metadata: { pipelineArn: 'a:b:c:nowhere:d' } })).toMatchObject({
    region: undefined,
  })
})

test('what is written is what was read, under the one member that the CLI takes', () => {
  const text = writePipelineFile({ ...everyMember, metadata })
  expect(JSON.parse(text)).toEqual({ pipeline: JSON.parse(JSON.stringify(everyMember)) })
  expect(readPipelineFile(text)).toMatchObject({ kind: 'read' })
})

describe('what is no pipeline is explained at its line and column', () => {
  test.each([
    ['{ "pipeline": { "name": "a", } }', 1, 30, 'A comma is too much before this bracket.'],
    ['{ "stage": [] }', 1, 1, 'The member "name" is missing.'],
    ['{ "pipelines": [] }', 1, 3, expect.stringContaining('the output of list-pipelines')],
    ['{ "stageStates": [] }', 1, 3, expect.stringContaining('the output of get-pipeline-state')],
    ['{\n  "Resources": {}\n}', 2, 3, expect.stringContaining('Open it under Templates.')],
    ['Resources:\n  Pipeline: {}\n', 1, 1, expect.stringContaining('Open it under Templates.')],
    ['pipeline:\n  name: a\n', 1, 1, expect.stringContaining('--output json')],
    ['---\npipeline:\n  name: a\n', 1, 1, expect.stringContaining('--output json')],
    ['{ "name": "..", "stages": [] }', 1, 3, 'A name is expected here.'],
    ['{ "name": "a", "version": "3", "stages": [] }', 1, 16, 'A whole number is expected here.'],
    ['{ "name": "a", // mine\n "stages": [] }', 1, 16, expect.stringContaining('no comments')],
    ['{\r\n  "name": "a",\r\n}', 3, 1, 'A comma is too much before this bracket.'],
    ['{\n  "pipeline": {\n    "name": "a"\n  }\n}', 2, 3, 'The member "stages" is missing.'],
    ['{ "name": "a", "stages": {} }', 1, 16, 'A list is expected here.'],
    [
      '{ "name": "a", "stages": [{ "name": "S", "actions": [{ "name": 1 }] }] }',
      1,
      54,
      'The member "actionTypeId" is missing.',
    ],
    ['[]', 1, 1, 'An object is expected here.'],
  ])('%j', (text, line, column, message) => {
    expect(readPipelineFile(text)).toEqual({ kind: 'malformed', line, column, message })
  })
})
