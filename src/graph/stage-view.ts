import type { InitialView, Rect, Viewport } from './view.ts'

const margin = 20
/** Kept free below for the controls. */
const footer = 44
const leastZoom = 0.3

/** A stage as closely as it fits into the frame, in its middle; never larger than drawn. */
export function stageView(stage: Rect, { frameWidth, height }: InitialView): Viewport {
  const room = { width: frameWidth - 2 * margin, height: height - 2 * margin - footer }
  const fitting = Math.min(1, room.width / stage.width, room.height / stage.height)
  const zoom = Math.max(leastZoom, fitting)
  const free = (length: number, own: number) => Math.max(0, (length - own * zoom) / 2)
  return {
    x: margin + free(room.width, stage.width) - stage.x * zoom,
    y: margin + free(room.height, stage.height) - stage.y * zoom,
    zoom,
  }
}
