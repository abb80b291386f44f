import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { positionOf, positionOptions, positionValue } from './place-options.ts'
import { regionOptions, stageOptions } from './place-options.ts'

const pipeline: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/pipeline',
  artifactStores: {
    'us-west-2': { type: 'S3', location: 'a' },
    'eu-west-1': { type: 'S3', location: 'b' },
  },
  stages: ['Source', 'Build', 'Deploy'].map((name) => ({ name, actions: [] })),
}

const valuesOf = (options: readonly { value?: string }[]) => options.map(({ value }) => value)

describe('the stage', () => {
  test('is a new one or any but the first, which says why', () => {
    const [first, source, ...others] = stageOptions(pipeline)
    expect(first?.label).toBe('Add a new stage')
    expect(source).toMatchObject({ label: 'Source', disabled: true })
    expect(source?.description).toMatch(/source actions only/)
    expect(others).toEqual([
      { value: 'Build', label: 'Build' },
      { value: 'Deploy', label: 'Deploy' },
    ])
  })
})

describe('the position of a new stage', () => {
  test('is the end or after any stage', () => {
    expect(positionOptions(pipeline).map(({ label }) => label)).toEqual([
      'At the end, after Deploy',
      'After Build',
      'After Source',
    ])
  })

  test('is read back from its option', () => {
    expect(positionOf(positionValue({ after: 'Build' }))).toEqual({ after: 'Build' })
    expect(positionOf(positionValue({ at: 'end' }))).toEqual({ at: 'end' })
  })
})

describe('the region', () => {
  const [inUse, others] = regionOptions(pipeline, 'us-west-2')

  test('starts with those in use; the home region says why it is not one', () => {
    expect(valuesOf(inUse?.options ?? [])).toEqual(['eu-west-1', 'us-west-2'])
    expect(inUse?.options[1]).toMatchObject({ disabled: true })
  })

  test('is of the same partition, listed once', () => {
    const values = valuesOf(others?.options ?? [])
    expect(values).toContain('us-east-1')
    expect(values).not.toContain('eu-west-1')
    expect(values).not.toContain('us-gov-east-1')
    expect(valuesOf(regionOptions(pipeline, 'us-gov-west-1')[1]?.options ?? [])).toEqual([
      'us-gov-east-1',
    ])
  })
})
