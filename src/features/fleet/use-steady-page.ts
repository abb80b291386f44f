import { type SyntheticEvent, useState } from 'react'

interface Item {
  id: string
}

interface Held {
  /** Where the rows stood: page, sorting, filter. */
  place: string
  ids: readonly string[]
}

/**
 * A page whose rows keep their places while somebody points at them or has the focus among them:
 * what is read meanwhile would sort another row under the pointer. `props` belong to the element
 * around the table; another `place` is what the person asked for and is shown at once.
 */
export function useSteadyPage<Row extends Item>(
  page: readonly Row[],
  { rows, place, size }: { rows: readonly Row[]; place: string; size: number },
) {
  const [held, setHeld] = useState<Held>()
  const items = held?.place === place ? steadyPage(held.ids, page, rows, size) : page
  const follow = ({ target, currentTarget }: SyntheticEvent) => {
    // What a row has opened stands elsewhere in the document, and moves with its row.
    const isOfRow =
      target instanceof Element && (target.closest('tbody') || !currentTarget.contains(target))
    if (!isOfRow) setHeld(undefined)
    else if (held?.place !== place) setHeld({ place, ids: items.map(({ id }) => id) })
  }
  const release = () => setHeld(undefined)
  return {
    items,
    props: { onPointerOver: follow, onPointerLeave: release, onFocus: follow, onBlur: release },
  }
}

/** The rows of `ids` as they are now, those that are no longer there left out, and then what is new. */
export function steadyPage<Row extends Item>(
  ids: readonly string[],
  page: readonly Row[],
  rows: readonly Row[],
  size: number,
): Row[] {
  const now = new Map(rows.map((row) => [row.id, row]))
  const kept = ids.flatMap((id) => now.get(id) ?? [])
  const added = page.filter(({ id }) => !ids.includes(id))
  return [...kept, ...added].slice(0, size)
}
