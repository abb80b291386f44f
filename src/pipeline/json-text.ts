/**
 * JSON that can be written back as it was read.
 *
 * `JSON.parse` rounds large integers, forgets how a number was written and reorders keys that look
 * like indices. AWS's answer is sent back to AWS, so none of that may happen to members that no
 * edit has touched: every object remembers the text it came from, and edits keep the identity of
 * what they leave alone.
 */

/** A number that a JavaScript number would not write back as it was read, such as `12345678901234567890`. */
export class NumberText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** For screens; `writeJson` writes the number itself. */
  toJSON(): string {
    return this.text
  }
}

const sources = new WeakMap<object, string>()

const blank = /[ \t\n\r]*/y
const stringToken = /"(?:[^"\\]|\\.)*"/y
const numberToken = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * Reads JSON; objects and arrays come back frozen and remember their text.
 *
 * @throws SyntaxError when the text is not JSON, with the engine's words.
 */
export function parseJson(text: string): unknown {
  // The engine's parser decides what is JSON; the scan below may then trust the text.
  JSON.parse(text)
  return new Scan(text).value()
}

/** Writes JSON: whatever still is the object that `parseJson` gave is written as it was read. */
export function writeJson(value: unknown): string {
  if (value instanceof NumberText) return value.text
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const source = sources.get(value)
  if (source !== undefined) return source
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item ?? null)).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`)
  return `{${members.join(',')}}`
}

class Scan {
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  value(): unknown {
    this.skip()
    const start = this.at
    const first = this.text[start]
    if (first === '{') return this.remember(start, this.object())
    if (first === '[') return this.remember(start, this.array())
    if (first === '"') return this.string()
    if (first === 't') return this.literal('true', true)
    if (first === 'f') return this.literal('false', false)
    if (first === 'n') return this.literal('null', null)
    return this.number()
  }

  private object(): object {
    const entries: [string, unknown][] = []
    this.at += 1
    while (!this.ends('}')) {
      const key = this.string()
      this.skip()
      this.at += 1
      entries.push([key, this.value()])
    }
    // fromEntries defines members, so that a key named __proto__ is a member like any other.
    return Object.fromEntries(entries)
  }

  private array(): unknown[] {
    const items: unknown[] = []
    this.at += 1
    while (!this.ends(']')) items.push(this.value())
    return items
  }

  /** Steps over blanks and one comma; true when the container ends here. */
  private ends(bracket: string): boolean {
    this.skip()
    if (this.text[this.at] === ',') {
      this.at += 1
      this.skip()
    }
    if (this.text[this.at] !== bracket) return false
    this.at += 1
    return true
  }

  private string(): string {
    const token = this.token(stringToken)
    return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1)
  }

  private number(): number | NumberText {
    const token = this.token(numberToken)
    const number = Number(token)
    return String(number) === token ? number : new NumberText(token)
  }

  private literal<Value>(word: string, value: Value): Value {
    this.at += word.length
    return value
  }

  private remember(start: number, value: object): object {
    sources.set(value, this.text.slice(start, this.at))
    return Object.freeze(value)
  }

  private skip(): void {
    this.token(blank)
  }

  private token(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [token = ''] = pattern.exec(this.text) ?? []
    this.at += token.length
    return token
  }
}
