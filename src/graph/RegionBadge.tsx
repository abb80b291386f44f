import {
  borderRadiusBadge,
  colorBorderDividerDefault,
  colorTextBodySecondary,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens'
import type { CSSProperties } from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import { regionName } from '../pipeline/regions.ts'
import './region-badge.css'
import { regionColors } from './region-color.ts'

interface RegionBadgeProps {
  region: Region
  homeRegion: Region
}

/**
 * A region's code. The home region is quiet; any other is filled with the colour of that region
 * and carries the mark for crossing regions, so that colour alone says nothing.
 */
export function RegionBadge({ region, homeRegion }: RegionBadgeProps) {
  const isHome = region === homeRegion
  const { fill, text } = regionColors(region)
  const style = {
    '--region-fill': isHome ? 'transparent' : fill,
    '--region-edge': isHome ? colorBorderDividerDefault : fill,
    '--region-text': isHome ? colorTextBodySecondary : text,
    '--region-radius': borderRadiusBadge,
    '--region-font': fontFamilyMonospace,
  } as CSSProperties
  return (
    <span
      className={isHome ? 'region-badge' : 'region-badge region-badge-away'}
      style={style}
      title={describeRegion(region, isHome)}
    >
      {!isHome && <CrossesRegions />}
      {region}
    </span>
  )
}

/** The tooltip: AWS's name of the region and how it stands to the pipeline. */
function describeRegion(region: Region, isHome: boolean): string {
  const standing = isHome ? 'home region' : 'not the home region'
  const name = regionName(region)
  return name ? `${name}, ${standing}` : `Unknown region, ${standing}`
}

/** An arrow through a border. */
const CrossesRegions = () => (
  <svg
    className="region-badge-mark"
    viewBox="0 0 12 12"
    width="12"
    height="12"
    role="img"
    aria-label="Crosses regions"
  >
    <path d="M4 1v2.5M4 8.5V11M1 6h9.5M7.5 3l3 3-3 3" />
  </svg>
)
