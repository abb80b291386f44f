import { expect, test } from 'vitest'
import { type Evidence, rankBuckets } from './bucket-ranking.ts'

const evidence: Evidence = {
  region: 'us-east-1',
  own: undefined,
  home: { region: 'us-west-2', bucket: 'web-us-west-2' },
  stores: [
    { pipeline: 'one', region: 'us-east-1', bucket: 'shared' },
    { pipeline: 'two', region: 'us-east-1', bucket: 'popular' },
    { pipeline: 'three', region: 'us-east-1', bucket: 'popular' },
    { pipeline: 'three', region: 'eu-west-1', bucket: 'elsewhere' },
  ],
  buckets: [
    'assets',
    'codepipeline-us-east-1-1',
    'shared',
    'popular',
    'web-us-west-2-us-east-1',
    'web-us-east-1',
  ].map((name) => ({ name, region: 'us-east-1' })),
}

test('the better the evidence, the higher a bucket stands, and each says why', () => {
  expect(rankBuckets(evidence)).toEqual([
    { name: 'web-us-east-1', why: 'Named as web-us-west-2 is' },
    { name: 'web-us-west-2-us-east-1', why: 'Named after web-us-west-2' },
    { name: 'popular', why: 'Artifact bucket of two and 1 more' },
    { name: 'shared', why: 'Artifact bucket of one' },
    { name: 'codepipeline-us-east-1-1', why: "Made by AWS's console for pipelines" },
    { name: 'assets' },
  ])
})

test("the pipeline's own bucket stands first, listed or not", () => {
  const [first] = rankBuckets({ ...evidence, own: 'assets' })
  expect(first).toEqual({ name: 'assets', why: 'The bucket that the pipeline uses now' })
  expect(rankBuckets({ ...evidence, own: 'not-listed' })[0]?.name).toBe('not-listed')
})

test("another pipeline's bucket is offered although S3 does not list it", () => {
  const ranked = rankBuckets({ ...evidence, buckets: [] })
  expect(ranked.map(({ name }) => name)).toEqual(['popular', 'shared'])
})

test('a bucket that S3 lists in another region is not offered', () => {
  const buckets = [{ name: 'shared', region: 'eu-west-1' }]
  const ranked = rankBuckets({ ...evidence, buckets })
  expect(ranked.map(({ name }) => name)).toEqual(['popular'])
})
