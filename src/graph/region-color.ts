import {
  colorBackgroundLayoutMain,
  colorChartsBlue1600,
  colorChartsBlue2600,
  colorChartsBlue21000,
  colorChartsGreen600,
  colorChartsOrange600,
  colorChartsPink600,
  colorChartsPink1000,
  colorChartsPurple600,
  colorChartsTeal600,
  colorChartsYellow600,
} from '@cloudscape-design/design-tokens'
import type { Region } from '../pipeline/pipeline.ts'

/**
 * Cloudscape's chart colours of contrast 6 and more to the page behind them, in light and in dark
 * mode. Red is left out: it says that something is wrong.
 */
const fills = [
  colorChartsBlue2600,
  colorChartsOrange600,
  colorChartsTeal600,
  colorChartsPurple600,
  colorChartsPink600,
  colorChartsGreen600,
  colorChartsBlue1600,
  colorChartsYellow600,
  colorChartsBlue21000,
  colorChartsPink1000,
] as const

/** Regions that meet most often in one pipeline; each has a colour that the others have not. */
const apart: readonly Region[] = [
  'us-east-1',
  'eu-west-1',
  'us-west-2',
  'eu-central-1',
  'ap-northeast-1',
  'ap-southeast-2',
  'us-east-2',
  'ap-southeast-1',
  'eu-west-2',
  'sa-east-1',
]

/** Which colour stands for a region, everywhere and always the same: an index into ten. */
export function regionColorIndex(region: Region): number {
  const own = apart.indexOf(region)
  if (own !== -1) return own
  let hash = 0
  for (const character of region) hash = (hash * 31 + character.charCodeAt(0)) % 65_521
  return hash % fills.length
}

/** CSS colours of a region's badge. The mode is followed by the design tokens behind them. */
export const regionColors = (region: Region): { fill: string; text: string } => ({
  fill: fills[regionColorIndex(region)] ?? fills[0],
  text: colorBackgroundLayoutMain,
})
