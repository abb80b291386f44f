import '@cloudscape-design/global-styles/index.css'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { layoutPipeline, type PositionedGraph } from '../../src/graph/layout.ts'
import { PipelineGraph } from '../../src/graph/PipelineGraph.tsx'
import { sizes } from '../../src/graph/sizes.ts'
import { type PipelineStateAnswer, readState } from '../../src/graph/state.ts'
import { homeRegion, largePipeline } from '../large-pipeline.ts'
import { watchFrames } from './frames.ts'
import { pageStands } from './page-stands.ts'
import { whenDrawn } from './when-drawn.ts'

/**
 * Pipespan's graph, in a running pipeline. `actions` says how large it is; with `whole` the button
 * that fits it into the frame is pressed as soon as it is there.
 */
const search = new URLSearchParams(location.search)
const pipeline = largePipeline(Number(search.get('actions')))
const isWhole = search.has('whole')

declare global {
  interface Window {
    /** Lets one more action succeed; returns the milliseconds of script that it took to show it. */
    succeed: () => number
  }
}

/** What GetPipelineState answers when so many actions have succeeded. */
function stateAfter(succeeded: number): PipelineStateAnswer {
  let left = succeeded
  return {
    stageStates: pipeline.stages.map(({ name, actions }) => ({
      stageName: name,
      latestExecution: { status: left >= actions.length ? 'Succeeded' : 'InProgress' },
      inboundTransitionState: { enabled: true },
      actionStates: actions.map((action) => {
        left -= 1
        return {
          actionName: action.name,
          latestExecution: { status: left >= 0 ? 'Succeeded' : 'InProgress' },
        }
      }),
    })),
  }
}

/** Shows another answer than before; set as soon as the page is there. */
let show: ((answer: PipelineStateAnswer) => void) | undefined

function Page() {
  const [answer, setAnswer] = useState(() => stateAfter(0))
  useEffect(() => {
    show = setAnswer
  }, [])
  return (
    <PipelineGraph
      pipeline={pipeline}
      homeRegion={homeRegion}
      state={readState(answer)}
      onSelect={() => undefined}
    />
  )
}

let succeeded = 0
window.succeed = () => {
  succeeded += 1
  const answer = stateAfter(succeeded)
  const started = performance.now()
  flushSync(() => show?.(answer))
  return performance.now() - started
}
watchFrames()

/** Every card that the frame shows, as the canvas stands now, or every stage where no card is. */
function itemsInView(graph: PositionedGraph): string[] {
  const canvas = document.querySelector('.react-flow__viewport')
  const frame = document.querySelector('.graph-frame')?.getBoundingClientRect()
  if (!canvas || !frame) return ['nothing is drawn']
  const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(canvas).transform)
  const isSeen = (box: { x: number; y: number; width: number; height: number }) =>
    (box.x + box.width) * zoom + x > 0 &&
    box.x * zoom + x < frame.width &&
    (box.y + box.height) * zoom + y > 0 &&
    box.y * zoom + y < frame.height
  return isWhole
    ? graph.stages.filter(isSeen).map(({ id }) => id)
    : graph.actions.filter((card) => isSeen({ ...card, ...sizes.card })).map(({ id }) => id)
}

const graph = layoutPipeline(pipeline, homeRegion)
const root = createRoot(document.querySelector('#root') as HTMLElement)
let isPressed = !isWhole

await pageStands()
performance.mark('data')
root.render(<Page />)
whenDrawn(() => {
  if (!document.querySelector(isPressed && isWhole ? '.graph-stage-alone' : '.graph-card')) {
    return []
  }
  if (!isPressed) {
    const button = document.querySelector<HTMLElement>('[aria-label="Fit the whole pipeline"]')
    button?.click()
    isPressed = button !== null
    return []
  }
  return itemsInView(graph).map((id) =>
    document.querySelector(`[data-graph-item="${CSS.escape(id)}"]`),
  )
})
