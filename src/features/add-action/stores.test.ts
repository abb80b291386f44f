import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { firstAnswers } from './defaults.ts'
import { findBucketProblem, storeRows, suggestBucket, withShownStores } from './stores.ts'

const home = { region: 'us-west-2', bucket: 'my-storage-bucket' }
const here = (...names: string[]) => names.map((name) => ({ name, region: 'us-east-1' }))

describe('the suggested bucket', () => {
  test('is named after the home bucket and the region', () => {
    const buckets = here('other', 'codepipeline-us-east-1-1', 'my-storage-bucket-us-east-1')
    expect(suggestBucket('us-east-1', home, buckets)).toBe('my-storage-bucket-us-east-1')
  })

  test('is the home bucket with the region exchanged', () => {
    const regional = { region: 'us-west-2', bucket: 'artifacts-us-west-2-111122223333' }
    const buckets = here('artifacts-us-east-1-111122223333')
    expect(suggestBucket('us-east-1', regional, buckets)).toBe('artifacts-us-east-1-111122223333')
  })

  test("else is the one that AWS's console makes", () => {
    const buckets = here('other', 'codepipeline-us-east-1-123456789')
    expect(suggestBucket('us-east-1', home, buckets)).toBe('codepipeline-us-east-1-123456789')
  })

  test('lies in the region, whatever its name says', () => {
    const buckets = [{ name: 'my-storage-bucket-us-east-1', region: 'eu-west-1' }]
    expect(suggestBucket('us-east-1', home, buckets)).toBeUndefined()
  })

  test('is not guessed from nothing', () => {
    expect(suggestBucket('us-east-1', home, here('the-only-bucket'))).toBeUndefined()
  })
})

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

describe('the rows', () => {
  test('are the home region with its store, and every region in use', () => {
    expect(storeRows(ground, answers, base, buckets)).toEqual([
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
    const [, east] = storeRows(ground, emptied, base, buckets)
    expect(east).toMatchObject({ answer: { bucket: '' }, origin: 'answered' })
  })

  test('turn suggestions into answers, and nothing else', () => {
    const rows = storeRows(ground, answers, base, buckets)
    expect(withShownStores(answers, rows).stores).toEqual({
      'us-east-1': { bucket: 'my-storage-bucket-us-east-1', keyId: '' },
    })
    expect(withShownStores(answers, storeRows(ground, answers, base, []))).toBe(answers)
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
