import { clipLine } from './clip-line.ts'
import type { Mark } from './change-target.ts'
import type { PositionedArtifact, PositionedTransition } from './layout.ts'
import { markTokens, type PictureView, token } from './picture-cards.ts'
import { icon } from './picture-icons.ts'
import { element, group, type Pen, textLine } from './picture-pen.ts'
import { regionColors } from './region-color.ts'
import { pathThrough } from './routes.ts'
import { sizes } from './sizes.ts'
import { transitionInto } from './state.ts'
import type { Rect } from './view.ts'

/** The way from one stage to the next; barred where the transition is disabled. */
export function transitionArrow(
  pen: Pen,
  view: PictureView,
  { start, end, into }: PositionedTransition,
): string {
  const { enabled } = transitionInto(view.state, into)
  const stroke = token(pen, '--graph-text-secondary')
  const line = { fill: 'none', stroke, 'stroke-width': 1.5 }
  const center = (start.x + end.x) / 2
  const bar = { ...line, fill: token(pen, '--graph-canvas') }
  return [
    element('path', {
      d: `M${start.x} ${start.y}H${end.x - 3}`,
      ...line,
      'stroke-dasharray': enabled ? undefined : '3 3',
    }),
    element('path', { d: `M${end.x - 9} ${end.y - 5}l6 5l-6 5`, ...line }),
    ...(enabled
      ? []
      : [
          element('circle', { cx: center, cy: start.y, r: 9, ...bar }),
          element('path', { d: `M${center - 4} ${start.y - 4}l8 8m0 -8l-8 8`, ...bar }),
          textLine(pen, 'Disabled', {
            ...{ x: center, y: start.y + 20, size: 12, anchor: 'middle' },
            fill: stroke,
          }),
        ]),
  ].join('')
}

/** An artifact's line from card to card, as far as it lies within the part that is drawn. */
export function artifactLine(
  pen: Pen,
  view: PictureView,
  { edge, part }: { edge: PositionedArtifact; part: Rect },
): string {
  const mark = view.marks.edges.get(edge.id)
  const stroke = lineColor(pen, edge, mark)
  const end = edge.points.at(-1) ?? { x: 0, y: 0 }
  const dashes = edge.crossesRegions ? '6 4' : undefined
  return [
    element('path', {
      d: clipLine(edge.points, part)
        .map((stretch) => pathThrough(stretch))
        .join(''),
      ...{ fill: 'none', stroke, 'stroke-width': edge.crossesRegions || mark ? 1.5 : 1 },
      'stroke-dasharray': mark === 'removed' ? '2 4' : dashes,
    }),
    element('path', { d: `M${end.x} ${end.y}l-7 -4v8z`, fill: stroke }),
  ].join('')
}

/** The name of an artifact that is copied or that differs, on the last stretch of its line. */
export function artifactLabel(pen: Pen, view: PictureView, edge: PositionedArtifact): string {
  const mark = view.marks.edges.get(edge.id)
  const [turn, end] = edge.points.slice(-2)
  if (!turn || !end || (!edge.crossesRegions && !mark)) return ''
  const lettering = { size: 11 }
  const left = mark ? 21 : 6
  const wide = Math.min(sizes.label, left + pen.measure(edge.artifact, lettering) + 6)
  const stroke = lineColor(pen, edge, mark)
  return group(
    { x: (turn.x + end.x - 6) / 2 - wide / 2, y: end.y - 9 },
    element('rect', {
      ...{ x: 0.5, y: 0.5, width: wide - 1, height: 17, rx: 4 },
      ...{ fill: token(pen, '--graph-canvas'), stroke },
    }),
    mark ? icon(mark, { x: 6, y: 4, size: 10, stroke }) : '',
    textLine(pen, edge.artifact, {
      ...{ x: left, y: 9, ...lettering, width: wide - left - 5 },
      fill: token(pen, '--graph-text'),
    }),
  )
}

function lineColor(pen: Pen, edge: PositionedArtifact, mark: Mark | undefined): string {
  if (mark) return token(pen, markTokens[mark])
  return edge.crossesRegions
    ? pen.color(regionColors(edge.region).fill)
    : token(pen, '--graph-line-strong')
}
