import { embeddedFontFaces } from './font-faces.ts'
import type { PositionedGraph } from './layout.ts'
import { pagePen } from './page-pen.ts'
import type { PictureView } from './picture-cards.ts'
import { svgPicture, wholePicture } from './svg-picture.ts'

export type PictureFormat = 'svg' | 'png'

interface SaveOptions {
  /** Of the pipeline; the file is named after it. */
  name: string
  graph: PositionedGraph
  view: PictureView
}

/** Most pixels that browsers draw on one canvas, along a side and in all. */
const longestSide = 16_000
const mostPixels = 120_000_000

/** Saves the whole drawing as a file, in the colours and letters that the page has now. */
export async function savePicture(format: PictureFormat, options: SaveOptions): Promise<void> {
  const { name, graph, view } = options
  const pen = pagePen()
  const fontFaces = await embeddedFontFaces(pen.fonts.sans)
  const title = `Stages and actions of ${name}`
  const svg = new Blob([svgPicture({ title, graph, view, pen, fontFaces })], {
    type: 'image/svg+xml',
  })
  const file = format === 'svg' ? svg : await rasterize(svg, wholePicture(graph))
  const link = document.createElement('a')
  const url = URL.createObjectURL(file)
  link.href = url
  link.download = `${name}.${format}`
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}

async function rasterize(svg: Blob, { width, height }: { width: number; height: number }) {
  const image = new Image()
  const url = URL.createObjectURL(svg)
  try {
    image.src = url
    await image.decode()
    const scale = scaleOf(width, height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob)
        else reject(new Error('The browser could not draw a picture of this size.'))
      }, 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Twice as sharp as drawn, less where the browser would give up. */
export const scaleOf = (width: number, height: number): number =>
  Math.min(2, longestSide / width, longestSide / height, Math.sqrt(mostPixels / (width * height)))
