/** A piece of JSON with the very text it was written in; for tests that compare texts. */
export interface JsonNode {
  text: string
  /** By key, or in a list by `name` or index. Of two equal keys the later one counts. */
  members?: Map<string, JsonNode>
  /** What a string, a literal or an empty place says; numbers are compared by their text alone. */
  value?: string | boolean | null
}

const token = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y

/** Reads JSON a second time, without any code of `pipeline/json-text.ts`. */
export function readNodes(json: string): JsonNode {
  let at = 0
  const next = (): string => {
    token.lastIndex = at
    const [whole = '', part = ''] = token.exec(json) ?? []
    at += whole.length
    return part
  }
  const peek = (): string => {
    const before = at
    const part = next()
    at = before
    return part
  }
  const read = (): JsonNode => {
    const part = next()
    const start = at - part.length
    if (part === '{' || part === '[') {
      const members = part === '{' ? readObject() : readList()
      return { text: json.slice(start, at), members }
    }
    if (part.startsWith('"')) return { text: part, value: JSON.parse(part) as string }
    return /^[tfn]/.test(part)
      ? { text: part, value: JSON.parse(part) as boolean | null }
      : { text: part }
  }
  const readObject = () => {
    const members = new Map<string, JsonNode>()
    while (peek() !== '}') {
      const key = JSON.parse(next()) as string
      next()
      members.set(key, read())
      if (peek() === ',') next()
    }
    next()
    return members
  }
  const readList = () => {
    const members = new Map<string, JsonNode>()
    while (peek() !== ']') {
      const item = read()
      const name = item.members?.get('name')?.value
      members.set(
        typeof name === 'string' && !members.has(name) ? name : String(members.size),
        item,
      )
      if (peek() === ',') next()
    }
    next()
    return members
  }
  return read()
}
