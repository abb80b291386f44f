import { detailAt } from './detail.ts'

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

interface Content {
  width: number
  height: number
  lanes?: readonly unknown[]
}

interface Room {
  width: number
  maxHeight: number
}

/** Text of a card can be read from this zoom on. */
const readableZoom = 0.7
/** Zoom where not everything fits anyway. */
const comfortableZoom = 0.85
const margin = 20
/** Kept free below the drawing for the controls. */
const footer = 56
/** Kept free on the left of lanes whose heads are too small to read, for the codes of their regions. */
const codesRoom = 136
const minHeight = 200

/** The zooms at which all of the drawing fits into the room across, and down. */
const zoomsToFit = ({ width, height }: Content, room: Room, codes = 0) => ({
  across: (room.width - 2 * margin - codes) / width,
  down: (room.maxHeight - 2 * margin - footer) / height,
})

/** What the whole drawing needs on its left, as it would be at this zoom; pixels on the page. */
const roomForCodes = ({ lanes = [] }: Content, zoom: number) =>
  lanes.length > 0 && detailAt(zoom).level === 'stages' ? codesRoom : 0

/**
 * All of the drawing where it stays readable, else its start at a comfortable zoom, from top to
 * bottom where that can be read too, moved as far as it takes to show the part in focus.
 */
export function initialView(content: Content, room: Room, focus?: Rect): InitialView {
  const { across, down } = zoomsToFit(content, room)
  const codes = roomForCodes(content, Math.min(across, down))
  const fit = Math.max(0.02, Math.min(1, zoomsToFit(content, room, codes).across, down))
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
export function wholeView(content: Content, view: InitialView): Viewport {
  const { fitZoom: zoom, frameWidth, height } = view
  return {
    x: (frameWidth + roomForCodes(content, zoom) - content.width * zoom) / 2,
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
