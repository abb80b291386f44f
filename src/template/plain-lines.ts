const tag = '(?:!\\w+ +)?'
const single = "'(?:[^'\\n]|'')*'"
const double = '"(?:[^"\\\\\\n]|\\\\["\\\\/nrt])*"'
const word = '[A-Za-z0-9_./$][^\\s,:#\'"`[\\]{}&*!|>%@]*(?:::?[A-Za-z0-9_./*-]+)*'
const item = `${tag}(?:${single}|${double}|${word})`
const flat = `\\[ *(?:${item}(?: *, *${item})*)? *\\]`
const flow = `\\[ *(?:${item}|${flat})(?: *, *(?:${tag}${flat}|${item}))* *\\]|\\[ *\\]|\\{ *\\}`

const comment = /^ +#/
const quotedOrFlow = new RegExp(`^${tag}(?:${single}|${double}|${flow})(?= *(?: #.*)?$)`)
const blockScalar = /^(?:!\w+ +)?[|>][+-]?(?: +#.*)?$/
const plainText = /^(?:!\w+ +)?[A-Za-z0-9_./$(+][^\t]*$/
const tagAlone = /^!\w+(?: +#.*)?$/
const line =
  /^( *)((?:- +)*)(?:("[^"\\]*"|'[^']*'|[A-Za-z0-9_$.][A-Za-z0-9_$./:{}-]*):(?= |$))?(.*)$/

interface Level {
  column: number
  /** The keys so far; undefined for a list. */
  keys?: Set<string>
}

/**
 * Whether lines of YAML are of the plain sort that nearly all templates consist of, and right: keys,
 * dashes and values on one line each, block scalars, nothing in between. What is not plain may be
 * right too; the real parser says so.
 */
export function arePlainLines(lines: readonly string[]): boolean {
  const levels: Level[] = []
  /** Whether the line before left its value to the lines below. */
  let isOpen = true
  /** Lines further right than this are the text of a block scalar. */
  let textColumn: number | undefined
  for (const source of lines) {
    const indent = source.search(/[^ ]/)
    if (indent < 0 || source[indent] === '\r') continue
    if (textColumn !== undefined && indent > textColumn) continue
    textColumn = undefined
    if (source[indent] === '#') continue
    const written = source.endsWith('\r') ? source.slice(0, -1) : source
    const text = /(?:^| )-$/.test(written) ? `${written} ` : written
    const [, , dashes = '', key, rest = ''] = line.exec(text) ?? []
    if (dashes === '' && key === undefined) return false
    let column = indent
    for (const dash of dashes.match(/- +/g) ?? []) {
      if (!enter(levels, { column }, isOpen, column > indent)) return false
      column += dash.length
      isOpen = true
    }
    if (key !== undefined) {
      const map = { column, keys: new Set<string>() }
      if (!enter(levels, map, isOpen, dashes !== '')) return false
      const { keys } = levels.at(-1) ?? {}
      if (!keys || keys.has(key)) return false
      keys.add(key)
    }
    const value = valueKind(rest.trim() === '' || comment.test(rest) ? '' : rest.trim())
    if (value === undefined) return false
    if (value === 'text') textColumn = key === undefined ? column - 2 : column
    isOpen = value === 'below'
  }
  return true
}

/** Where a value goes on; undefined where it is not plain. */
function valueKind(value: string): 'here' | 'below' | 'text' | undefined {
  if (value === '' || tagAlone.test(value)) return 'below'
  if (blockScalar.test(value)) return 'text'
  if (quotedOrFlow.test(value)) return 'here'
  const bare = value.replace(/ #.*$/, '')
  return plainText.test(bare) && !/: |:$/.test(bare) ? 'here' : undefined
}

/** Goes to the map or the list that a line belongs to; false where the line belongs nowhere. */
function enter(levels: Level[], level: Level, isOpen: boolean, isInItem: boolean): boolean {
  if (isInItem) {
    levels.push(level)
    return true
  }
  const { column } = level
  while ((levels.at(-1)?.column ?? -1) > column) levels.pop()
  const top = levels.at(-1)
  if (!top || top.column < column) {
    if (isOpen) levels.push(level)
    return isOpen
  }
  const isMap = level.keys !== undefined
  if ((top.keys !== undefined) === isMap) return true
  if (!isMap) {
    // A list may stand right below its key.
    if (isOpen) levels.push(level)
    return isOpen
  }
  levels.pop()
  const under = levels.at(-1)
  return under?.column === column && under.keys !== undefined
}
