import { useState } from 'react'

interface StillPage<Row> {
  rows: readonly Row[]
  /** So many of them are on the page; those behind are vacant. */
  count: number
}

/**
 * A page that loses no rows while its filter is typed: those that do not match stay where they
 * are, to be hidden, because a row that comes and goes costs more than a key may take.
 */
export function useStillPage<Row>(page: readonly Row[], isPassing: boolean): StillPage<Row> {
  const [held, setHeld] = useState(page)
  const rows = isPassing ? stillRows(page, held) : page
  if (rows.length !== held.length || rows.some((row, at) => row !== held[at])) setHeld(rows)
  return { rows, count: page.length }
}

/** Those of the page, and behind them what stood there before; none where nothing matches. */
export const stillRows = <Row>(page: readonly Row[], before: readonly Row[]): readonly Row[] =>
  page.length === 0 ? page : [...page, ...before.slice(page.length)]
