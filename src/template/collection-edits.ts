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
  const indent = slotIndent(collection)
  const splices: Splice[] = []
  for (const index of removed) {
    const slot = slots[index]
    if (slot)
      splices.push(removeFromBlock(collection, slot, slots[index + 1], removed.has(index - 1)))
  }
  for (const [after, texts] of added) {
    const anchor = slots[after]
    const first = slots.find((_, index) => !removed.has(index))
    if (anchor) {
      const at = lineEnd(text, Math.max(anchor.end, anchor.start))
      splices.push(
        ...texts.map((piece) => ({ start: at, end: at, text: newline + indent + piece })),
      )
    } else if (first) {
      const at = first.start
      splices.push(
        ...texts.map((piece) => ({ start: at, end: at, text: piece + newline + indent })),
      )
    }
  }
  return splices
}

/** A slot's lines; where it shares its first line with a dash, up to the next slot. */
function removeFromBlock(
  { text, slots }: Collection,
  slot: Slot,
  next: Slot | undefined,
  isPreviousRemoved: boolean,
): Splice {
  if (!isFirstInLine(text, slot.start) && next) {
    return { start: slot.start, end: next.start, text: '' }
  }
  const isAfterShared = isPreviousRemoved && !isFirstInLine(text, slots[0]?.start ?? 0)
  if (isAfterShared && next) {
    // The first slot's place on its dash's line goes to the first that stays.
    return { start: slot.start, end: next.start, text: '' }
  }
  const end = nextLine(text, slot.end)
  const start = lineStart(text, slot.start)
  if (end === text.length && !text.endsWith('\n') && start > 0) {
    // The last line has no line break, so the one before it goes.
    return { start: lineEnd(text, start - 1 - (text[start - 2] === '\r' ? 1 : 0)), end, text: '' }
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
  const [kept, end] = [slots[last], slots.at(-1)]
  if (kept && end && last < slots.length - 1) {
    splices.push({ start: kept.end, end: end.end, text: '' })
  }
  for (const index of gone) {
    const [slot, next] = [slots[index], slots[index + 1]]
    if (!slot || !next || index > last) continue
    const lineBreak = lineEnd(text, slot.end)
    const isAlone =
      isFirstInLine(text, slot.start) && /^\s*,\s*$/.test(text.slice(slot.end, lineBreak))
    splices.push(
      isAlone
        ? { start: lineStart(text, slot.start), end: nextLine(text, slot.end), text: '' }
        : { start: slot.start, end: next.start, text: '' },
    )
  }
  return splices
}

function addToFlow(collection: Collection, after: number, texts: readonly string[]): Splice[] {
  const { text, newline, slots } = collection
  const separator = isExpanded(collection) ? newline + slotIndent(collection) : ' '
  const anchor = slots[after]
  if (!anchor) {
    const at = slots[0]?.start ?? 0
    return texts.map((piece) => ({ start: at, end: at, text: `${piece},${separator}` }))
  }
  const { end } = anchor
  if (separator === ' ') {
    return texts.map((piece) => ({ start: end, end, text: `, ${piece}` }))
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
