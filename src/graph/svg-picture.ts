import { isInView, boxAround } from './detail.ts'
import type { PositionedGraph } from './layout.ts'
import { actionCard, type PictureView, stageFrame, summaryCard, token } from './picture-cards.ts'
import { laneBand } from './picture-lanes.ts'
import { artifactLabel, artifactLine, transitionArrow } from './picture-lines.ts'
import { element, escapeXml, type Pen } from './picture-pen.ts'
import { sizes } from './sizes.ts'
import type { Rect } from './view.ts'

interface PictureOptions {
  /** Says what the picture shows. */
  title: string
  graph: PositionedGraph
  view: PictureView
  pen: Pen
  /** What of the drawing; all of it, with a margin, when left out. */
  part?: Rect
  /** CSS that brings fonts along. */
  fontFaces?: string
}

const margin = 20

/** All of a drawing, and the margin around it. */
export const wholePicture = ({ width, height }: PositionedGraph): Rect => ({
  x: -margin,
  y: -margin,
  width: width + 2 * margin,
  height: height + 2 * margin,
})

/**
 * The drawing as one SVG that looks like the graph on the page, with text as text. It is made from
 * the layout, so what the page does not mount is in it too.
 */
export function svgPicture(options: PictureOptions): string {
  const { title, graph, view, pen, fontFaces } = options
  const part = options.part ?? wholePicture(graph)
  const isShown = (box: Rect) => isInView(box, part)
  const isCardShown = ({ x, y }: { x: number; y: number }) => isShown({ x, y, ...sizes.card })
  const hasLanes = graph.lanes.length > 0
  const edges = graph.artifactEdges.filter(({ points }) => isShown(boxAround(points)))
  const content = [
    `<title>${escapeXml(title)}</title>`,
    fontFaces ? `<style>${escapeXml(fontFaces)}</style>` : '',
    element('rect', { ...part, fill: token(pen, '--graph-canvas') }),
    ...graph.lanes.filter(isShown).map((lane) => laneBand(pen, view, lane)),
    ...graph.stages.filter(isShown).map((stage) => stageFrame(pen, view, { stage, hasLanes })),
    ...graph.transitions
      .filter(({ start, end }) => isShown(boxAround([start, end])))
      .map((transition) => transitionArrow(pen, view, transition)),
    ...edges.map((edge) => artifactLine(pen, view, { edge, part })),
    ...graph.actions.filter(isCardShown).map((action) => actionCard(pen, view, action)),
    ...graph.summaries.filter(isCardShown).map((summary) => summaryCard(pen, view, summary)),
    ...edges.map((edge) => artifactLabel(pen, view, edge)),
  ].join('\n')
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': title,
      ...{ width: part.width, height: part.height },
      viewBox: `${part.x} ${part.y} ${part.width} ${part.height}`,
    },
    content,
  )
}
