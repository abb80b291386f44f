import type { PositionedGraph } from './layout.ts'
import { paperPen } from './page-pen.ts'
import type { PictureView } from './picture-cards.ts'
import { escapeXml } from './picture-pen.ts'
import { printedPage, printPages } from './print-pages.ts'
import { svgPicture } from './svg-picture.ts'

interface PrintOptions {
  name: string
  graph: PositionedGraph
  view: PictureView
}

/** The whole drawing as HTML for paper: in light colours, as many pictures as it takes to read it. */
export function printedPictures({ name, graph, view }: PrintOptions): string {
  const pen = paperPen()
  const parts = printPages(graph)
  const pictures = parts.map((part, index) => {
    const title =
      parts.length > 1 ? `${name}, part ${index + 1} of ${parts.length}` : `Stages of ${name}`
    const svg = svgPicture({ title, graph, view, pen, part })
    // Every part on the same scale.
    const width = Math.min(100, (100 * part.width) / printedPage.width)
    return `<figure style="width: ${width}%">${svg}<figcaption>${escapeXml(title)}</figcaption></figure>`
  })
  // Only while a graph is printed; a pipeline is wider than high.
  return `<style>@page { size: landscape; margin: 10mm }</style>${pictures.join('')}`
}
