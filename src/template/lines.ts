/** Where the line of an offset starts. */
export const lineStart = (text: string, offset: number): number =>
  text.lastIndexOf('\n', offset - 1) + 1

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  if (at < 0) return text.length
  return text[at - 1] === '\r' ? at - 1 : at
}

/** Where the next line starts; the end of the text after the last. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}

/** How far into its line an offset is; a byte order mark takes no room. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset)
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0)
}

/** The spaces and tabs that the line of an offset starts with. */
export const indentOf = (text: string, offset: number): string =>
  /^\uFEFF?([ \t]*)/.exec(text.slice(lineStart(text, offset), offset))?.[1] ?? ''

/** Whether only spaces stand before an offset in its line. */
export const isFirstInLine = (text: string, offset: number): boolean =>
  /^\uFEFF?[ \t]*$/.test(text.slice(lineStart(text, offset), offset))

/**
 * The lines of a piece after its first, moved right or left so that they follow it from one
 * indentation to another; undefined where a line does not stand that far right.
 */
export function reindented(piece: string, from: string, to: string): string | undefined {
  if (from === to) return piece
  const [first = '', ...others] = piece.split('\n')
  const moved = others.map((line) => {
    if (line.trim() === '') return line
    return line.startsWith(from) ? to + line.slice(from.length) : undefined
  })
  return moved.every((line) => line !== undefined) ? [first, ...moved].join('\n') : undefined
}
