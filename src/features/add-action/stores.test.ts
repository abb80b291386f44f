import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { firstAnswers } from './defaults.ts'
import { findBucketProblem, storeRows, withShownStores } from './stores.ts'

const here = (...names: string[]) => names.map((name) => ({ name, region: 'us-east-1' }))

const base: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/pipeline',
  artifactStore: {
    type: 'S3',
    location: 'my-storage-bucket',
    encryptionKey: { id: 'alias/mine', type: 'KMS' },
  },
  stages: [
    {
      name: 'Deploy',
      actions: [
        {
          name: 'East',
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'ECS', version: '1' },
          region: 'us-east-1',
        },
      ],
    },
  ],
}
const ground = { base, homeRegion: 'us-west-2' }
const answers = firstAnswers(ground)
const buckets = here('my-storage-bucket-us-east-1')
const known = { buckets, others: [] }

describe('the rows', () => {
  test('are the home region with its store, and every region in use', () => {
    expect(storeRows(ground, answers, base, known)).toMatchObject([
      {
        region: 'us-west-2',
        answer: { bucket: 'my-storage-bucket', keyId: 'alias/mine' },
        origin: 'pipeline',
        neededBy: [],
      },
      {
        region: 'us-east-1',
        answer: { bucket: 'my-storage-bucket-us-east-1', keyId: '' },
        origin: 'suggested',
        neededBy: ['Deploy / East'],
      },
    ])
  })

  test('do not suggest again what a person has emptied', () => {
    const emptied = { ...answers, stores: { 'us-east-1': { bucket: '', keyId: '' } } }
    const [, east] = storeRows(ground, emptied, base, known)
    expect(east).toMatchObject({ answer: { bucket: '' }, origin: 'answered' })
  })

  test('suggest nothing where the only evidence is that a bucket lies in the region', () => {
    const plain = { buckets: here('the-only-bucket'), others: [] }
    const [, east] = storeRows(ground, answers, base, plain)
    expect(east).toMatchObject({ answer: { bucket: '' }, origin: 'empty' })
    expect(east?.ranked).toEqual([{ name: 'the-only-bucket' }])
  })

  test("do not take the pipeline's own stores for those of another", () => {
    const others = [{ pipeline: base.name, region: 'us-east-1', bucket: 'the-only-bucket' }]
    const [, east] = storeRows(ground, answers, base, { buckets: [], others })
    expect(east?.ranked).toEqual([])
  })

  test('turn suggestions into answers, and nothing else', () => {
    const rows = storeRows(ground, answers, base, known)
    expect(withShownStores(answers, rows).stores).toEqual({
      'us-east-1': { bucket: 'my-storage-bucket-us-east-1', keyId: '' },
    })
    expect(
      withShownStores(answers, storeRows(ground, answers, base, { buckets: [], others: [] })),
    ).toBe(answers)
  })
})

const problem = (whereabouts: Parameters<typeof findBucketProblem>[2]) =>
  findBucketProblem('us-east-1', 'a-bucket', whereabouts)

describe('a bucket', () => {
  test('in the region is no problem', () => {
    expect(problem({ state: 'found', region: 'us-east-1' })).toBeUndefined()
  })

  test('in another region is an error that names both', () => {
    const found = problem({ state: 'found', region: 'eu-west-1' })
    expect(found?.severity).toBe('error')
    expect(found?.text).toMatch(/"a-bucket" lies in eu-west-1.*us-east-1/)
  })

  test('of a file is left to the person, for there is nobody to ask', () => {
    expect(problem({ state: 'unasked' })).toEqual({
      severity: 'warning',
      text: expect.stringContaining('"a-bucket" lies in us-east-1') as string,
    })
  })

  test('that S3 does not know is an error', () => {
    expect(problem({ state: 'absent' })?.severity).toBe('error')
  })

  test('that S3 does not speak about is a warning with its words', () => {
    expect(problem({ state: 'unknown', reason: 'AccessDenied: no' })).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('AccessDenied: no'),
    })
  })

  test('is not judged while S3 is being asked', () => {
    expect(problem({ state: 'asking' })).toBeUndefined()
  })
})
