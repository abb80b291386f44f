/**
 * Whether a card shows the same as before. Objects are compared by value: statuses are read anew
 * from every answer, and a new layout leaves most of what it places where it was.
 */
export function sameFacts<Facts extends object>(before: Facts, after: Facts): boolean {
  const members = Object.entries(before)
  return (
    members.length === Object.keys(after).length &&
    members.every(([name, value]) => isSame(value, after[name as keyof Facts]))
  )
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (isData(a) && isData(b) && JSON.stringify(a) === JSON.stringify(b))

const isData = (value: unknown) => typeof value === 'object' && value !== null
