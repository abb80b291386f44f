import { Composer, CST, Parser } from 'yaml'
import {
  type AliasNode,
  asCall,
  functionOfTag,
  type ListNode,
  type MapNode,
  type ScalarNode,
  type ScalarStyle,
  type TemplateNode,
} from './nodes.ts'
import { withoutPlainResources } from './skim.ts'
import {
  mostProblems,
  noteProblem,
  type Parsed,
  problemAt,
  type SourceProblem,
} from './source-problem.ts'

/** A smaller text is read as quickly as it is, in characters. */
const largeText = 100_000

/** No template needs more; some texts would otherwise grow without end. */
const maxAliases = 1000

/**
 * Reads YAML as CloudFormation does: version 1.1, one document, tags as intrinsic functions.
 *
 * @param skimsFrom from this length on, resources that are no pipelines are only looked over.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function readYaml(text: string, skimsFrom = largeText): Parsed<TemplateNode> {
  const skimmed = text.length < skimsFrom ? text : withoutPlainResources(text)
  const tokens = [...new Parser().parse(skimmed)]
  // The composer finds what is wrong; the tokens, which know where things stand, give the tree.
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = [...composer.compose(tokens)]
  const problems = documents
    .flatMap(({ errors }) => errors)
    .slice(0, mostProblems)
    .map(({ pos, message }) => problemAt(text, pos[0], `This is no YAML: ${message}.`))
  if (problems.length > 0) return { ok: false, problems }
  const [document, second] = tokens.filter((token) => token.type === 'document')
  if (second) {
    const message = 'There is more than one document, and CloudFormation reads only one.'
    const hint = 'Keep one template per file.'
    return { ok: false, problems: [problemAt(text, second.offset, message, hint)] }
  }
  if (!document?.value) {
    return { ok: false, problems: [problemAt(text, 0, 'The file is empty.')] }
  }
  const walk = new Walk(text)
  const root = walk.node(document.value, document.start, document.offset)
  if (walk.problems.length > 0) return { ok: false, problems: walk.problems }
  return { ok: true, root, notices: walk.notices }
}

const scalarStyles: Record<string, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** Tokens to nodes. */
class Walk {
  readonly problems: SourceProblem[] = []
  readonly notices: SourceProblem[] = []
  readonly #text: string
  /** What each anchor names by now; open: its value is still being read. */
  readonly #anchors = new Map<string, { node?: AliasNode['target'] }>()
  #aliases = 0

  constructor(text: string) {
    this.#text = text
  }

  /** `props` stand before the value: spaces, comments, and perhaps its tag and its anchor. */
  node(
    token: CST.Token | null | undefined,
    props: CST.SourceToken[],
    offset: number,
  ): TemplateNode {
    const tag = props.find(({ type }) => type === 'tag')
    const anchor = props.find(({ type }) => type === 'anchor')
    const first = tag && anchor ? (tag.offset < anchor.offset ? tag : anchor) : (tag ?? anchor)
    if (token?.type === 'alias') return this.#alias(token)
    const open: { node?: AliasNode['target'] } = {}
    if (anchor) this.#anchors.set(anchor.source.slice(1), open)
    const bare = this.#bare(token, endOf(props.at(-1)) ?? offset)
    const start = first?.offset ?? bare.start
    const fn = tag && functionOfTag(tag.source)
    // A function reaches from its tag to the end of its argument.
    const node = fn
      ? ({ kind: 'call', fn, isShort: true, argument: bare, start, end: bare.end } as const)
      : { ...bare, start }
    if (anchor) open.node = node
    return node
  }

  #alias({ source, offset }: CST.FlowScalar): TemplateNode {
    const name = source.slice(1)
    const end = offset + source.length
    const known = this.#anchors.get(name)
    this.#aliases += 1
    const message = !known?.node
      ? `The alias *${name} stands inside the value that it names.`
      : this.#aliases > maxAliases
        ? `There are more than ${maxAliases} aliases.`
        : undefined
    if (message !== undefined || !known?.node) {
      noteProblem(this.problems, this.#text, offset, message ?? '')
      return { kind: 'scalar', text: '', style: 'plain', start: offset, end }
    }
    known.node.anchor = name
    return { kind: 'alias', name, target: known.node, start: offset, end }
  }

