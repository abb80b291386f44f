import { isTyped } from './intrinsics.ts'
import { columnOf } from './lines.ts'
import {
  bodyStart,
  type ListNode,
  type MapNode,
  type ScalarStyle,
  type TemplateNode,
} from './nodes.ts'

/** Votes for how something is written. */
class Votes<Choice> {
  readonly #votes = new Map<Choice, number>()

  add(choice: Choice, weight: number): void {
    this.#votes.set(choice, (this.#votes.get(choice) ?? 0) + weight)
  }

  get winner(): Choice | undefined {
    return [...this.#votes].toSorted(([, a], [, b]) => b - a)[0]?.[0]
  }
}

class VotesByKey<Choice> {
  readonly #byKey = new Map<string, Votes<Choice>>()
  readonly #all = new Votes<Choice>()

  add(key: string, choice: Choice, weight: number): void {
    const votes = this.#byKey.get(key) ?? new Votes<Choice>()
    votes.add(choice, weight)
    this.#byKey.set(key, votes)
    this.#all.add(choice, weight)
  }

  /** What is written most under the key; what is written most where nothing stands under it. */
  winner(key: string): Choice | undefined {
    return this.#byKey.get(key)?.winner ?? this.#all.winner
  }

  own(key: string): Choice | undefined {
    return this.#byKey.get(key)?.winner
  }
}

/** How a map or a list stands in the text. */
export type Layout = 'block' | 'inline' | 'expanded'

/**
 * How a template writes what it has, learned from its text so that what is new looks like it. Keys
 * stand for the member that holds a value; `Actions[]` stands for the items of `Actions`.
 */
export class TemplateStyle {
  readonly isJson: boolean
  readonly newline: string
  readonly #text: string
  readonly #steps = new VotesByKey<number>()
  readonly #listIndents = new VotesByKey<number>()
  readonly #dashGaps = new VotesByKey<number>()
  readonly #layouts = new VotesByKey<Layout>()
  readonly #scalars = new VotesByKey<ScalarStyle>()
  readonly #texts = new Votes<ScalarStyle>()
  readonly #keyQuotes = new Votes<string>()
  readonly #colons = new Votes<string>()
  readonly #commas = new Votes<string>()
  readonly #pads = new Votes<string>()
  readonly #units = new Votes<string>()
  #hasShortForms: boolean | undefined
  readonly #orders = new Map<string, string[][]>()

  /** How the rest of the template is written. */
  readonly #around: TemplateStyle | undefined

  constructor(
    text: string,
    { isJson, newline }: { isJson: boolean; newline: string },
    around?: TemplateStyle,
  ) {
    this.#text = text
    this.isJson = isJson
    this.newline = newline
    this.#around = around
  }

