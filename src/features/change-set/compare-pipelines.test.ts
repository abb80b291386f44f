import { expect, test } from 'vitest'
import { comparePipelines } from './compare-pipelines.ts'

const pipeline = (id: string, stages: string) =>
  `  ${id}:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Name: ${id}\n      Stages: [${stages}]\n`
const template = (...resources: string[]) => `Resources:\n${resources.join('')}`
const source = '{ Name: Source, Actions: [] }'
const deploy = '{ Name: Deploy, Actions: [] }'

const shown = (before: string, after: string) =>
  comparePipelines(before, after, 'us-west-2').map(({ logicalId, changes }) => [
    logicalId,
    changes.map(({ kind }) => kind),
  ])

test('of the pipelines of a template, those that differ are compared', () => {
  const before = template(pipeline('Web', source), pipeline('Same', source))
  const after = template(pipeline('Web', `${source}, ${deploy}`), pipeline('Same', source))
  expect(shown(before, after)).toEqual([['Web', ['stage-added']]])
})

test('a pipeline without another side is compared with an empty one', () => {
  const whole = template(pipeline('Web', source))
  expect(shown('', whole)).toEqual([['Web', ['stage-added']]])
  expect(shown(whole, template(pipeline('Api', deploy)))).toEqual([
    ['Api', ['stage-added']],
    ['Web', ['stage-removed']],
  ])
})

test('a text that is no template has no pipelines to compare', () => {
  expect(shown('Resources: [', 'Resources: [')).toEqual([])
})
