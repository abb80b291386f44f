import type { TemplateData } from './intrinsics.ts'
import { columnOf, indentOf, nextLine, reindented } from './lines.ts'
import { bodyStart, type CallNode, type MapNode } from './nodes.ts'

/** A map or a function that is written as it stands in the template already, at another place. */
export class Verbatim {
  /** Whether it stands on lines of its own, below its key. */
  readonly isBlock: boolean
  /** The same as data, for where the text does not fit. */
  readonly data: TemplateData
  /** Whether it can stand in braces. */
  readonly isFlow: boolean
  readonly #piece: string
  readonly #indent: string

  /** `after` is where the key ends: comments from there on belong to a map on lines of its own. */
  constructor(node: MapNode | CallNode, after: number, text: string, data: TemplateData) {
    const isBelow = text.slice(after, node.start).includes('\n')
    this.isFlow = isFlow(node)
    this.isBlock = node.kind === 'map' ? !node.isFlow : isBelow && !this.isFlow
    this.data = data
    const start = node.kind === 'map' && !node.isFlow ? bodyStart(node) : node.start
    const lead = this.isBlock ? text.slice(nextLine(text, after), start).trimStart() : ''
    this.#piece = lead + text.slice(start, node.end)
    this.#indent = this.isBlock ? ' '.repeat(columnOf(text, start)) : indentOf(text, start)
  }

  /** The text where lines after the first are indented by `indent`; undefined where it does not fit. */
  at(indent: string): string | undefined {
    return reindented(this.#piece, this.#indent, indent)
  }
}

/** A function in block style may have a part of it in braces; as a whole it has lines of its own. */
const isFlow = (node: MapNode | CallNode): boolean => {
  if (node.kind === 'map') return node.isFlow
  const { argument } = node
  return 'isFlow' in argument ? argument.isFlow : node.isShort
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
