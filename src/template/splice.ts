import { lineEnd } from './lines.ts'

/** One piece of text in place of another; an insertion where `start` is `end`. */
export interface Splice {
  start: number
  end: number
  text: string
}

/** A text with splices made, and those that make the first text of it again. */
export interface Spliced {
  text: string
  /** In order, in offsets of the text before. */
  splices: readonly Splice[]
  /** In order, in offsets of the text after. */
  inverse: readonly Splice[]
}

/**
 * Makes splices that do not overlap. Insertions at one place keep the order they are given in.
 *
 * @throws RangeError when two splices overlap.
 */
export function applySplices(text: string, splices: readonly Splice[]): Spliced {
  const ordered = settled(text, splices)
    .filter((splice) => text.slice(splice.start, splice.end) !== splice.text)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  const pieces: string[] = []
  const inverse: Splice[] = []
  let at = 0
  let length = 0
  for (const { start, end, text: piece } of ordered) {
    if (start < at) throw new RangeError(`Splices overlap at ${start}.`)
    pieces.push(text.slice(at, start), piece)
    length += start - at
    inverse.push({ start: length, end: length + piece.length, text: text.slice(start, end) })
    length += piece.length
    at = end
  }
  pieces.push(text.slice(at))
  return { text: pieces.join(''), splices: ordered, inverse }
}

/**
 * Removals that meet become one. What comes at the end of a line that goes, because the lines above
 * belong to it, comes at the end of the line before.
 */
function settled(text: string, splices: readonly Splice[]): Splice[] {
  const removals: Splice[] = []
  const isRemoval = ({ start, end, text: piece }: Splice) => piece === '' && start < end
  for (const one of splices.filter(isRemoval).toSorted((a, b) => a.start - b.start)) {
    const last = removals.at(-1)
    if (last && one.start < last.end) last.end = Math.max(last.end, one.end)
    else removals.push({ ...one })
  }
  const others = splices
    .filter((splice) => !isRemoval(splice))
    .map((splice) => {
      if (splice.start < splice.end) return splice
      let at = splice.start
      for (const { start, end } of removals.toReversed()) {
        const isInside = start < at && (at < end || (at === end && end === text.length))
        if (isInside) at = text[start - 1] === '\n' ? lineEnd(text, start - 1) : start
      }
      return { ...splice, start: at, end: at }
    })
  return [...others, ...removals]
}

/** Where an offset of the text before stands in the text after; insertions at it come first. */
export function shifted(
  offset: number,
  splices: readonly Splice[],
  includesInserted: boolean,
): number {
  let by = 0
  for (const { start, end, text } of splices) {
    if (end < offset || (end === offset && (start < end || includesInserted))) {
      by += text.length - (end - start)
    }
  }
  return offset + by
}
