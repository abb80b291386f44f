import { useEffect, useRef } from 'react'
import type { PositionedGraph } from './layout.ts'
import type { PictureView } from './picture-cards.ts'

interface PrintedGraphProps {
  name: string
  graph: PositionedGraph
  view: Omit<PictureView, 'now'>
}

/** Milliseconds: until then the graph itself is drawn, and nobody prints. */
const prepareAfter = 500

/** Stands on paper for the canvas, which shows only a part; empty on the screen. */
export function PrintedGraph({ name, graph, view }: PrintedGraphProps) {
  const paper = useRef<HTMLDivElement>(null)
  const latest = useRef({ name, graph, view })
  useEffect(() => {
    latest.current = { name, graph, view }
  })
  useEffect(() => {
    const whileShown = new AbortController()
    const { signal } = whileShown
    // The browser does not wait for a module once it prints.
    const prepare = async () => {
      const { printedPictures } = await import('./print-picture.ts')
      const draw = () => {
        const { view, ...rest } = latest.current
        const html = printedPictures({ ...rest, view: { ...view, now: Date.now() } })
        if (paper.current) paper.current.innerHTML = html
      }
      addEventListener('beforeprint', draw, { signal })
      addEventListener('afterprint', () => paper.current?.replaceChildren(), { signal })
    }
    const soon = setTimeout(() => void prepare(), prepareAfter)
    return () => {
      clearTimeout(soon)
      whileShown.abort()
    }
  }, [])
  return <div ref={paper} className="graph-paper" aria-hidden />
}
