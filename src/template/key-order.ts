import type { TemplateStyle } from './style.ts'

/** The order in which AWS's pages and most templates have the members. */
const usual = (
  'Name Region ActionTypeId Namespace RoleArn RunOrder Configuration Commands ' +
  'EnvironmentVariables InputArtifacts OutputArtifacts OutputVariables TimeoutInMinutes Actions ' +
  'ArtifactStore Category Owner Provider Version Type Location EncryptionKey Id'
).split(' ')

const isSorted = (keys: readonly string[]) =>
  keys.length > 2 && keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)

/** Puts the keys of a new map in the order that the map most like it has. */
export function ordered(keys: readonly string[], role: string, style: TemplateStyle): string[] {
  // A provider's own keys stay as they are given.
  if (role === 'Configuration') return [...keys]
  const shared = (order: readonly string[]) => order.filter((key) => keys.includes(key))
  const [like] = style.ordersOf(role).toSorted((a, b) => shared(b).length - shared(a).length)
  const sorted = like ? shared(like) : []
  const others = keys.filter((key) => !sorted.includes(key))
  for (const key of others.toSorted((a, b) => rank(a) - rank(b))) {
    sorted.splice(placeFor(key, sorted, role, style), 0, key)
  }
  return sorted
}

const rank = (key: string) => {
  const at = usual.indexOf(key)
  return at < 0 ? usual.length : at
}

/** Where a new key goes among those that a map has: the index that it will have. */
export function placeFor(
  key: string,
  keys: readonly string[],
  role: string,
  style: TemplateStyle,
): number {
  const orders = style.ordersOf(role)
  const order = orders.find((known) => known.includes(key))
  if (order) {
    const before = order.slice(0, order.indexOf(key)).toReversed()
    const anchor = before.find((known) => keys.includes(known))
    if (anchor !== undefined) return keys.indexOf(anchor) + 1
    const after = order.slice(order.indexOf(key) + 1).find((known) => keys.includes(known))
    if (after !== undefined) return keys.indexOf(after)
  }
  if (isSorted(keys) || (orders.length > 0 && orders.every(isSorted))) {
    const next = keys.findIndex((known) => known > key)
    return next < 0 ? keys.length : next
  }
  const place = rank(key)
  const anchor = keys
    .filter((known) => rank(known) <= place)
    .toReversed()
    .toSorted((a, b) => rank(b) - rank(a))[0]
  return anchor === undefined ? keys.length : keys.indexOf(anchor) + 1
}
