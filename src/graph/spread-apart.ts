/**
 * Moves places that lie too close to each other apart, no further than it takes: the sum of the
 * squares of the ways is the least there is. The order stays as it is.
 *
 * @param wanted ascending.
 * @param distance from each to the next, at least.
 */
export function spreadApart(wanted: readonly number[], distance: number): number[] {
  // Without the distances, what overlaps lies too early; it is put together where its middle is.
  const groups: { middle: number; count: number }[] = []
  for (const [index, place] of wanted.entries()) {
    let group = { middle: place - index * distance, count: 1 }
    for (let last = groups.at(-1); last && last.middle > group.middle; last = groups.at(-1)) {
      groups.pop()
      const count = last.count + group.count
      group = { middle: (last.middle * last.count + group.middle * group.count) / count, count }
    }
    groups.push(group)
  }
  return groups
    .flatMap(({ middle, count }) => Array.from({ length: count }, () => middle))
    .map((place, index) => place + index * distance)
}
