import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { codePipelineRegions } from '../pipeline/regions.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { regionColorIndex, regionColors } from './region-color.ts'

test('gives the regions that meet most often ten different colours', () => {
  const often = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-west-2', 'eu-central-1']
  const rest = ['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'sa-east-1']
  expect(new Set([...often, ...rest].map(regionColorIndex)).size).toBe(10)
})

test('gives every other region one of the ten', () => {
  for (const id of [...codePipelineRegions.map((region) => region.id), '', 'mars-1']) {
    expect(regionColorIndex(id)).toBeGreaterThanOrEqual(0)
    expect(regionColorIndex(id)).toBeLessThan(10)
    expect(regionColors(id).fill).toMatch(/^var\(--color-charts-/)
  }
})

test('shows the code of a region that is not home, the mark for it and its name', () => {
  const badge = renderToStaticMarkup(<RegionBadge region="us-east-1" homeRegion="us-west-2" />)
  expect(badge).toContain('us-east-1')
  expect(badge).toContain('aria-label="Crosses regions"')
  expect(badge).toContain('US East (N. Virginia), not the home region')
})

test('keeps the home region quiet', () => {
  const badge = renderToStaticMarkup(<RegionBadge region="us-west-2" homeRegion="us-west-2" />)
  expect(badge).toContain('US West (Oregon), home region')
  expect(badge).not.toContain('Crosses regions')
})
