import { withStores } from './artifact-stores.ts'
import { byName } from './by-name.ts'
import { deepEqual, isPlainObject } from './deep-equal.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  type Stage,
} from './pipeline.ts'

/** Two structures whose difference is wanted elsewhere. */
interface Difference {
  from: Pipeline
  to: Pipeline
}

/** Something that the difference changes and that is no longer what the difference started from. */
export interface MergeConflict {
  /** Where: stages and actions by name, then members, such as `stages/Deploy/actions/A/region`. */
  at: string
  /** What the difference started from; undefined where it adds. */
  from: unknown
  /** What the difference makes of it; undefined where it removes. */
  mine: unknown
  /** What stands there now. */
  theirs: unknown
}

/** Which side a person has chosen, by `at`. */
export type MergeChoices = Readonly<Record<string, 'mine' | 'theirs'>>

interface MergeInput {
  difference: Difference
  homeRegion: Region
  choices?: MergeChoices
}

/**
 * Applies what differs between two structures to a third: a three-way merge by stage and action
 * name. Where both sides changed the same thing, the present value stays and a conflict is
 * reported, unless a choice says otherwise. `version` stays the present one's.
 *
 * What the difference does not touch keeps its identity, and so the text it was read from.
 */
export function mergePipeline(
  present: Pipeline,
  { difference, homeRegion, choices = {} }: MergeInput,
): { pipeline: Pipeline; conflicts: MergeConflict[] } {
  const merge = new Merge(choices)
  const { from, to } = difference
  const skip = ['version', 'stages', 'artifactStore', 'artifactStores']
  const top = merge.members({ from, mine: to, theirs: present }, '', skip) as Pipeline
  const withStages = merge.stages(from.stages, to.stages, top)
  const pipeline = merge.stores({ from, mine: to, theirs: withStages }, homeRegion)
  return { pipeline, conflicts: merge.conflicts }
}

/** One thing as the difference has it before and after, and as it stands now. */
interface Sides<Value> {
  from: Value
  mine: Value
  theirs: Value
}

type Members = Record<string, unknown>

class Merge {
  readonly conflicts: MergeConflict[] = []
  private readonly choices: MergeChoices

  constructor(choices: MergeChoices) {
    this.choices = choices
  }

  /** One value of any kind; undefined stands for absent. */
  private value({ from, mine, theirs }: Sides<unknown>, at: string): unknown {
    if (deepEqual(from, mine) || deepEqual(mine, theirs)) return theirs
    if (deepEqual(from, theirs)) return mine
    if (isPlainObject(mine) && isPlainObject(theirs)) {
      return this.members({ from: isPlainObject(from) ? from : {}, mine, theirs }, at)
    }
    return this.choose({ at, from, mine, theirs })
  }

  private choose(conflict: MergeConflict): unknown {
    const choice = this.choices[conflict.at]
    if (choice === undefined) this.conflicts.push(conflict)
    return choice === 'mine' ? conflict.mine : conflict.theirs
  }

