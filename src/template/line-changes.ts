/** Lines that go and lines that come in their place. */
export interface LineChange {
  /** The first line before that goes, or the one in front of which lines come; counted from 0. */
  from: number
  removed: number
  /** The same in the lines after. */
  to: number
  added: number
}

/**
 * The fewest line changes that make one list of lines the other, by Myers' greedy search: quick for
 * small edits of long texts.
 * Source: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
 */
export function findLineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  return grouped(steps(old, fresh), start)
}

type Step = 'keep' | 'remove' | 'add'

function steps(old: readonly string[], fresh: readonly string[]): Step[] {
  const furthest = new Map<number, number>([[1, 0]])
  const trace: Map<number, number>[] = []
  for (let distance = 0; distance <= old.length + fresh.length; distance += 1) {
    trace.push(new Map(furthest))
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = startOf(furthest, diagonal, distance)
      while (x < old.length && x - diagonal < fresh.length && old[x] === fresh[x - diagonal]) x += 1
      furthest.set(diagonal, x)
      if (x >= old.length && x - diagonal >= fresh.length) {
        return walkBack(trace, old.length, fresh.length)
      }
    }
  }
  return []
}

const isDown = (furthest: Map<number, number>, diagonal: number, distance: number) =>
  diagonal === -distance ||
  (diagonal !== distance && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1))

const startOf = (furthest: Map<number, number>, diagonal: number, distance: number) =>
  isDown(furthest, diagonal, distance)
    ? (furthest.get(diagonal + 1) ?? 0)
    : (furthest.get(diagonal - 1) ?? 0) + 1

function walkBack(trace: Map<number, number>[], width: number, height: number): Step[] {
  const kinds: Step[] = []
  let [x, y] = [width, height]
  for (let distance = trace.length - 1; distance >= 0; distance -= 1) {
    const furthest = trace[distance] ?? new Map<number, number>()
    const diagonal = x - y
    const previous = isDown(furthest, diagonal, distance) ? diagonal + 1 : diagonal - 1
    const fromX = distance === 0 ? 0 : (furthest.get(previous) ?? 0)
    const fromY = distance === 0 ? 0 : fromX - previous
    while (x > fromX && y > fromY) {
      kinds.push('keep')
      x -= 1
      y -= 1
    }
    if (distance > 0) kinds.push(x === fromX ? 'add' : 'remove')
    x = fromX
    y = fromY
  }
  return kinds.toReversed()
}

function grouped(kinds: readonly Step[], start: number): LineChange[] {
  const changes: LineChange[] = []
  let [from, to] = [start, start]
  let open: LineChange | undefined
  for (const kind of kinds) {
    if (kind === 'keep') {
      open = undefined
      from += 1
      to += 1
      continue
    }
    if (!open) {
      open = { from, removed: 0, to, added: 0 }
      changes.push(open)
    }
    if (kind === 'remove') {
      open.removed += 1
      from += 1
    } else {
      open.added += 1
      to += 1
    }
  }
  return changes
}