  /** The style of what stands beside something new; where it tells nothing, that of the template. */
  beside(node: TemplateNode, key: string): TemplateStyle {
    const near = new TemplateStyle(this.#text, this, this)
    near.learn(node, key)
    return near
  }

  /** Learns from a node; `weight` lets neighbors count for more. */
  learn(node: TemplateNode, key: string, weight = 1): void {
    if (node.kind === 'alias') return
    if (node.kind === 'call') {
      this.#hasShortForms = node.isShort || this.#hasShortForms === true
      if (!node.isShort) this.#learnLayout(node, '()', weight)
      this.learn(node.argument, '()', weight)
      return
    }
    if (node.kind === 'scalar') {
      if (node.style === 'literal' || node.style === 'folded') return
      this.#scalars.add(key, node.style, weight)
      const isText = node.style !== 'plain' || !isTyped(node.text)
      if (isText && key !== '()') this.#texts.add(node.style, weight)
      return
    }
    this.#learnLayout(node, key, weight)
    if (node.isFlow) this.#learnCommas(node, weight)
    if (node.kind === 'map') this.#learnMap(node, key, weight)
    else for (const item of node.items) this.learn(item, `${key}[]`, weight)
    if (node.kind === 'list') this.#learnDashes(node, key, weight)
  }

  #learnLayout(node: TemplateNode, key: string, weight: number): void {
    const isFlow = 'isFlow' in node ? node.isFlow : /^[{[]/.test(this.#text.slice(node.start))
    if (!isFlow) this.#layouts.add(key, 'block', weight)
    else {
      const inside = this.#text.slice(node.start + 1, node.end - 1)
      if (inside.trim() === '') return
      const isExpanded = /^\s*?\n/.test(inside)
      this.#layouts.add(key, isExpanded ? 'expanded' : 'inline', weight)
      if (!isExpanded && this.#text[node.start] === '{') {
        this.#pads.add(/^[ \t]*/.exec(inside)?.[0] ?? '', weight)
      }
      if (isExpanded) {
        const inner = /\n([ \t]*)\S/.exec(inside)?.[1] ?? ''
        const close = /\n([ \t]*)$/.exec(inside)?.[1]
        if (close !== undefined && inner.startsWith(close) && inner !== close) {
          this.#units.add(inner.slice(close.length), weight)
        }
      }
    }
  }

  #learnMap(map: MapNode, key: string, weight: number): void {
    const column = map.isFlow ? 0 : columnOf(this.#text, bodyStart(map))
    this.#learnOrder(map, key, weight)
    for (const member of map.members) {
      const between = this.#text.slice(member.keyEnd, member.value.start)
      const quote = /["']/.exec(this.#text.charAt(member.keyStart))?.[0] ?? ''
      this.#keyQuotes.add(quote, weight)
      const colon = /^\s*:[ \t]*/.exec(between)?.[0]
      if (map.isFlow && colon !== undefined) this.#colons.add(colon, weight)
      const { value } = member
      if (!map.isFlow && 'isFlow' in value && !value.isFlow) {
        const by = columnOf(this.#text, bodyStart(value)) - column
        if (value.kind === 'map' && by > 0) this.#steps.add(member.key, by, weight)
        if (value.kind === 'list') this.#listIndents.add(member.key, by, weight)
      }
      this.learn(value, member.key, weight)
    }
  }

  #learnCommas(node: MapNode | ListNode, weight: number): void {
    const starts =
      node.kind === 'map'
        ? node.members.map(({ keyStart }) => keyStart)
        : node.items.map(({ start }) => start)
    for (const start of starts.slice(1)) {
      let at = start
      while (/[ \t]/.test(this.#text.charAt(at - 1))) at -= 1
      if (this.#text[at - 1] === ',') this.#commas.add(this.#text.slice(at, start), weight)
    }
  }

  #learnDashes(list: ListNode, key: string, weight: number): void {
    for (const [index, dash] of list.dashes.entries()) {
      const item = list.items[index]
      if (!item || this.#text.slice(dash, item.start).includes('\n')) continue
      this.#dashGaps.add(key, item.start - dash, weight)
    }
  }

  #learnOrder(map: MapNode, key: string, weight: number): void {
    const orders = this.#orders.get(key) ?? []
    const order = map.members.map((member) => member.key)
    if (weight > 1) orders.unshift(order)
    else orders.push(order)
    this.#orders.set(key, orders)
  }

  step(key: string): number {
    return this.#steps.own(key) ?? this.#around?.step(key) ?? this.#steps.winner(key) ?? 2
  }

  listIndent(key: string): number {
    const own = this.#listIndents.own(key) ?? this.#around?.listIndent(key)
    return own ?? this.#listIndents.winner(key) ?? 2
  }

  dashGap(key: string): number {
    const own = this.#dashGaps.own(key) ?? this.#around?.dashGap(key)
    return own ?? this.#dashGaps.winner(key) ?? 2
  }

  /** How deep one level of an expanded flow collection goes. */
  get unit(): string {
    return this.#units.winner ?? this.#around?.unit ?? '  '
  }

  get colon(): string {
    const colon = this.#colons.winner ?? this.#around?.colon ?? ': '
    return this.isJson || /\s$/.test(colon) ? colon : ': '
  }

  /** What stands behind a comma that ends no line. */
  get comma(): string {
    return this.#commas.winner ?? this.#around?.comma ?? ' '
  }

  get pad(): string {
    return this.#pads.winner ?? this.#around?.pad ?? (this.isJson ? '' : ' ')
  }

  get keyQuote(): string {
    return this.isJson ? '"' : (this.#keyQuotes.winner ?? this.#around?.keyQuote ?? '')
  }

  /** Also where only some functions have it: a long one takes lines of its own. */
  get usesShortForms(): boolean {
    return this.#hasShortForms ?? this.#around?.usesShortForms ?? true
  }

  layout(key: string): Layout {
    const own = this.#layouts.own(key) ?? this.#around?.layout(key)
    if (own !== undefined) return own
    return this.isJson ? (this.#layouts.winner(key) ?? 'expanded') : 'block'
  }

  /** How a text under the key is written; undefined where the key has none. */
  scalarStyle(key: string): ScalarStyle | undefined {
    return this.#scalars.own(key) ?? this.#around?.scalarStyle(key)
  }

  /** How texts are written mostly. */
  get textStyle(): ScalarStyle {
    return this.isJson ? 'double' : (this.#texts.winner ?? this.#around?.textStyle ?? 'plain')
  }

  /** The orders of keys in maps like it, the nearest first. */
  ordersOf(key: string): readonly (readonly string[])[] {
    return [...(this.#orders.get(key) ?? []), ...(this.#around?.ordersOf(key) ?? [])]
  }
}
