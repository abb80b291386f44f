import { describe, expect, test } from 'vitest'
import { openSandbox } from '../testing.ts'

const arnOf = (name: string, region = 'us-west-2') =>
  `arn:aws:codepipeline:${region}:111122223333:${name}`

test('a new pipeline runs at once', async () => {
  const aws = await openSandbox()
  const pipeline = { ...(await aws.pipelineNow('MyFirstPipeline')), name: 'Copy' }
  await aws.call('CreatePipeline', { pipeline })
  expect(await aws.call('ListPipelineExecutions', { pipelineName: 'Copy' })).toMatchObject({
    pipelineExecutionSummaries: [
      { status: 'InProgress', trigger: { triggerType: 'CreatePipeline' } },
    ],
  })
})

test('the last ten versions can be read, older ones are gone', async () => {
  const aws = await openSandbox()
  for (let version = 2; version <= 12; version += 1) {
    await aws.update(await aws.pipelineNow('MyFirstPipeline'))
  }
  const read = (version: number) => aws.call('GetPipeline', { name: 'MyFirstPipeline', version })
  expect(await read(2)).toHaveProperty('error', 'PipelineNotFoundException')
  expect(await read(3)).toHaveProperty('pipeline.version', 3)
})

test.each(['constructor', 'toString', '__proto__'])('%s is no pipeline', async (name) => {
  const aws = await openSandbox()
  expect(await aws.call('GetPipeline', { name })).toHaveProperty(
    'error',
    'PipelineNotFoundException',
  )
})

test('a pipeline that may not be read may not be deleted either', async () => {
  const aws = await openSandbox()
  const answer = await aws.call('DeletePipeline', { name: 'RestrictedPipeline' })
  expect(answer).toHaveProperty('error', 'AccessDeniedException')
  expect(JSON.stringify(await aws.call('ListPipelines'))).toContain('RestrictedPipeline')
})

test('StartPipelineExecution has its own words for a missing pipeline', async () => {
  const aws = await openSandbox()
  expect(await aws.call('StartPipelineExecution', { name: 'Nowhere' })).toMatchObject({
    error: 'PipelineNotFoundException',
    message: 'Pipeline with name Nowhere does not exist in account 111122223333',
  })
})

describe('tags', () => {
  const resourceArn = arnOf('MyFirstPipeline')
  const tag = (key: string) => ({ key, value: 'x' })

  test('are put, replaced, listed page by page and taken off', async () => {
    const aws = await openSandbox()
    await aws.call('TagResource', { resourceArn, tags: [tag('team'), tag('stage')] })
    await aws.call('TagResource', { resourceArn, tags: [{ key: 'team', value: 'shop' }] })
    const first = await aws.call('ListTagsForResource', { resourceArn, maxResults: 1 })
    expect(first['tags']).toEqual([{ key: 'team', value: 'shop' }])
    const { nextToken } = first
    const second = await aws.call('ListTagsForResource', { resourceArn, nextToken })
    expect(second).toEqual({ tags: [tag('stage')] })
    await aws.call('UntagResource', { resourceArn, tagKeys: ['team'] })
    expect(await aws.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [tag('stage')] })
  })

  test.each([
    ['another region', { resourceArn: arnOf('MyFirstPipeline', 'us-east-1') }, 'InvalidArn'],
    ['nothing there', { resourceArn: arnOf('Nowhere') }, 'ResourceNotFound'],
    ['a key of AWS', { tags: [tag('aws:team')] }, 'InvalidTags'],
    ['a key twice', { tags: [tag('team'), tag('team')] }, 'InvalidTags'],
    ['more than 50', { tags: Array.from({ length: 51 }, (_, n) => tag(`k${n}`)) }, 'TooManyTags'],
  ])('are refused: %s', async (_, part, error) => {
    const aws = await openSandbox()
    const answer = await aws.call('TagResource', { resourceArn, tags: [tag('team')], ...part })
    expect(answer).toHaveProperty('error', `${error}Exception`)
    expect(await aws.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [] })
  })
})
