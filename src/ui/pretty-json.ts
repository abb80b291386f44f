const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * Lays JSON text out as `JSON.stringify(value, null, 2)` does, without reading its values: numbers,
 * escapes and the order of members stay as they are written.
 *
 * @param text valid JSON in any layout.
 */
export function prettyJson(text: string): string {
  const tokens = text.match(token) ?? []
  const written: string[] = []
  let depth = 0
  const breakLine = () => written.push('\n', '  '.repeat(depth))
  for (const [index, part] of tokens.entries()) {
    if (part === '{' || part === '[') {
      written.push(part)
      depth += 1
      if (!isClosing(tokens[index + 1])) breakLine()
    } else if (isClosing(part)) {
      depth -= 1
      if (!isOpening(tokens[index - 1])) breakLine()
      written.push(part)
    } else if (part === ',') {
      written.push(part)
      breakLine()
    } else {
      written.push(part === ':' ? ': ' : part)
    }
  }
  return written.join('')
}

const isOpening = (part: string | undefined) => part === '{' || part === '['
const isClosing = (part: string | undefined) => part === '}' || part === ']'
