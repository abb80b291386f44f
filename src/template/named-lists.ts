import { deepEqual } from '../pipeline/deep-equal.ts'
import type { Action, Stage } from '../pipeline/pipeline.ts'
import { type Entry, entriesOf } from './branches.ts'
import { conditionOf, isNoValue } from './intrinsics.ts'
import { columnOf, indentOf, reindented } from './lines.ts'
import {
  bodyStart,
  type ListNode,
  type MapNode,
  type Member,
  nodesIn,
  resolved,
  type TemplateNode,
  valueAt,
} from './nodes.ts'
import { type NewText, type Reconciler, Refused } from './reconcile.ts'
import { applySplices } from './splice.ts'
import { toTemplate } from './to-template.ts'

type Part = Stage | Action

interface Lists<Item> {
  before: readonly Item[]
  after: readonly Item[]
}

/** An action that leaves its place, with the map that it is written in. */
interface Leaving {
  action: Action
  node: MapNode
}

/**
 * Stages and actions: lists whose members go by name. What an edit moves takes its own text along,
 * comments included.
 */
export class NamedLists {
  readonly #reconciler: Reconciler
  readonly #leaving: Leaving[] = []

  constructor(reconciler: Reconciler) {
    this.#reconciler = reconciler
  }

  stages(properties: MapNode, lists: Lists<Stage>): void {
    const member = properties.members.findLast(({ key }) => key === 'Stages')
    if (member?.value.kind !== 'list') throw new Refused({ kind: 'no-stages' })
    this.#findLeaving(member.value, lists)
    this.#list(member, properties, lists, (map, before, after) => this.#stage(map, before, after))
  }

