import { expect, test } from 'vitest'
import { withoutStore } from './artifact-stores.ts'
import { healthy, home } from './example-pipelines.ts'
import { artifactStoresOf } from './pipeline.ts'

test('a store is left out of either form, and the others stay', () => {
  const regions = (region: string, pipeline = healthy) =>
    Object.keys(artifactStoresOf(withoutStore(pipeline, region, home), home))
  expect(regions('us-east-1')).toEqual([home])
  expect(regions(home)).toEqual(['us-east-1'])
  const { artifactStores: _, ...rest } = healthy
  const single = { ...rest, artifactStore: { type: 'S3', location: 'b' } }
  expect(regions(home, single)).toEqual([])
  expect(regions('us-east-1', single)).toEqual([home])
})
