import type { TemplateData } from './intrinsics.ts'
import { columnOf, indentOf, nextLine, reindented } from './lines.ts'
import { bodyStart, type MapNode } from './nodes.ts'

/** A map that is written as it stands in the template already, at another place. */
export class Verbatim {
  /** Whether it stands on lines of its own, below its key. */
  readonly isBlock: boolean
  /** The same as data, for where the text does not fit. */
  readonly data: TemplateData
  readonly #piece: string
  readonly #indent: string

  /** `after` is where the key ends: comments from there on belong to a map on lines of its own. */
  constructor(node: MapNode, after: number, text: string, data: TemplateData) {
    this.isBlock = !node.isFlow
    this.data = data
    const start = node.isFlow ? node.start : bodyStart(node)
    const lead = node.isFlow ? '' : text.slice(nextLine(text, after), start).trimStart()
    this.#piece = lead + text.slice(start, node.end)
    this.#indent = node.isFlow ? indentOf(text, start) : ' '.repeat(columnOf(text, start))
  }

  /** The text where lines after the first are indented by `indent`; undefined where it does not fit. */
  at(indent: string): string | undefined {
    return reindented(this.#piece, this.#indent, indent)
  }
}

/** Data to be written, with texts of the template in it. */
export type Writable =
  | string
  | number
  | boolean
  | null
  | Verbatim
  | Writable[]
  | { [key: string]: Writable }
