import { expect, test } from 'vitest'
import { readRegions, regionGroups } from './listed-regions.ts'

test.each([
  [undefined, ['us-west-2']],
  ['', ['us-west-2']],
  ['eu-west-1', ['eu-west-1']],
  ['eu-west-1,us-west-2', ['eu-west-1', 'us-west-2']],
  ['eu-west-1,eu-west-1', ['eu-west-1']],
  ['eu-west-1,nowhere-1,cn-north-1', ['eu-west-1']],
  ['cn-north-1', ['us-west-2']],
])('%s in us-west-2 lists %s', (text, regions) => {
  expect(readRegions(text, 'us-west-2')).toEqual(regions)
})

test('regions are offered within their partition', () => {
  const offered = (partition: string) =>
    regionGroups(partition).flatMap(({ options }) => options.map(({ value }) => value))
  expect(offered('aws-cn')).toEqual(['cn-north-1', 'cn-northwest-1'])
  expect(offered('aws')).toHaveLength(30)
})
