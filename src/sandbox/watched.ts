/**
 * A value of plain objects and lists that tells when something in it changes, however deep. What was
 * set to what it already was has not changed. So nobody who changes it has to say so, and nobody who
 * only reads pays for a comparison.
 *
 * @returns the value to be read and changed from now on; changes of the one given are not noticed.
 */
export function watched<Value extends object>(value: Value, changed: () => void): Value {
  /** The same object is always seen as the same one. */
  const seen = new WeakMap<object, object>()
  const given = new WeakMap<object, object>()

  const see = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null || given.has(item)) return item
    const known = seen.get(item)
    if (known) return known
    const sight = new Proxy(item, handler)
    seen.set(item, sight)
    given.set(sight, item)
    return sight
  }
  const unseen = (item: unknown): unknown =>
    typeof item === 'object' && item !== null ? (given.get(item) ?? item) : item

  const handler: ProxyHandler<object> = {
    get: (target, key) => see(Reflect.get(target, key)),
    set: (target, key, item) => {
      const next = unseen(item)
      if (Object.hasOwn(target, key) && Reflect.get(target, key) === next) return true
      changed()
      return Reflect.set(target, key, next)
    },
    defineProperty: (target, key, descriptor) => {
      changed()
      return Reflect.defineProperty(target, key, descriptor)
    },
    deleteProperty: (target, key) => {
      if (Object.hasOwn(target, key)) changed()
      return Reflect.deleteProperty(target, key)
    },
  }
  return see(value) as Value
}
