import { type Region, regionOf } from '../pipeline/pipeline.ts'
import type { Mark } from './change-target.ts'
import type { GraphView } from './graph-view.ts'
import type { PositionedAction, PositionedStage, PositionedSummary } from './layout.ts'
import { markOf } from './marks.ts'
import { countText, markNames, problemText, providerTitle } from './node-names.ts'
import { icon } from './picture-icons.ts'
import { element, group, type Pen, textLine } from './picture-pen.ts'
import { type ProblemCount, problemPlace } from './problem-counts.ts'
import { regionColors } from './region-color.ts'
import type { RunStatus, StatusType } from './run-status.ts'
import { runText } from './run-text.ts'
import { sizes } from './sizes.ts'
import { actionRun, stageStatus } from './state.ts'
import { countStatuses } from './status-counts.ts'
import { graphTokens, type GraphToken, statusTokens } from './tokens.ts'

/** What the cards of a picture show besides their place. */
export interface PictureView extends Pick<
  GraphView,
  'homeRegion' | 'state' | 'marks' | 'problems'
> {
  /** Epoch milliseconds; times are told from here. */
  now: number
}

export const token = (pen: Pen, name: GraphToken): string => pen.color(graphTokens[name])

const padding = 12
const iconSize = 16
const { width, height } = sizes.card

/** The colour of how something differs. */
export const markTokens: Readonly<Record<Mark, GraphToken>> = {
  added: '--graph-added',
  changed: '--graph-changed',
  moved: '--graph-changed',
  removed: '--graph-removed',
}

const edgeColor = (pen: Pen, mark: Mark | undefined, plain: GraphToken) =>
  token(pen, mark ? markTokens[mark] : plain)

const statusIcon = (pen: Pen, type: StatusType, x: number, middle: number) =>
  icon(type, {
    ...{ x: x + 1, y: middle - iconSize / 2 + 1, size: iconSize - 2 },
    stroke: pen.color(statusTokens[type]),
  })

/** An action's card. */
export function actionCard(pen: Pen, view: PictureView, positioned: PositionedAction): string {
  const { stage, action, place } = positioned
  const run = actionRun(view.state, stage, action)
  const mark = place ? markOf(view.marks, stage, action.name) : 'removed'
  const problems = place && view.problems.get(problemPlace(place.stageIndex, place.actionIndex))
  const [first, second, third] = run ? [15, 36, 57] : [24.5, 0, 47.5]
  const badge = regionBadge(pen, regionOf(action, view.homeRegion), view.homeRegion)
  return group(
    positioned,
    cardBox(pen, mark),
    nameLine(pen, action.name, {
      status: run?.status,
      middle: first,
      isRemoved: mark === 'removed',
    }),
    run
      ? textLine(pen, runText(run, view.now), {
          ...{ x: padding, y: second, size: 12, width: width - 2 * padding },
          fill: token(
            pen,
            run.status.type === 'error' ? '--graph-removed' : '--graph-text-secondary',
          ),
        })
      : '',
    textLine(pen, providerTitle(action), {
      ...{ x: padding, y: third, size: 12, width: width - 2 * padding - 8 - badge.width },
      fill: token(pen, '--graph-text-secondary'),
    }),
    group({ x: width - padding - badge.width, y: third - 10 }, badge.svg),
    chips(pen, { mark, problems, right: width - 8 }),
  )
}

const cardBox = (pen: Pen, mark: Mark | undefined) =>
  element('rect', {
    ...{ x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 8 },
    fill: mark === 'removed' ? 'none' : token(pen, '--graph-card'),
    stroke: edgeColor(pen, mark, '--graph-line-strong'),
    'stroke-dasharray': mark === 'removed' ? '4 3' : undefined,
  })

interface NameOptions {
  status: RunStatus | undefined
  middle: number
  isRemoved: boolean
}

function nameLine(pen: Pen, name: string, { status, middle, isRemoved }: NameOptions): string {
  const left = padding + (status ? iconSize + 8 : 0)
  return [
    status ? statusIcon(pen, status.type, padding, middle) : '',
    textLine(pen, name, {
      ...{ x: left, y: middle, size: 14, bold: true, width: width - left - padding },
      ...{ fill: token(pen, '--graph-text'), struck: isRemoved },
    }),
  ].join('')
}

/** The card that stands for the actions of a collapsed stage. */
export function summaryCard(pen: Pen, view: PictureView, positioned: PositionedSummary): string {
  const { stage, actions } = positioned
  const regions = [...new Set(actions.map((action) => regionOf(action, view.homeRegion)))]
  const away = regions.filter((region) => region !== view.homeRegion)
  const badge =
    away.length === 1 && away[0] ? regionBadge(pen, away[0], view.homeRegion) : undefined
  const title = countText(actions.length, 'action')
  let x = padding + pen.measure(title, { size: 14, bold: true }) + 8
  const statuses = countStatuses(view.state, stage, actions).map(({ status, count }) => {
    const at = x
    x += iconSize + 4 + pen.measure(String(count), { size: 12 }) + 8
    return [
      statusIcon(pen, status.type, at, 24.5),
      textLine(pen, String(count), {
        ...{ x: at + iconSize + 4, y: 24.5, size: 12 },
        fill: token(pen, '--graph-text'),
      }),
    ].join('')
  })
  return group(
    positioned,
    group({ x: 3, y: 3 }, cardBox(pen, undefined)),
    cardBox(pen, undefined),
    nameLine(pen, title, { status: undefined, middle: 24.5, isRemoved: false }),
    ...statuses,
    away.length > 1
      ? textLine(pen, `${regions.length} regions`, {
          ...{ x: padding, y: 47.5, size: 12 },
          fill: token(pen, '--graph-text-secondary'),
        })
      : '',
    badge ? group({ x: width - padding - badge.width, y: 37.5 }, badge.svg) : '',
  )
}

