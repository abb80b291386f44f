/**
 * A template as a tree of what stands where. YAML and JSON give the same tree; offsets count UTF-16
 * units of the template's text, `end` is exclusive. Comments and spaces belong to no node.
 */
export type TemplateNode = ScalarNode | MapNode | ListNode | CallNode | AliasNode

interface Placed {
  /** With the tag and the anchor that stand before the value. */
  start: number
  end: number
  /** The name that an anchor gives the value, where an alias uses it. */
  anchor?: string
}

export interface ScalarNode extends Placed {
  kind: 'scalar'
  /** As text; numbers and booleans as they are written. Empty for null. */
  text: string
  style: ScalarStyle
}

/** `plain` is YAML without quotes, and JSON's numbers, booleans and null. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export interface Member {
  key: string
  keyStart: number
  keyEnd: number
  value: TemplateNode
  /** Whether `<<` puts it in from another map. */
  isMerged?: true
}

export interface MapNode extends Placed {
  kind: 'map'
  /** `{…}` rather than one line per member; always so in JSON. */
  isFlow: boolean
  members: Member[]
  /** The maps that `<<` puts in; a member of the map itself goes first. */
  merged: TemplateNode[]
}

export interface ListNode extends Placed {
  kind: 'list'
  isFlow: boolean
  items: TemplateNode[]
  /** Where the dash of each item stands; empty in a flow list. */
  dashes: number[]
}

/** An intrinsic function, in its short or its long form. */
export interface CallNode extends Placed {
  kind: 'call'
  /** The long name: `Ref`, `Fn::Sub`. */
  fn: string
  isShort: boolean
  argument: TemplateNode
}

export interface AliasNode extends Placed {
  kind: 'alias'
  name: string
  target: Exclude<TemplateNode, AliasNode>
}

export type ResolvedNode = Exclude<TemplateNode, AliasNode>

/** What an alias stands for. */
export const resolved = (node: TemplateNode): ResolvedNode =>
  node.kind === 'alias' ? node.target : node

/** The members of a map, those that `<<` puts in included; the last of equal keys counts. */
export function membersOf(map: MapNode): Map<string, Member> {
  const members = new Map<string, Member>()
  for (const source of map.merged) {
    const from = resolved(source)
    const maps = from.kind === 'list' ? from.items.map(resolved) : [from]
    for (const one of maps) {
      if (one.kind !== 'map') continue
      for (const [key, member] of membersOf(one)) {
        if (!members.has(key)) members.set(key, { ...member, isMerged: true })
      }
    }
  }
  for (const member of map.members) members.set(member.key, member)
  return members
}

/** The value of a member, alias resolved; undefined where the node is no map or has no such member. */
export function valueAt(node: TemplateNode | undefined, key: string): ResolvedNode | undefined {
  const map = node && resolved(node)
  if (map?.kind !== 'map') return undefined
  const own = map.members.findLast((member) => member.key === key)
  const value = own?.value ?? (map.merged.length > 0 ? membersOf(map).get(key)?.value : undefined)
  return value && resolved(value)
}

/** The text of a scalar; undefined for anything else. */
export const textOf = (node: TemplateNode | undefined): string | undefined => {
  const value = node && resolved(node)
  return value?.kind === 'scalar' ? value.text : undefined
}

const nothing = /^(?:~|null|Null|NULL|)$/

/** Whether a scalar says null, as an empty value does. */
export const isNull = (node: ScalarNode): boolean =>
  node.style === 'plain' && nothing.test(node.text)

/** Names that long forms go by; the looping form takes the place of a member and is none. */
const longForm = /^(?:Ref|Fn::(?!ForEach)\w+)$/

/** A map of one member that names a function is that function. */
export function asCall(map: MapNode): MapNode | CallNode {
  const [only, ...others] = map.members
  if (!only || others.length > 0 || map.merged.length > 0 || !longForm.test(only.key)) return map
  const { start, end, anchor } = map
  return {
    kind: 'call',
    fn: only.key,
    isShort: false,
    argument: only.value,
    start,
    end,
    ...(anchor !== undefined && { anchor }),
  }
}

/** The long name of a short form's tag; undefined for tags of YAML itself and unknown ones. */
export function functionOfTag(tag: string): string | undefined {
  const name = /^!(\w+)$/.exec(tag)?.[1]
  if (!name) return undefined
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
}

/** Where the first member or item stands, behind a tag and an anchor. */
export const bodyStart = (node: MapNode | ListNode): number =>
  (node.kind === 'map' ? node.members[0]?.keyStart : (node.dashes[0] ?? node.items[0]?.start)) ??
  node.start

/** The anchor that makes one of the nodes stand in several places; undefined where none does. */
export const sharedAnchor = (nodes: readonly TemplateNode[]): string | undefined =>
  nodes
    .map((node) => (node.kind === 'alias' ? node.name : node.anchor))
    .find((name) => name !== undefined)

/** A node and all that stands in it; aliases are not followed. */
export function* nodesIn(node: TemplateNode): Generator<TemplateNode> {
  yield node
  if (node.kind === 'call') yield* nodesIn(node.argument)
  if (node.kind === 'list') for (const item of node.items) yield* nodesIn(item)
  if (node.kind !== 'map') return
  for (const source of node.merged) yield* nodesIn(source)
  for (const member of node.members) yield* nodesIn(member.value)
}
