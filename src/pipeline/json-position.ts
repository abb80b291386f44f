/**
 * Where something stands in JSON text. The engines' own messages differ and some name no position,
 * so the text is read once more, by the grammar of https://www.rfc-editor.org/rfc/rfc8259
 */

/** Both from 1, as editors count. */
export interface TextPosition {
  line: number
  column: number
}

export interface JsonError extends TextPosition {
  /** What is wrong there, as a sentence. */
  message: string
}

/** The first place at which the text is not JSON; undefined where all of it is. */
export function findJsonError(text: string): JsonError | undefined {
  try {
    new Reader(text).document()
    return undefined
  } catch (error) {
    if (error instanceof Mismatch) return { ...positionAt(text, error.at), message: error.message }
    throw error
  }
}

/**
 * Where a member or an item begins, its name included; for a path that leads nowhere, where the
 * innermost value on it begins.
 *
 * @param text valid JSON.
 */
export function positionOf(text: string, path: readonly (string | number)[]): TextPosition {
  const reader = new Reader(text, path)
  reader.document()
  return positionAt(text, reader.found)
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset)
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Where the text stops being JSON. */
class Mismatch extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /[\w$.+-]+/y

class Reader {
  /** Offset of what `path` leads to, as far as it has been followed. */
  found = 0
  private at = 0
  private readonly text: string
  private readonly path: readonly (string | number)[] | undefined

  constructor(text: string, path?: readonly (string | number)[]) {
    this.text = text
    this.path = path
  }

  document(): void {
    this.blank()
    this.found = this.at
    this.value(0, true)
    if (this.at < this.text.length) this.fail('Nothing may stand behind the end of the JSON.')
  }

  /** @param isOnPath whether the path leads through this value, `depth` steps of it done. */
  private value(depth: number, isOnPath: boolean): void {
    const first = this.text[this.at]
    if (first === undefined) this.fail('The text ends here, where a value is expected.')
    else if (first === '{') this.object(depth, isOnPath)
    else if (first === '[') this.array(depth, isOnPath)
    else if (first === '"') this.string()
    else this.literal()
    this.blank()
  }

  private object(depth: number, isOnPath: boolean): void {
    this.step()
    if (this.takes('}')) return
    for (;;) {
      const start = this.at
      if (this.text[this.at] !== '"') {
        this.fail(
          this.text[this.at] === '}'
            ? 'A comma is too much before this bracket.'
            : 'A name between double quotes is expected here.',
        )
      }
      const name = this.string()
      this.blank()
      if (!this.takes(':')) this.fail('A colon is expected behind the name.')
      this.value(depth + 1, this.follow(isOnPath, depth, name, start))
      if (this.takes('}')) return
      if (!this.takes(',')) this.fail('A comma or } is expected here.')
    }
  }

  private array(depth: number, isOnPath: boolean): void {
    this.step()
    if (this.takes(']')) return
    for (let index = 0; ; index += 1) {
      if (this.text[this.at] === ']') this.fail('A comma is too much before this bracket.')
      this.value(depth + 1, this.follow(isOnPath, depth, index, this.at))
      if (this.takes(']')) return
      if (!this.takes(',')) this.fail('A comma or ] is expected here.')
    }
  }

  private follow(isOnPath: boolean, depth: number, key: string | number, start: number): boolean {
    const isNext = isOnPath && this.path?.[depth] === key
    if (isNext) this.found = start
    return isNext
  }

  private string(): string {
    const start = this.at
    this.at += 1
    for (;;) {
      const character = this.text[this.at]
      if (character === undefined || character === '\n' || character === '\r') {
        this.at = start
        this.fail('This text has no closing quote on its line.')
      } else if (character === '"') {
        this.at += 1
        return JSON.parse(this.text.slice(start, this.at)) as string
      } else if (character < ' ') {
        this.fail('A control character has to be written as an escape, such as \\t.')
      } else if (character === '\\') {
        this.escape()
      } else {
        this.at += 1
      }
    }
  }

  private escape(): void {
    if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.text.slice(this.at, this.at + 6))) {
      this.fail('JSON knows no such escape.')
    }
    this.at += this.text[this.at + 1] === 'u' ? 6 : 2
  }

  private literal(): void {
    word.lastIndex = this.at
    const [written = ''] = word.exec(this.text) ?? []
    number.lastIndex = this.at
    const [digits = ''] = number.exec(this.text) ?? []
    if (written !== '' && (['true', 'false', 'null'].includes(written) || written === digits)) {
      this.at += written.length
    } else if (this.text[this.at] === "'") {
      this.fail('JSON takes double quotes only.')
    } else {
      this.fail('A value is expected here: text between double quotes, a number, { or [.')
    }
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.step()
    return true
  }

  private step(): void {
    this.at += 1
    this.blank()
  }

  private blank(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at += 1
  }

  private fail(message: string): never {
    const isComment = /^(?:\/[/*]|#)/.test(this.text.slice(this.at, this.at + 2))
    throw new Mismatch(this.at, isComment ? 'JSON knows no comments. Take this one out.' : message)
  }
}