  /** The members of an object, one by one; new ones come last, in the difference's order. */
  members({ from, mine, theirs }: Sides<Members>, at: string, skip: readonly string[] = []) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(from)])]
    let isChanged = false
    const merged: [string, unknown][] = []
    for (const key of keys) {
      const sides = { from: own(from, key), mine: own(mine, key), theirs: own(theirs, key) }
      const value = skip.includes(key) ? sides.theirs : this.value(sides, join(at, key))
      if (value !== sides.theirs) isChanged = true
      if (value !== undefined) merged.push([key, value])
    }
    return isChanged ? Object.fromEntries(merged) : theirs
  }

  stages(from: readonly Stage[], mine: readonly Stage[], pipeline: Pipeline): Pipeline {
    const sides = { from, mine, theirs: pipeline.stages }
    const stages = this.named(sides, 'stages', (stage, at) => {
      const merged = this.members(stage, at, ['actions']) as Stage
      const lists = {
        from: stage.from.actions,
        mine: stage.mine.actions,
        theirs: stage.theirs.actions,
      }
      const actions = this.named<Action>(
        lists,
        join(at, 'actions'),
        (action, path) => this.members(action, path) as Action,
      )
      return actions === stage.theirs.actions ? merged : { ...merged, actions }
    })
    return stages === pipeline.stages ? pipeline : { ...pipeline, stages }
  }

  /** A list whose items are told apart by name: what was added, removed, changed and moved. */
  private named<Part extends Stage | Action>(
    lists: Sides<readonly Part[]>,
    at: string,
    both: (sides: Sides<Part>, at: string) => Part,
  ): Part[] {
    const from = byName(lists.from)
    const mine = byName(lists.mine)
    const theirs = byName(lists.theirs)
    const merged = new Map<string, Part>()
    for (const name of new Set([...theirs.keys(), ...mine.keys(), ...from.keys()])) {
      const [a, b, c] = [from.get(name), mine.get(name), theirs.get(name)]
      const path = join(at, name)
      const part =
        b && c && b !== a
          ? // Added by both, or changed: what the two do not share shows member by member.
            both({ from: a ?? emptyLike(b), mine: b, theirs: c }, path)
          : (this.value({ from: a, mine: b, theirs: c }, path) as Part | undefined)
      if (part) merged.set(name, part)
    }
    const orders = { from: [...from.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] }
    const order = this.order(orders, join(at, orderKey))
    const parts = order.flatMap((name) => merged.get(name) ?? [])
    const isSame =
      parts.length === lists.theirs.length &&
      parts.every((part, index) => part === lists.theirs[index])
    return isSame ? (lists.theirs as Part[]) : parts
  }

  /** The order of the present list, or of the difference where only that moved something. */
  private order({ from, mine, theirs }: Sides<readonly string[]>, at: string): string[] {
    if (isSameOrder(from, mine)) return interleave(theirs, mine)
    const isFree = isSameOrder(from, theirs) || isSameOrder(mine, theirs)
    const lead = isFree ? mine : (this.choose({ at, from, mine, theirs }) as readonly string[])
    return interleave(lead, lead === mine ? theirs : mine)
  }

  /** The stores by region, whichever form each side has; the form follows the side that changed it. */
  stores({ from, mine, theirs }: Sides<Pipeline>, homeRegion: Region): Pipeline {
    const storesOf = (pipeline: Pipeline) => artifactStoresOf(pipeline, homeRegion)
    const sides = { from: storesOf(from), mine: storesOf(mine), theirs: storesOf(theirs) }
    const stores = this.members(sides, 'artifactStores') as Record<Region, ArtifactStore>
    const changesForm = isMap(from) !== isMap(mine)
    const home = stores[homeRegion]
    const isHomeAlone = home !== undefined && Object.keys(stores).length === 1
    const asMap = !isHomeAlone || (changesForm ? isMap(mine) : isMap(theirs))
    if (asMap === isMap(theirs) && stores === sides.theirs) return theirs
    return asMap || !home
      ? withStores(theirs, 'artifactStores', stores)
      : withStores(theirs, 'artifactStore', home)
  }
}

const isMap = ({ artifactStores }: Pipeline) => artifactStores !== undefined

/** `__proto__` and the like are members only where the object itself has them. */
const own = (members: Members, key: string): unknown =>
  Object.hasOwn(members, key) ? members[key] : undefined

const join = (at: string, key: string) => (at === '' ? key : `${at}/${key}`)

/** Where both sides add a part of the same name, each member counts as added. */
const emptyLike = <Part extends Stage | Action>(part: Part): Part =>
  ('actions' in part ? { name: part.name, actions: [] } : { name: part.name }) as unknown as Part

/** What `at` ends with where the order of a list is in conflict; no stage or action has this name. */
const orderKey = '(order)'

const shared = (order: readonly string[], other: readonly string[]) => {
  const names = new Set(other)
  return order.filter((name) => names.has(name))
}

const isSameOrder = (a: readonly string[], b: readonly string[]) =>
  deepEqual(shared(a, b), shared(b, a))

/** What `follow` alone has stands behind the name it stands behind there. */
function interleave(lead: readonly string[], follow: readonly string[]): string[] {
  const order = [...lead]
  for (const [index, name] of follow.entries()) {
    if (order.includes(name)) continue
    const before = follow.slice(0, index).findLast((other) => order.includes(other))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
  }
  return order
}