  #bare(token: CST.Token | null | undefined, offset: number): AliasNode['target'] {
    if (token?.type === 'block-map') return asCall(this.#map(token))
    if (token?.type === 'block-seq') return this.#list(token)
    if (token?.type === 'flow-collection') return this.#flow(token)
    if (token && CST.isScalar(token)) return scalar(token)
    return { kind: 'scalar', text: '', style: 'plain', start: offset, end: offset }
  }

  #map(token: CST.BlockMap): MapNode {
    const map: MapNode = {
      kind: 'map',
      isFlow: false,
      members: [],
      merged: [],
      start: token.offset,
      end: token.offset,
    }
    this.#addMembers(map, token.items)
    return this.#closed(map)
  }

  #closed(map: MapNode): MapNode {
    map.start = map.members[0]?.keyStart ?? map.merged[0]?.start ?? map.start
    map.end = Math.max(map.end, map.members.at(-1)?.value.end ?? 0, map.merged.at(-1)?.end ?? 0)
    return map
  }

  #addMembers(map: MapNode, items: CST.CollectionItem[]): void {
    const seen = new Set<string>()
    for (const item of items) if (item.key || item.sep) this.#addMember(map, item, seen)
  }

  #addMember(map: MapNode, item: CST.CollectionItem, seen: Set<string>): void {
    const key = this.node(item.key, item.start, endOf(item.start.at(-1)) ?? map.end)
    const value = this.node(item.value, item.sep ?? [], key.end)
    if (key.kind === 'scalar' && key.text === '<<' && key.style === 'plain') {
      map.merged.push(value)
      return
    }
    if (key.kind !== 'scalar') {
      noteProblem(this.problems, this.#text, key.start, 'A key has to be text.')
      return
    }
    if (seen.has(key.text)) {
      const message = `The key ${key.text} stands twice in one map; CloudFormation takes the last.`
      noteProblem(this.notices, this.#text, key.start, message, 'Remove one of them.')
    }
    seen.add(key.text)
    map.members.push({ key: key.text, keyStart: key.start, keyEnd: key.end, value })
  }

  #list(token: CST.BlockSequence): ListNode {
    const items: TemplateNode[] = []
    const dashes: number[] = []
    for (const { start, value } of token.items) {
      const dash = start.find(({ type }) => type === 'seq-item-ind')
      if (!dash) continue
      dashes.push(dash.offset)
      items.push(this.node(value, start.slice(start.indexOf(dash)), dash.offset + 1))
    }
    const start = dashes[0] ?? token.offset
    return { kind: 'list', isFlow: false, items, dashes, start, end: items.at(-1)?.end ?? start }
  }

  #flow(token: CST.FlowCollection): AliasNode['target'] {
    const start = token.offset
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end')
    const end = endOf(close) ?? start + 1
    if (token.start.source === '{') {
      const map: MapNode = { kind: 'map', isFlow: true, members: [], merged: [], start, end }
      this.#addMembers(map, token.items)
      return asCall(map)
    }
    const items: TemplateNode[] = []
    for (const item of token.items) {
      if (item.sep) {
        // A pair in a list, `[a: b]`, is a map of one member.
        const pair: MapNode = { kind: 'map', isFlow: true, members: [], merged: [], start, end }
        this.#addMembers(pair, [item])
        pair.end = pair.members.at(-1)?.value.end ?? pair.start
        items.push(asCall(this.#closed(pair)))
      } else if (item.value || item.key) {
        items.push(this.node(item.value ?? item.key, item.start, start))
      }
    }
    return { kind: 'list', isFlow: true, items, dashes: [], start, end }
  }
}

function endOf(token: CST.SourceToken | undefined): number | undefined {
  return token && token.offset + token.source.length
}

function scalar(token: CST.FlowScalar | CST.BlockScalar): ScalarNode {
  const { value, type } = CST.resolveAsScalar(token, false)
  const style = scalarStyles[type ?? 'PLAIN'] ?? 'plain'
  const start = token.offset
  if (token.type !== 'block-scalar') {
    return { kind: 'scalar', text: value, style, start, end: start + token.source.length }
  }
  const header = token.props.reduce(
    (length, prop) => length + ('source' in prop ? prop.source.length : 0),
    0,
  )
  // Empty lines after a block scalar are its own only where `+` keeps them.
  const isKept = token.props.some((prop) => 'source' in prop && /^[|>]\S*\+/.test(prop.source))
  const source = isKept ? token.source.replace(/\r?\n$/, '') : token.source.trimEnd()
  return { kind: 'scalar', text: value, style, start, end: start + header + source.length }
}
