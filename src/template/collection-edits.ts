import { columnOf, indentOf, isFirstInLine, lineEnd, lineStart, nextLine } from './lines.ts'
import type { ListNode, MapNode } from './nodes.ts'
import type { Splice } from './splice.ts'

/** One member or item: from its key or its dash to the end of its value. */
interface Slot {
  start: number
  end: number
}

/** A map or a list with something in it, whose members or items come and go. */
export interface Collection {
  node: MapNode | ListNode
  text: string
  newline: string
  slots: readonly Slot[]
}

export function collectionOf(node: MapNode | ListNode, text: string, newline: string): Collection {
  const slots =
    node.kind === 'map'
      ? node.members.map(({ keyStart, value }) => ({
          start: keyStart,
          // A value that is left out stands behind the colon.
          end: value.end,
        }))
      : node.items.map((item, index) => ({
          start: node.dashes[index] ?? item.start,
          end: item.end,
        }))
  return { node, text, newline, slots }
}

/** Whether each slot of a flow collection has a line of its own. */
const isExpanded = ({ node, text, slots }: Collection): boolean =>
  node.isFlow && slots[0] !== undefined && isFirstInLine(text, slots[0].start)

/** What the first line of a slot is indented by: in block style spaces up to its key or dash. */
export function slotIndent(collection: Collection): string {
  const { node, text, slots } = collection
  const [first] = slots
  if (!first) return ''
  if (!node.isFlow) return ' '.repeat(columnOf(text, first.start))
  return indentOf(text, isExpanded(collection) ? first.start : node.start)
}

/** What happens to a collection. At least one slot stays. */
export interface Changes {
  removed: ReadonlySet<number>
  /** New slots, by the index of the one that they follow; -1 puts them first. */
  added: ReadonlyMap<number, readonly string[]>
}

/** The splices that take slots out and put texts in. */
export const editCollection = (collection: Collection, changes: Changes): Splice[] =>
  collection.node.isFlow ? editFlow(collection, changes) : editBlock(collection, changes)

function editBlock(collection: Collection, { removed, added }: Changes): Splice[] {
  const { text, newline, slots } = collection
  const isSpaced = hasBlankLinesBetween(collection)
  const gap = isSpaced ? newline + newline : newline
  const indent = slotIndent(collection)
  const splices: Splice[] = []
  const firstKept = slots.findIndex((_, index) => !removed.has(index))
  for (const index of removed) {
    const slot = slots[index]
    const isAtFront = index < firstKept
    const [before, next] = [slots[index - 1], slots[index + 1]]
    if (slot) splices.push(removeFromBlock(collection, { slot, before, next, isAtFront, isSpaced }))
  }
  for (const [after, texts] of added) {
    const anchor = slots[after]
    const first = slots[firstKept]
    if (anchor) {
      const at = lineEnd(text, Math.max(anchor.end, anchor.start))
      splices.push(...texts.map((piece) => ({ start: at, end: at, text: gap + indent + piece })))
    } else if (first) {
      const at = first.start
      splices.push(...texts.map((piece) => ({ start: at, end: at, text: piece + gap + indent })))
    }
  }
  return splices
}

/** Whether every slot stands apart from the one before it by blank lines alone. */
export const hasBlankLinesBetween = ({ text, slots }: Collection): boolean =>
  slots.length > 1 &&
  slots.slice(1).every(({ start }, index) => {
    const between = text.slice(nextLine(text, slots[index]?.end ?? 0), lineStart(text, start))
    return between.includes('\n') && between.trim() === ''
  })

interface Removal {
  slot: Slot
  before: Slot | undefined
  next: Slot | undefined
  /** Nothing that stays is before it. */
  isAtFront: boolean
  /** The blank lines around it go with it. */
  isSpaced: boolean
}

/**
 * A slot's lines. Where the first slot shares its line with a dash, the first that stays takes its
 * place.
 */
