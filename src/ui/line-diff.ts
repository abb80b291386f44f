import { diffArrays } from 'diff'

/** One row of two texts side by side; line numbers count from 1. */
export type DiffRow =
  | { kind: 'same'; left: DiffLine; right: DiffLine }
  | { kind: 'changed'; left: DiffLine | undefined; right: DiffLine | undefined }
  /** Equal lines that are not shown. */
  | { kind: 'hidden'; rows: readonly DiffRow[] }

export interface DiffLine {
  number: number
  text: string
}

/** Equal lines kept on each side of a change. */
const context = 3

/** Lines of both texts side by side; long runs of equal lines are folded. */
export function diffLines(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = []
  const number = { left: 0, right: 0 }
  const left = (text: string): DiffLine => ({ number: (number.left += 1), text })
  const right = (text: string): DiffLine => ({ number: (number.right += 1), text })
  let removed: DiffLine[] = []
  const flush = (added: DiffLine[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      rows.push({ kind: 'changed', left: removed[index], right: added[index] })
    }
    removed = []
  }
  for (const part of diffArrays(before.split('\n'), after.split('\n'))) {
    if (part.removed) removed = part.value.map(left)
    else if (part.added) flush(part.value.map(right))
    else {
      flush([])
      for (const text of part.value)
        rows.push({ kind: 'same', left: left(text), right: right(text) })
    }
  }
  flush([])
  return fold(rows)
}

function fold(rows: readonly DiffRow[]): DiffRow[] {
  const near = new Set<number>()
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'changed') continue
    for (let at = index - context; at <= index + context; at += 1) near.add(at)
  }
  const folded: DiffRow[] = []
  for (const [index, row] of rows.entries()) {
    if (near.has(index)) {
      folded.push(row)
      continue
    }
    const last = folded.at(-1)
    if (last?.kind === 'hidden')
      folded[folded.length - 1] = { kind: 'hidden', rows: [...last.rows, row] }
    else folded.push({ kind: 'hidden', rows: [row] })
  }
  return folded
}
