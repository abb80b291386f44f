/** Parts by name. Equal names, which AWS refuses, are told apart by how often they came before. */
export function byName<Part extends { name: string }>(parts: readonly Part[]): Map<string, Part> {
  const named = new Map<string, Part>()
  for (const part of parts) {
    let key = part.name
    for (let again = 2; named.has(key); again += 1) key = `${part.name} (${again})`
    named.set(key, part)
  }
  return named
}
