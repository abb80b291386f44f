import type { DiffBlock, DiffRow } from './line-diff.ts'

/** Unchanged lines shown on either side of a difference. */
const context = 3
/** Rows that one press of a button adds, so that no press freezes the page. */
const step = 200
/** Differing rows shown of one block before anyone asks for more. */
const firstRows = 400

export type DiffItem =
  | { kind: 'row'; row: DiffRow }
  /** Rows left out of the block with this index; the next press shows `next` of them. */
  | { kind: 'gap'; block: number; isSame: boolean; hidden: number; next: number }

/** Rows of each block, by index, that a person has asked for on top of what shows at first. */
export type Revealed = ReadonlyMap<number, number>

/** What of a comparison is shown: the differences with a little around them. */
export function visibleItems(blocks: readonly DiffBlock[], revealed: Revealed): DiffItem[] {
  return blocks.flatMap((block, index): DiffItem[] => {
    const { rows, isSame } = block
    const lead = isSame ? (index === 0 ? 0 : context) : firstRows
    const trail = isSame && index < blocks.length - 1 ? context : 0
    const first = lead + (revealed.get(index) ?? 0)
    const hidden = rows.length - first - trail
    // A gap takes a row itself, so it must save more than one.
    if (hidden <= (isSame ? 1 : 0)) return rows.map(asItem)
    const next = hidden <= 2 * step ? hidden : step
    return [
      ...rows.slice(0, first).map(asItem),
      { kind: 'gap', block: index, isSame, hidden, next },
      ...rows.slice(rows.length - trail).map(asItem),
    ]
  })
}

const asItem = (row: DiffRow): DiffItem => ({ kind: 'row', row })

/** The same comparison with one line per row: of each block first the removed, then the added. */
export const unified = (blocks: readonly DiffBlock[]): DiffBlock[] =>
  blocks.map((block) => {
    if (block.isSame) return block
    const removed = block.rows.filter(({ before }) => before)
    const added = block.rows.filter(({ after }) => after)
    return {
      isSame: false,
      rows: [
        ...removed.map((row) => ({ ...row, after: undefined })),
        ...added.map((row) => ({ ...row, before: undefined })),
      ],
    }
  })

const lines = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`

/** "Show 14 unchanged lines", or "Show 200 of 14,320 unchanged lines". */
export function gapText({ isSame, hidden, next }: DiffItem & { kind: 'gap' }): string {
  const kind = isSame ? 'unchanged' : 'changed'
  const [count = '', unit = ''] = lines(hidden).split(' ')
  return next === hidden
    ? `Show ${count} ${kind} ${unit}`
    : `Show ${next} of ${count} ${kind} ${unit}`
}