function removeFromBlock(
  { text, slots }: Collection,
  { slot, before, next, isAtFront, isSpaced }: Removal,
): Splice {
  if (isAtFront && next && !isFirstInLine(text, slots[0]?.start ?? 0)) {
    return { start: slot.start, end: next.start, text: '' }
  }
  if (isSpaced && isAtFront && next) {
    return { start: lineStart(text, slot.start), end: lineStart(text, next.start), text: '' }
  }
  const end = nextLine(text, slot.end)
  const start = isSpaced && before ? nextLine(text, before.end) : lineStart(text, slot.start)
  if (end === text.length && !text.endsWith('\n') && start > 0) {
    // The last line has no line break, so the one before it goes.
    return { start: lineEnd(text, start - 1), end, text: '' }
  }
  return { start, end, text: '' }
}

function editFlow(collection: Collection, { removed, added }: Changes): Splice[] {
  const { slots } = collection
  const splices: Splice[] = []
  const gone = new Set(removed)
  const more = new Map([...added].map(([after, texts]) => [after, [...texts]]))
  // What comes where something goes takes its place.
  for (const [after, texts] of more) {
    for (let index = after + 1; gone.has(index) && texts.length > 0; index += 1) {
      const slot = slots[index]
      if (!slot) break
      gone.delete(index)
      const text = texts.shift() ?? ''
      splices.push({ start: slot.start, end: slot.end, text })
      if (texts.length > 0) {
        more.delete(after)
        more.set(index, [...texts, ...(more.get(index) ?? [])])
        texts.length = 0
      }
    }
  }
  splices.push(...removeFromFlow(collection, gone))
  for (const [after, texts] of more) {
    if (texts.length > 0) splices.push(...addToFlow(collection, after, texts))
  }
  return splices
}

function removeFromFlow({ text, slots }: Collection, gone: ReadonlySet<number>): Splice[] {
  const splices: Splice[] = []
  let last = slots.length - 1
  while (gone.has(last)) last -= 1
  const [kept, final] = [slots[last], slots.at(-1)]
  if (kept && final && last < slots.length - 1) {
    splices.push({ start: kept.end, end: final.end, text: '' })
  }
  for (let index = 0; index < last; index += 1) {
    const first = slots[index]
    if (!gone.has(index) || !first) continue
    // Neighbors go together.
    while (gone.has(index + 1)) index += 1
    const [end, next] = [slots[index]?.end ?? first.end, slots[index + 1]]
    const rest = text.slice(end, lineEnd(text, end))
    const isAlone = isFirstInLine(text, first.start) && /^\s*,\s*(?:#.*)?$/.test(rest)
    if (isAlone)
      splices.push({ start: lineStart(text, first.start), end: nextLine(text, end), text: '' })
    else if (next) splices.push({ start: first.start, end: next.start, text: '' })
  }
  return splices
}

/** What stands behind the commas of a collection on one line. */
const gapIn = ({ node, text }: Collection): string =>
  /,([ \t]*)["'{[]/.exec(text.slice(node.start, node.end))?.[1] ?? ' '

function addToFlow(collection: Collection, after: number, texts: readonly string[]): Splice[] {
  const { text, newline, slots } = collection
  const isOnLines = isExpanded(collection)
  const separator = isOnLines ? newline + slotIndent(collection) : gapIn(collection)
  const anchor = slots[after]
  if (!anchor) {
    const at = slots[0]?.start ?? 0
    return texts.map((piece) => ({ start: at, end: at, text: `${piece},${separator}` }))
  }
  const { end } = anchor
  if (!isOnLines) {
    return texts.map((piece) => ({ start: end, end, text: `,${separator}${piece}` }))
  }
  const lineBreak = lineEnd(text, end)
  const rest = text.slice(end, lineBreak)
  const isLast = after === slots.length - 1
  // Behind the comma and the comment of the line, so that the line stays as it is.
  if (/^\s*,\s*(?:#.*)?$/.test(rest)) {
    return texts.map((piece) => ({
      start: lineBreak,
      end: lineBreak,
      text: `${separator}${piece},`,
    }))
  }
  if (isLast && /^\s*#/.test(rest)) {
    return [
      { start: end, end, text: ',' },
      { start: lineBreak, end: lineBreak, text: separator + texts.join(`,${separator}`) },
    ]
  }
  return texts.map((piece) => ({ start: end, end, text: `,${separator}${piece}` }))
}
