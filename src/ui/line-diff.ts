import { diffArrays } from 'diff'

/** A piece of a line; `isChanged` where its counterpart on the other side reads differently. */
export interface DiffPart {
  text: string
  isChanged: boolean
}

export interface DiffLine {
  /** Counted from 1. */
  number: number
  parts: readonly DiffPart[]
}

/** Lines that stand side by side; one side is empty where a line was added or removed. */
export interface DiffRow {
  isSame: boolean
  before: DiffLine | undefined
  after: DiffLine | undefined
}

/** Neighbouring rows that are all the same, or all different. */
export interface DiffBlock {
  isSame: boolean
  rows: readonly DiffRow[]
}

export interface LineDiff {
  blocks: readonly DiffBlock[]
  /** Lines that only the later text has. */
  added: number
  /** Lines that only the earlier text has. */
  removed: number
  /** Too much differs: all lines between the common start and end count as replaced. */
  isRough: boolean
}

/** Lines added and removed up to which a comparison stays well below a second. */
const maxEdits = 2_000
/** The same for the finer comparison inside one block. */
const maxBlockEdits = 300

/**
 * Compares two JSON texts line by line. A comma at the end of a line is no difference: it only says
 * that another member follows.
 */
export function diffLines(before: string, after: string): LineDiff {
  const sides = { before: before.split('\n'), after: after.split('\n') }
  const keys = { before: sides.before.map(withoutComma), after: sides.after.map(withoutComma) }
  const exact = diffArrays(keys.before, keys.after, { maxEditLength: maxEdits })
  const runs = exact ?? replaceMiddle(keys.before, keys.after)
  const blocks: DiffBlock[] = []
  const at = { before: 0, after: 0 }
  const totals = { added: 0, removed: 0 }
  let removed: Numbered[] = []
  let added: Numbered[] = []
  const endBlock = () => {
    if (removed.length + added.length === 0) return
    blocks.push({ isSame: false, rows: pairUp(removed, added) })
    totals.removed += removed.length
    totals.added += added.length
    removed = []
    added = []
  }
  const take = (side: 'before' | 'after', count: number): Numbered[] => {
    const start = at[side]
    at[side] += count
    return sides[side]
      .slice(start, at[side])
      .map((text, index) => ({ text, number: start + index + 1 }))
  }
  for (const run of runs) {
    if (run.removed) removed.push(...take('before', run.count))
    else if (run.added) added.push(...take('after', run.count))
    else {
      endBlock()
      const later = take('after', run.count)
      const rows = take('before', run.count).map((line, index) => ({
        isSame: true,
        before: plain(line),
        after: later[index] && plain(later[index]),
      }))
      blocks.push({ isSame: true, rows })
    }
  }
  endBlock()
  return { blocks, ...totals, isRough: exact === undefined }
}

interface Numbered {
  text: string
  number: number
}

interface Run {
  count: number
  added: boolean
  removed: boolean
}

const withoutComma = (line: string) => (line.endsWith(',') ? line.slice(0, -1) : line)

const plain = ({ text, number }: Numbered): DiffLine => ({
  number,
  parts: [{ text, isChanged: false }],
})

/** The comparison without looking for moved or kept lines in the middle. */
function replaceMiddle(before: readonly string[], after: readonly string[]): Run[] {
  const shorter = Math.min(before.length, after.length)
  const start = commonStart(before, after, shorter)
  const end = commonEnd(before, after, shorter - start)
  const run = (count: number, added = false, removed = false) => ({ count, added, removed })
  return [
    run(start),
    run(before.length - start - end, false, true),
    run(after.length - start - end, true),
    run(end),
  ].filter(({ count }) => count > 0)
}

type Sequence = string | readonly string[]

function commonStart(a: Sequence, b: Sequence, max: number): number {
  let count = 0
  while (count < max && a[count] === b[count]) count += 1
  return count
}

function commonEnd(a: Sequence, b: Sequence, max: number): number {
  let count = 0
  while (count < max && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}

/** Puts lines side by side that say the same at another depth, or nearly the same. */
function pairUp(removed: readonly Numbered[], added: readonly Numbered[]): DiffRow[] {
  const key = ({ text }: Numbered) => withoutComma(text.trim())
  const runs = diffArrays(removed.map(key), added.map(key), { maxEditLength: maxBlockEdits })
  if (!runs) return [...removed.map(removedRow), ...added.map(addedRow)]
  const rows: DiffRow[] = []
  let [before, after] = [0, 0]
  let left: Numbered[] = []
  let right: Numbered[] = []
  const flush = () => {
    rows.push(...pairSimilar(left, right))
    left = []
    right = []
  }
  for (const { count, added: isAdded, removed: isRemoved } of runs) {
    const olds = isAdded ? [] : removed.slice(before, (before += count))
    const news = isRemoved ? [] : added.slice(after, (after += count))
    if (isAdded || isRemoved) {
      left.push(...olds)
      right.push(...news)
      continue
    }
    flush()
    rows.push(...olds.map((old, index) => rowOf(old, news[index])))
  }
  flush()
  return rows
}

const rowOf = (old: Numbered, young: Numbered | undefined): DiffRow =>
  young ? changedRow(old, young) : removedRow(old)

/** One by one, as long as the two have much in common. */
function pairSimilar(removed: readonly Numbered[], added: readonly Numbered[]): DiffRow[] {
  const together = removed.findIndex((line, index) => !isSimilar(line.text, added[index]?.text))
  const count = together < 0 ? removed.length : together
  return [
    ...removed.slice(0, count).map((line, index) => rowOf(line, added[index])),
    ...removed.slice(count).map(removedRow),
    ...added.slice(count).map(addedRow),
  ]
}

/** How much of the longer line the common start and end must make up. */
const similarShare = 0.4

function isSimilar(a: string, other: string | undefined): boolean {
  if (other === undefined) return false
  const [x, y] = [a.trim(), other.trim()]
  const shorter = Math.min(x.length, y.length)
  const start = commonStart(x, y, shorter)
  const common = start + commonEnd(x, y, shorter - start)
  return common >= similarShare * Math.max(x.length, y.length)
}

const removedRow = (line: Numbered): DiffRow => ({
  isSame: false,
  before: plain(line),
  after: undefined,
})

const addedRow = (line: Numbered): DiffRow => ({
  isSame: false,
  before: undefined,
  after: plain(line),
})

const word = /\w+|\s+|[^\w\s]/g

function changedRow(old: Numbered, young: Numbered): DiffRow {
  const runs =
    diffArrays(old.text.match(word) ?? [], young.text.match(word) ?? [], {
      maxEditLength: maxBlockEdits,
    }) ?? []
  const partsOf = (side: 'added' | 'removed', line: Numbered): DiffPart[] =>
    runs.length === 0
      ? [{ text: line.text, isChanged: true }]
      : runs
          .filter((run) => run[side] || !(run.added || run.removed))
          .map((run) => {
            const text = run.value.join('')
            // A deeper indentation is seen without being pointed at.
            return { text, isChanged: run[side] && text.trim() !== '' }
          })
  return {
    isSame: false,
    before: { number: old.number, parts: partsOf('removed', old) },
    after: { number: young.number, parts: partsOf('added', young) },
  }
}
