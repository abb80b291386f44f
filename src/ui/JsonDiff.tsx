import Button from '@cloudscape-design/components/button'
import { Fragment, useMemo, useState } from 'react'
import './json.css'
import { type DiffLine, type DiffRow, diffLines } from './line-diff.ts'

interface JsonDiffProps {
  label: string
  before: unknown
  after: unknown
}

/** Two JSON values side by side, line by line; unchanged stretches are folded. */
export function JsonDiff({ label, before, after }: JsonDiffProps) {
  const rows = useMemo(
    () => diffLines(JSON.stringify(before, null, 2), JSON.stringify(after, null, 2)),
    [before, after],
  )
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as axe asks for
    <div className="json-frame" role="region" aria-label={label} tabIndex={0}>
      <table className="json-diff">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              Before
            </th>
            <th scope="col" colSpan={2}>
              After
            </th>
          </tr>
        </thead>
        <tbody>
          <Rows rows={rows} />
        </tbody>
      </table>
    </div>
  )
}

function Rows({ rows }: { rows: readonly DiffRow[] }) {
  return rows.map((row) =>
    row.kind === 'hidden' ? (
      <Hidden key={`hidden-${keyOf(row)}`} rows={row.rows} />
    ) : (
      <tr key={keyOf(row)}>
        <Side line={row.left} mark={row.kind === 'changed' ? 'removed' : undefined} />
        <Side line={row.right} mark={row.kind === 'changed' ? 'added' : undefined} />
      </tr>
    ),
  )
}

const keyOf = (row: DiffRow): string => {
  if (row.kind === 'hidden') return row.rows[0] ? keyOf(row.rows[0]) : ''
  return `${row.left?.number ?? ''}-${row.right?.number ?? ''}`
}

function Hidden({ rows }: { rows: readonly DiffRow[] }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Rows rows={rows} />
  return (
    <tr>
      <td colSpan={4} className="json-folded">
        <Button variant="inline-link" onClick={() => setOpen(true)}>
          Show {rows.length} unchanged {rows.length === 1 ? 'line' : 'lines'}
        </Button>
      </td>
    </tr>
  )
}

interface SideProps {
  line: DiffLine | undefined
  mark: 'added' | 'removed' | undefined
}

function Side({ line, mark }: SideProps) {
  const name = line && mark ? `json-${mark}` : ''
  const sign = { added: '+', removed: '−' } as const
  return (
    <Fragment>
      <td className={`json-number ${name}`}>{line?.number}</td>
      <td className={`json-line ${name}`}>
        {line && mark && <span className="json-sign">{sign[mark]} </span>}
        {line?.text}
      </td>
    </Fragment>
  )
}