/** A stage's frame with its head. */
export function stageFrame(
  pen: Pen,
  view: PictureView,
  { stage, hasLanes }: { stage: PositionedStage; hasLanes: boolean },
): string {
  const { name, index } = stage
  const status = stageStatus(view.state, name)
  const mark = index === undefined ? 'removed' : view.marks.stages.get(name)
  const problems = index === undefined ? undefined : view.problems.get(problemPlace(index))
  const middle = sizes.stageHead / 2
  const left = 16 + (status ? iconSize + 8 : 0)
  return group(
    stage,
    element('rect', {
      ...{ x: 0.5, y: 0.5, width: stage.width - 1, height: stage.height - 1, rx: 16 },
      fill: mark === 'removed' || hasLanes ? 'none' : token(pen, '--graph-stage'),
      stroke: edgeColor(pen, mark, '--graph-line'),
      'stroke-dasharray': mark === 'removed' ? '4 3' : undefined,
    }),
    hasLanes ? headOverLanes(pen, stage) : '',
    status ? statusIcon(pen, status.type, 16, middle) : '',
    textLine(pen, name, {
      ...{ x: left, y: middle, size: 16, bold: true, width: stage.width - left - 16 },
      ...{ fill: token(pen, '--graph-heading'), struck: mark === 'removed' },
    }),
    stage.actions.length === 0
      ? textLine(pen, 'No actions', {
          ...{ x: stage.width / 2, y: 106, size: 14, anchor: 'middle' },
          fill: token(pen, '--graph-text-inactive'),
        })
      : '',
    chips(pen, { mark, problems, right: stage.width - 8 }),
  )
}

/** The shaded head of a stage that runs through the lanes. */
const headOverLanes = (pen: Pen, { width }: PositionedStage) =>
  element('path', {
    d: `M1 ${sizes.stageHead}V17a16 16 0 0 1 16-16H${width - 17}a16 16 0 0 1 16 16V${sizes.stageHead}z`,
    fill: token(pen, '--graph-stage'),
  })

interface ChipsOptions {
  mark: Mark | undefined
  problems: ProblemCount | undefined
  /** Right end of the last chip. */
  right: number
}

/** What is new and what is wrong, on the upper edge. */
function chips(pen: Pen, { mark, problems, right }: ChipsOptions): string {
  const written: string[] = []
  let end = right
  const add = (name: Mark | 'error' | 'warning', text: string, color: GraphToken) => {
    const wide = 6 + 12 + 4 + pen.measure(text, { size: 12, bold: true }) + 6
    end -= wide
    written.push(
      group(
        { x: end, y: -11 },
        element('rect', {
          ...{ x: 0.5, y: 0.5, width: wide - 1, height: 19, rx: 4 },
          fill: token(pen, `${color}-fill` as GraphToken),
          stroke: token(pen, color),
        }),
        icon(name, { x: 6, y: 4, size: 12, stroke: token(pen, color) }),
        textLine(pen, text, { x: 22, y: 10, size: 12, bold: true, fill: token(pen, color) }),
      ),
    )
    end -= 4
  }
  if (mark) add(mark, markNames[mark], markTokens[mark])
  if (problems) {
    const { severity } = problems
    add(
      severity,
      problemText(problems),
      severity === 'error' ? '--graph-removed' : '--graph-warning',
    )
  }
  return written.join('')
}

/** A region's code as its badge shows it, with the width that it takes. */
export function regionBadge(pen: Pen, region: Region, homeRegion: Region) {
  const isHome = region === homeRegion
  const lettering = { size: 11, mono: true, bold: !isHome }
  const left = isHome ? 6 : 22
  const wide = left + pen.measure(region, lettering) + 6
  const { fill, text } = regionColors(region)
  const color = isHome ? token(pen, '--graph-text-secondary') : pen.color(text)
  const svg = [
    element('rect', {
      ...{ x: 0.5, y: 0.5, width: wide - 1, height: 19, rx: 4 },
      fill: isHome ? 'none' : pen.color(fill),
      stroke: isHome ? token(pen, '--graph-line') : pen.color(fill),
    }),
    isHome ? '' : icon('crosses', { x: 6, y: 4, size: 12, stroke: color }),
    textLine(pen, region, { x: left, y: 10, ...lettering, fill: color }),
  ].join('')
  return { svg, width: wide }
}
