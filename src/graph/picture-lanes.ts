import { regionName } from '../pipeline/regions.ts'
import { keyText, laneNote } from './lane-words.ts'
import type { PositionedLane } from './layout.ts'
import { type PictureView, regionBadge, token } from './picture-cards.ts'
import { icon } from './picture-icons.ts'
import { element, group, type Pen, textLine } from './picture-pen.ts'
import { sizes } from './sizes.ts'

const lineHeight = 20
const left = 16

/** The lane of a region with what heads it. */
export function laneBand(pen: Pen, { homeRegion }: PictureView, lane: PositionedLane): string {
  const { region, isHome, store, use, width, height } = lane
  const badge = regionBadge(pen, region, homeRegion)
  const lines = store ? 4 : 3
  const top = (Math.min(height, 132) - lines * lineHeight) / 2 + lineHeight / 2
  const row = (index: number) => top + index * lineHeight
  const secondary = token(pen, '--graph-text-secondary')
  const room = sizes.laneHead - 2 * left
  const note = laneNote(lane)
  return group(
    lane,
    element('rect', {
      ...{ x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 16 },
      fill: use === 'nothing' ? 'none' : token(pen, '--graph-stage'),
      stroke: token(pen, isHome ? '--graph-line-strong' : '--graph-line'),
      'stroke-dasharray': use === 'nothing' ? '4 3' : undefined,
    }),
    group({ x: left, y: row(0) - 10 }, badge.svg),
    isHome
      ? textLine(pen, 'Home', { x: left + badge.width + 8, y: row(0), size: 12, fill: secondary })
      : '',
    textLine(pen, regionName(region) ?? 'Unknown region', {
      ...{ x: left, y: row(1), size: 14, bold: true, width: room },
      fill: token(pen, '--graph-heading'),
    }),
    ...(store
      ? [
          textLine(pen, store.location, {
            ...{ x: left, y: row(2), size: 12, mono: true, width: room },
            fill: token(pen, '--graph-text'),
          }),
          textLine(pen, keyText(store), {
            ...{ x: left, y: row(3), size: 12, width: room },
            fill: secondary,
          }),
        ]
      : [
          icon('error', {
            ...{ x: left + 1, y: row(2) - 7, size: 14 },
            stroke: token(pen, '--graph-removed'),
          }),
          textLine(pen, 'No artifact store', {
            ...{ x: left + 22, y: row(2), size: 14 },
            fill: token(pen, '--graph-removed'),
          }),
        ]),
    note
      ? textLine(pen, note, { x: sizes.laneHead + 24, y: height / 2, size: 14, fill: secondary })
      : '',
  )
}