  /** A list that keeps one of its parts is edited; any other is written anew. */
  #list<Item extends Part>(
    member: Member,
    map: MapNode,
    lists: Lists<Item>,
    change: (map: MapNode, before: Item, after: Item) => void,
  ): void {
    const { key, value: list } = member
    this.#reconciler.refuseShared(list)
    const kept = new Set(lists.after.map(({ name }) => name))
    if (list.kind === 'list' && lists.before.some(({ name }) => kept.has(name))) {
      this.#edit(list, key, lists, change)
      return
    }
    const data = toTemplate(lists.after, key, this.#reconciler.writing)
    this.#reconciler.replaceMember(member, key, data, map)
  }

  #stage(map: MapNode, before: Stage, after: Stage): void {
    const { actions: was, ...members } = before
    const { actions: is, ...changed } = after
    this.#reconciler.map(map, 'Stages[]', { before: members, after: changed })
    if (was === is || deepEqual(was, is)) return
    if ('$Actions' in before) throw new Refused({ kind: 'part-intrinsic', part: 'Actions' })
    const member = map.members.findLast(({ key }) => key === 'Actions')
    if (!member) {
      const key = 'Actions'
      const data = toTemplate(is, key, this.#reconciler.writing)
      this.#reconciler.editMembers(
        map,
        'Stages[]',
        new Set(),
        new Map([[key, this.#reconciler.memberText(key, data)]]),
      )
      return
    }
    this.#list(member, map, { before: was, after: is }, (node, from, to) =>
      this.#reconciler.map(node, 'Actions[]', { before: from, after: to }),
    )
  }

  #edit<Item extends Part>(
    list: ListNode,
    role: string,
    { before, after }: Lists<Item>,
    change: (map: MapNode, before: Item, after: Item) => void,
  ): void {
    const reconciler = this.#reconciler
    const entries = entriesOf(list)
    if (entries.length !== before.length) {
      throw new Refused({ kind: 'not-safe', detail: `items of ${role}` })
    }
    const changeAt = (entry: Entry, was: Item, is: Item) => {
      if (deepEqual(was, is)) return
      reconciler.refuseShared(list.items[entry.index] ?? entry.node)
      reconciler.refuseShared(entry.node)
      if (entry.node.kind !== 'map') throw new Refused({ kind: 'part-intrinsic', part: was.name })
      change(entry.node, was, is)
    }
    const twice = before.find(({ name }, index) => before.findIndex((p) => p.name === name) < index)
    if (twice) {
      // Names do not tell such parts apart; as long as all of them stay, their places do.
      const isSame = before.every(({ name }, index) => after[index]?.name === name)
      if (!isSame || before.length !== after.length) {
        throw new Refused({ kind: 'name-twice', part: twice.name })
      }
      for (const [index, entry] of entries.entries()) {
        const was = before[index]
        const is = after[index]
        if (was && is) changeAt(entry, was, is)
      }
      return
    }
    const stay = staying(before, after)
    const removed = new Set<number>()
    for (const [index, part] of before.entries()) {
      const entry = entries[index]
      if (entry && !stay.has(part.name)) {
        removed.add(this.#removable(list, entries, entry, part.name))
      }
    }
    const added = new Map<number, NewText[]>()
    const places = new Map(before.map(({ name }, index) => [name, index]))
    let anchor = -1
    for (const part of after) {
      const index = places.get(part.name) ?? -1
      const entry = entries[index]
      const was = before[index]
      if (entry && was && stay.has(part.name)) {
        anchor = entry.index
        changeAt(entry, was, part)
      } else {
        const beside = entries.find(({ index }) => index === Math.max(anchor, 0))
        const text = this.#newText(part, role, { entry, was, beside: beside?.node })
        added.set(anchor, [...(added.get(anchor) ?? []), text])
      }
    }
    if (removed.size === 0 && added.size === 0) return
    reconciler.editItems(list, role, removed, added)
  }

  /** The item that goes; one branch of a condition goes with it when the other says nothing. */
  #removable(list: ListNode, entries: readonly Entry[], entry: Entry, name: string): number {
    const item = list.items[entry.index]
    const isShared = entries.some((other) => other !== entry && other.index === entry.index)
    const choice = item && conditionOf(item)
    const isOneOfNone = choice && (isNoValue(choice.whenTrue) || isNoValue(choice.whenFalse))
    if (isShared || (choice && !isOneOfNone)) {
      throw new Refused({ kind: 'condition-branches', part: name })
    }
    if (item) this.#reconciler.refuseShared(item)
    return entry.index
  }

  /** Notes which actions leave, so that one that comes elsewhere can bring its text. */
  #findLeaving(list: ListNode, { before, after }: Lists<Stage>): void {
    const entries = entriesOf(list)
    for (const [index, stage] of before.entries()) {
      const kept = after.find(({ name }) => name === stage.name)?.actions ?? []
      const map = entries[index] && resolved(entries[index].node)
      const actions = map && valueAt(map, 'Actions')
      if (actions?.kind !== 'list') continue
      for (const [at, { node }] of entriesOf(actions).entries()) {
        const action = stage.actions[at]
        const isKept = kept.some(({ name }) => name === action?.name)
        if (!action || isKept || node.kind !== 'map' || node.anchor !== undefined) continue
        this.#leaving.push({ action, node })
      }
    }
  }

  #newText(
    part: Part,
    role: string,
    from: {
      entry: Entry | undefined
      was: Part | undefined
      beside: TemplateNode | undefined
    },
  ): NewText {
    const reconciler = this.#reconciler
    const written = reconciler.itemText(toTemplate(part, role, reconciler.writing))
    const style = from.beside && reconciler.style.beside(from.beside, `${role}[]`)
    const fresh: NewText = (target, isInFlow) =>
      written(style ? { ...target, style } : target, isInFlow)
    const own = from.entry && from.was && resolved(from.entry.node)
    const source =
      own?.kind === 'map' && from.was
        ? { was: from.was, node: own }
        : role === 'Actions'
          ? this.#findSource(part as Action)
          : undefined
    // An alias means something only behind its anchor.
    if (!source || [...nodesIn(source.node)].some(({ kind }) => kind === 'alias')) return fresh
    return (target, isInFlow) => {
      if (isInFlow && !source.node.isFlow) return fresh(target, isInFlow)
      const moved = this.#movedText(source.node, role, source.was, part, target.indent)
      return moved ?? fresh(target, isInFlow)
    }
  }

  #findSource(action: Action): { was: Action; node: MapNode } | undefined {
    const found = this.#leaving.find(({ action: was }) =>
      deepEqual({ ...was, runOrder: 0 }, { ...action, runOrder: 0 }),
    )
    return found && { was: found.action, node: found.node }
  }

  /** The text that something is written in, with what changes about it, at another indentation. */
  #movedText(node: MapNode, role: string, was: Part, is: Part, indent: string): string | undefined {
    const { text } = this.#reconciler
    const scratch = this.#reconciler.scratch()
    const lists = new NamedLists(scratch)
    if (role === 'Stages') lists.#stage(node, was as Stage, is as Stage)
    else scratch.map(node, 'Actions[]', { before: was, after: is })
    const changed = applySplices(
      text.slice(node.start, node.end),
      scratch.splices.map((splice) => ({
        ...splice,
        start: splice.start - node.start,
        end: splice.end - node.start,
      })),
    ).text.trimEnd()
    const column = node.isFlow
      ? indentOf(text, node.start)
      : ' '.repeat(columnOf(text, bodyStart(node)))
    return reindented(changed, column, indent)
  }
}

/** The names that keep their place: the longest run of both lists in one order. */
function staying(before: readonly Part[], after: readonly Part[]): ReadonlySet<string> {
  const places = new Map(before.map(({ name }, index) => [name, index]))
  const known = after.filter(({ name }) => places.has(name))
  const runs: { length: number; from: number }[] = []
  for (const { name } of known) {
    let best = { length: 1, from: -1 }
    for (const [earlier, run] of runs.entries()) {
      const isBefore = (places.get(known[earlier]?.name ?? '') ?? 0) < (places.get(name) ?? 0)
      if (isBefore && run.length + 1 > best.length) best = { length: run.length + 1, from: earlier }
    }
    runs.push(best)
  }
  const longest = Math.max(0, ...runs.map(({ length }) => length))
  const stay = new Set<string>()
  for (let at = runs.findIndex(({ length }) => length === longest); at >= 0;) {
    stay.add(known[at]?.name ?? '')
    at = runs[at]?.from ?? -1
  }
  return stay
}
