import Button from '@cloudscape-design/components/button'
import { type DiffItem, gapText } from './diff-view.ts'
import type { DiffLine, DiffPart, DiffRow } from './line-diff.ts'

interface DiffTableProps {
  items: readonly DiffItem[]
  /** One column of code instead of two. */
  isUnified: boolean
  label: string
  titles: Record<Side, string>
  onReveal: (block: number, count: number) => void
}

type Side = 'before' | 'after'

const signs = {
  before: { sign: '−', word: 'Removed', look: 'diff-removed' },
  after: { sign: '+', word: 'Added', look: 'diff-added' },
} as const

/** The rows of a comparison; what was added or removed says so by sign, word and underline. */
export function DiffTable({ items, isUnified, label, titles, onReveal }: DiffTableProps) {
  return (
    <table className="diff" aria-label={label}>
      <colgroup>
        <col className="diff-column-number" />
        {isUnified && <col className="diff-column-number" />}
        <col className="diff-column-sign" />
        <col />
        {!isUnified && (
          <>
            <col className="diff-column-number" />
            <col className="diff-column-sign" />
            <col />
          </>
        )}
      </colgroup>
      <thead>
        <tr>
          {isUnified ? (
            <th colSpan={4} scope="col">
              {titles.before} (−) and {titles.after} (+)
            </th>
          ) : (
            <>
              <th colSpan={3} scope="colgroup">
                {titles.before}
              </th>
              <th colSpan={3} scope="colgroup" className="diff-after">
                {titles.after}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) =>
          item.kind === 'gap' ? (
            <tr key={`gap/${item.block}`}>
              <td colSpan={isUnified ? 4 : 6} className="diff-gap">
                <Button
                  variant="inline-link"
                  iconName="expand"
                  onClick={() => onReveal(item.block, item.next)}
                >
                  {gapText(item)}
                </Button>
              </td>
            </tr>
          ) : (
            <tr key={keyOf(item.row)}>
              {isUnified ? (
                <UnifiedCells row={item.row} />
              ) : (
                <>
                  <SideCells line={item.row.before} side="before" isSame={item.row.isSame} />
                  <SideCells line={item.row.after} side="after" isSame={item.row.isSame} />
                </>
              )}
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** A line number stands in one row only. */
const keyOf = ({ before, after }: DiffRow) => `${before?.number ?? ''}/${after?.number ?? ''}`

interface SideCellsProps {
  line: DiffLine | undefined
  side: Side
  isSame: boolean
}

function SideCells({ line, side, isSame }: SideCellsProps) {
  const edge = side === 'after' ? 'diff-after' : ''
  if (!line) {
    return (
      <td colSpan={3} className={`diff-empty ${edge}`}>
        <span className="code-hidden">No line</span>
      </td>
    )
  }
  const look = isSame ? '' : signs[side].look
  return (
    <>
      <td className={`diff-number ${edge} ${look}`}>{line.number}</td>
      <SignCell side={isSame ? undefined : side} look={look} />
      <TextCell line={line} side={side} look={look} />
    </>
  )
}

function UnifiedCells({ row: { before, after, isSame } }: { row: DiffRow }) {
  const side = after ? 'after' : 'before'
  const line = after ?? before
  const look = isSame ? '' : signs[side].look
  return (
    <>
      <td className={`diff-number ${look}`}>{before?.number}</td>
      <td className={`diff-number ${look}`}>{after?.number}</td>
      <SignCell side={isSame ? undefined : side} look={look} />
      {line && <TextCell line={line} side={side} look={look} />}
    </>
  )
}

function SignCell({ side, look }: { side: Side | undefined; look: string }) {
  return (
    <td className={`diff-sign ${look}`}>
      {side && (
        <>
          <span aria-hidden>{signs[side].sign}</span>
          <span className="code-hidden">{signs[side].word}</span>
        </>
      )}
    </td>
  )
}

function TextCell({ line, side, look }: { line: DiffLine; side: Side; look: string }) {
  return (
    <td className={`diff-text ${look}`}>
      {line.parts.map((part, index) => (
        <Part key={index} part={part} side={side} />
      ))}
    </td>
  )
}

function Part({ part: { text, isChanged }, side }: { part: DiffPart; side: Side }) {
  if (!isChanged) return text
  return side === 'after' ? <ins>{text}</ins> : <del>{text}</del>
}
