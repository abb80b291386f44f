/**
 * Hands out ids for what is drawn. An id is the name, or `stage/action`: AWS allows no slash in
 * names. A broken pipeline may hold one name twice; the second then gets `#2`.
 */
export function createIds(): (...names: readonly string[]) => string {
  const used = new Set<string>()
  return (...names) => {
    const plain = names.join('/')
    let id = plain
    for (let count = 2; used.has(id); count += 1) id = `${plain}#${count}`
    used.add(id)
    return id
  }
}
