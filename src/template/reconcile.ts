import { deepEqual, isPlainObject } from '../pipeline/deep-equal.ts'
import { entriesOf } from './branches.ts'
import { collectionOf, editCollection, slotIndent } from './collection-edits.ts'
import type { TemplateData } from './intrinsics.ts'
import { placeFor } from './key-order.ts'
import { columnOf, indentOf } from './lines.ts'
import {
  isNull,
  type ListNode,
  type MapNode,
  type Member,
  membersOf,
  type TemplateNode,
} from './nodes.ts'
import type { Refusal } from './refusal.ts'
import type { Splice } from './splice.ts'
import type { TemplateStyle } from './style.ts'
import { modelKey, opaqueMember, templateKey } from './to-pipeline.ts'
import { toTemplate, type Writing } from './to-template.ts'
import {
  isBlock,
  type Target,
  writeBlockMember,
  writeFlowMember,
  writeInline,
  writeItem,
} from './write-value.ts'

/** Stops an edit that the template has no safe place for. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

export type Members = Readonly<Record<string, unknown>>

/** What a member or an item is written as: data, or a function of where it comes to stand. */
export type NewText = (target: Target, isInFlow: boolean) => string

interface Both<Value> {
  before: Value
  after: Value
}

/** Finds the splices that make a part of the tree say something else. */
export class Reconciler {
  readonly splices: Splice[] = []
  readonly text: string
  readonly style: TemplateStyle
  readonly writing: Writing

  constructor(text: string, style: TemplateStyle, writing: Writing) {
    this.text = text
    this.style = style
    this.writing = writing
  }

