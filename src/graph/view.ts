/** A part of the drawing, in its own pixels. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** How the drawing first appears, and how high its frame is. */
export interface InitialView {
  x: number
  y: number
  zoom: number
  height: number
  frameWidth: number
  /** The zoom at which all of it can be seen. */
  fitZoom: number
}

interface Room {
  width: number
  maxHeight: number
}

/** Text of a card can be read from this zoom on. */
const readableZoom = 0.65
/** Zoom where not everything fits anyway. */
const comfortableZoom = 0.85
const margin = 20
/** Kept free below the drawing for the controls. */
const footer = 56
const minHeight = 200

/** The zooms at which all of the drawing fits into the room across, and down. */
const zoomsToFit = (content: { width: number; height: number }, room: Room) => ({
  across: (room.width - 2 * margin) / content.width,
  down: (room.maxHeight - 2 * margin - footer) / content.height,
})

/**
 * All of the drawing where it stays readable, else its start at a comfortable zoom, from top to
 * bottom where that can be read too, moved as far as it takes to show the part in focus.
 */
export function initialView(
  content: { width: number; height: number },
  room: Room,
  focus?: Rect,
): InitialView {
  const { across, down } = zoomsToFit(content, room)
  const fit = Math.max(0.02, Math.min(1, across, down))
  const inPart = down >= readableZoom ? Math.min(comfortableZoom, down) : comfortableZoom
  const zoom = fit >= readableZoom ? fit : inPart
  const wanted = content.height * zoom + 2 * margin + footer
  const height = Math.round(Math.min(room.maxHeight, Math.max(minHeight, wanted)))
  return {
    zoom,
    height,
    frameWidth: room.width,
    fitZoom: fit,
    x: offset(focus && { from: focus.x, length: focus.width }, room.width, zoom),
    y: offset(focus && { from: focus.y, length: focus.height }, height - footer, zoom),
  }
}

/** All of the drawing in the middle of the frame. */
export function wholeView(content: { width: number; height: number }, view: InitialView): Viewport {
  const { fitZoom: zoom, frameWidth, height } = view
  return {
    x: (frameWidth - content.width * zoom) / 2,
    y: Math.max(margin, (height - footer - content.height * zoom) / 2),
    zoom,
  }
}

/** Zero, margin included, unless the span would lie beyond the frame. */
function offset(span: { from: number; length: number } | undefined, room: number, zoom: number) {
  if (!span) return margin
  const end = (span.from + span.length) * zoom + margin
  if (end <= room - margin) return margin
  return Math.max(room - margin - (span.from + span.length) * zoom, margin - span.from * zoom)
}

export interface Viewport {
  x: number
  y: number
  zoom: number
}

/** The viewport moved no more than it takes to show a part whole; the same one if it is shown. */
export function panInto(view: Viewport, part: Rect, room: { width: number; height: number }) {
  const x = view.x + shift(view.x + part.x * view.zoom, part.width * view.zoom, room.width)
  const y = view.y + shift(view.y + part.y * view.zoom, part.height * view.zoom, room.height)
  return x === view.x && y === view.y ? view : { ...view, x, y }
}

function shift(start: number, length: number, room: number): number {
  if (start < margin) return margin - start
  const beyond = start + length + margin - room
  return beyond > 0 ? -Math.min(beyond, start - margin) : 0
}
