const units: readonly [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** How far the sandbox's clock was moved on, such as "1 hour 10 minutes ahead of real time". */
export function aheadText(seconds: number): string {
  let left = Math.floor(seconds)
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(left / length)
    left -= count * length
    return count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : []
  })
  return parts.length > 0 ? `${parts.join(' ')} ahead of real time` : 'The real time'
}