  /** A map whose members go by the model's names; those of a configuration by their own. */
  map(map: MapNode, role: string, { before, after }: Both<Members>): void {
    const isConfiguration = role === 'Configuration'
    const members = membersOf(map)
    const nameOf = (member: string): string => {
      if (isConfiguration) return member
      const bare = member.replace(/^\$/, '')
      return [...members.keys()].find((key) => modelKey(key) === bare) ?? templateKey(bare)
    }
    const removed = new Set<string>()
    const added = new Map<string, NewText>()
    for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (deepEqual(before[member], after[member])) continue
      const key = nameOf(member)
      const present = members.get(key)
      if (member.startsWith('$') || opaqueMember(key) in before) {
        throw new Refused({ kind: 'part-intrinsic', part: key })
      }
      if (after[member] === undefined) {
        if (!present) continue
        if (present.isMerged) throw new Refused({ kind: 'shared', anchor: anchorsOf(map) })
        removed.add(key)
      } else if (!present || present.isMerged) {
        added.set(key, this.memberText(key, toTemplate(after[member], key, this.writing)))
      } else {
        this.value(present, key, { before: before[member], after: after[member] }, map)
      }
    }
    this.editMembers(map, role, removed, added)
  }

  memberText =
    (key: string, data: TemplateData): NewText =>
    (target, isInFlow) =>
      isInFlow ? writeFlowMember(key, data, target) : writeBlockMember(key, data, target)

  /** Takes members out of a map and puts others in, each where maps like it have it. */
  editMembers(
    map: MapNode,
    role: string,
    removedKeys: ReadonlySet<string>,
    addedTexts: ReadonlyMap<string, NewText>,
  ): void {
    if (removedKeys.size === 0 && addedTexts.size === 0) return
    const collection = collectionOf(map, this.text, this.style.newline)
    const removed = new Set<number>()
    const kept: { key: string; index: number }[] = []
    for (const [index, { key }] of map.members.entries()) {
      if (removedKeys.has(key)) removed.add(index)
      else kept.push({ key, index })
    }
    if (kept.length === 0) {
      if (map.merged.length > 0) throw new Refused({ kind: 'shared', anchor: anchorsOf(map) })
      throw new Refused({ kind: 'not-safe', detail: `no member of ${role} would stay` })
    }
    const indent = slotIndent(collection)
    const target = { style: this.style, role, indent }
    const added = new Map<number, string[]>()
    for (const [key, text] of addedTexts) {
      const place = placeFor(
        key,
        kept.map((one) => one.key),
        role,
        this.style,
      )
      // A new first key would change the line of the dash; behind the first it is a line of its own.
      const isShared =
        place === 0 &&
        !map.isFlow &&
        indentOf(this.text, map.start).length !== columnOf(this.text, map.start)
      const after = place === 0 && !isShared ? -1 : (kept[isShared ? 0 : place - 1]?.index ?? -1)
      added.set(after, [...(added.get(after) ?? []), text(target, map.isFlow)])
      kept.splice(isShared ? 1 : place, 0, { key, index: after })
    }
    this.splices.push(...editCollection(collection, { removed, added }))
  }

  /** A member's value: changed in place as far as it goes, and written anew where it does not. */
  value(member: Member, key: string, { before, after }: Both<unknown>, map: MapNode): void {
    const node = member.value
    this.refuseShared(node)
    if (node.kind === 'map' && isPlainObject(before) && isPlainObject(after)) {
      if (Object.keys(after).some((member) => Object.hasOwn(before, member))) {
        this.map(node, key, { before, after })
        return
      }
    }
    if (node.kind === 'list' && Array.isArray(before) && Array.isArray(after)) {
      if (after.length > 0 && node.items.length > 0) {
        this.list(node, key, { before, after })
        return
      }
    }
    this.replaceMember(member, key, toTemplate(after, key, this.writing), map)
  }

  replaceMember(member: Member, key: string, data: TemplateData, map: MapNode): void {
    const { value } = member
    const collection = collectionOf(map, this.text, this.style.newline)
    const target = { style: this.style, role: key, indent: slotIndent(collection) }
    const isSimple = value.kind === 'scalar' && value.start < value.end && !isNull(value)
    if (isSimple && (map.isFlow || !isBlock(data, key, this.style))) {
      const text = writeInline(data, target, map.isFlow)
      this.splices.push({ start: value.start, end: value.end, text })
      return
    }
    const text = map.isFlow
      ? writeFlowMember(key, data, target)
      : writeBlockMember(key, data, target)
    this.splices.push({ start: member.keyStart, end: value.end, text })
  }

  /** A list whose items go by their places: artifacts, commands, variables. */
  list(list: ListNode, role: string, { before, after }: Both<readonly unknown[]>): void {
    const entries = entriesOf(list)
    const isConditional = entries.some(({ branches }) => branches.length > 0)
    if (isConditional || list.items.length !== before.length) {
      if (!isAppend(before, after) || entries.length !== before.length) {
        throw new Refused({ kind: 'part-intrinsic', part: role })
      }
      const more = after.slice(before.length)
      const texts = more.map((item) => this.itemText(toTemplate(item, role, this.writing)))
      this.editItems(list, role, new Set(), new Map([[list.items.length - 1, texts]]))
      return
    }
    let start = 0
    while (
      start < before.length &&
      start < after.length &&
      deepEqual(before[start], after[start])
    ) {
      start += 1
    }
    let end = 0
    const most = Math.min(before.length, after.length) - start
    while (end < most && deepEqual(before.at(-1 - end), after.at(-1 - end))) end += 1
    const old = before.slice(start, before.length - end)
    const fresh = after.slice(start, after.length - end)
    for (let at = 0; at < Math.min(old.length, fresh.length); at += 1) {
      this.#item(list, start + at, role, { before: old[at], after: fresh[at] })
    }
    const removed = new Set(old.slice(fresh.length).map((_, at) => start + fresh.length + at))
    const texts = fresh
      .slice(old.length)
      .map((item): NewText => this.itemText(toTemplate(item, role, this.writing)))
    this.editItems(list, role, removed, new Map([[start + old.length - 1, texts]]))
  }

  itemText =
    (data: TemplateData): NewText =>
    (target, isInFlow) =>
      isInFlow ? writeInline(data, target, true) : writeItem(data, target)

  #item(list: ListNode, index: number, role: string, { before, after }: Both<unknown>): void {
    const node = list.items[index]
    if (!node) return
    this.refuseShared(node)
    if (node.kind === 'map' && isPlainObject(before) && isPlainObject(after)) {
      this.map(node, `${role}[]`, { before, after })
      return
    }
    const target = this.#itemTarget(list, role)
    const text = this.itemText(toTemplate(after, role, this.writing))(target, list.isFlow)
    this.splices.push({ start: node.start, end: node.end, text })
  }

  #itemTarget(list: ListNode, role: string): Target {
    const collection = collectionOf(list, this.text, this.style.newline)
    const indent = slotIndent(collection)
    const inner = list.isFlow ? indent : indent + ' '.repeat(this.gapOf(list, role))
    return { style: this.style, role: `${role}[]`, indent: inner }
  }

  /** From the dash to the item, as the list itself has it. */
  gapOf(list: ListNode, role: string): number {
    const [dash, item] = [list.dashes.at(-1), list.items.at(-1)]
    if (dash === undefined || !item) return this.style.dashGap(role)
    const isBelow = this.text.slice(dash, item.start).includes('\n')
    return isBelow
      ? columnOf(this.text, item.start) - columnOf(this.text, dash)
      : Math.max(2, item.start - dash)
  }

  /** Takes items out of a list that keeps one at least, and puts others in. */
  editItems(
    list: ListNode,
    role: string,
    removed: ReadonlySet<number>,
    added: ReadonlyMap<number, readonly NewText[]>,
  ): void {
    const collection = collectionOf(list, this.text, this.style.newline)
    const target = this.#itemTarget(list, role)
    const gap = this.gapOf(list, role)
    const [dash, item] = [list.dashes.at(-1), list.items.at(-1)]
    const isBelow =
      dash !== undefined && item !== undefined && this.text.slice(dash, item.start).includes('\n')
    const dashText = isBelow ? `-${this.style.newline}${target.indent}` : `-${' '.repeat(gap - 1)}`
    const texts = new Map(
      [...added].map(([after, items]) => [
        after,
        items.map((text) => (list.isFlow ? '' : dashText) + text(target, list.isFlow)),
      ]),
    )
    this.splices.push(...editCollection(collection, { removed, added: texts }))
  }

  refuseShared(node: TemplateNode): void {
    if (node.kind === 'alias') throw new Refused({ kind: 'shared', anchor: node.name })
    if (node.anchor !== undefined) throw new Refused({ kind: 'shared', anchor: node.anchor })
  }

  /** Another one for the same text, whose splices are for something else. */
  scratch(): Reconciler {
    return new Reconciler(this.text, this.style, this.writing)
  }
}

const isAppend = (before: readonly unknown[], after: readonly unknown[]) =>
  after.length >= before.length && before.every((item, index) => deepEqual(item, after[index]))

/** The names of what `<<` puts in. */
const anchorsOf = (map: MapNode): string =>
  map.merged.map((source) => (source.kind === 'alias' ? source.name : '')).join(', ') || '<<'
