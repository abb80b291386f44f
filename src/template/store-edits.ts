import { deepEqual } from '../pipeline/deep-equal.ts'
import type { ArtifactStore, Pipeline, Region } from '../pipeline/pipeline.ts'
import { entriesOf } from './branches.ts'
import { collectionOf, slotIndent } from './collection-edits.ts'
import type { TemplateData } from './intrinsics.ts'
import { lineEnd } from './lines.ts'
import { type ListNode, type MapNode, type Member, resolved, valueAt } from './nodes.ts'
import { type NewText, type Reconciler, Refused } from './reconcile.ts'
import { computedStore } from './to-pipeline.ts'
import { regionData, toTemplate } from './to-template.ts'
import { Verbatim, type Writable } from './verbatim.ts'
import { writeKey } from './write-scalar.ts'
import { writeBlockMember, writeFlowMember } from './write-value.ts'

/** The stores as they are to be written, and the location of each as data. */
interface Stores {
  before: Pipeline
  after: Pipeline
  homeRegion: Region
  locationOf: (region: Region, store: ArtifactStore) => TemplateData
}

const single = 'ArtifactStore'
const several = 'ArtifactStores'

/**
 * Changes the artifact stores of a template: the one of `ArtifactStore`, the list of
 * `ArtifactStores`, or one form into the other. The home store keeps its own text.
 */
export function editStores(properties: MapNode, stores: Stores, reconciler: Reconciler): void {
  const { before, after } = stores
  if (
    deepEqual(before.artifactStore, after.artifactStore) &&
    deepEqual(before.artifactStores, after.artifactStores)
  ) {
    return
  }
  const { artifactStore, artifactStores } = before
  if ('$ArtifactStore' in before || '$ArtifactStores' in before) {
    throw new Refused({
      kind: 'part-intrinsic',
      part: '$ArtifactStore' in before ? single : several,
    })
  }
  if (artifactStore && artifactStores) {
    throw new Refused({ kind: 'part-intrinsic', part: `${single} beside ${several}` })
  }
  new StoreEdits(properties, stores, reconciler).edit()
}

/** Whether a function makes the whole store; its location is then only drawn. */
const isComputed = (store: ArtifactStore) => computedStore in store

class StoreEdits {
  readonly #properties: MapNode
  readonly #stores: Stores
  readonly #reconciler: Reconciler

  constructor(properties: MapNode, stores: Stores, reconciler: Reconciler) {
    this.#properties = properties
    this.#stores = stores
    this.#reconciler = reconciler
  }

  edit(): void {
    const { before, after, homeRegion } = this.#stores
    const one = this.#member(single)
    const list = this.#member(several)
    if (before.artifactStore && after.artifactStore && one) {
      this.#change(one.value, homeRegion, before.artifactStore, after.artifactStore)
    } else if (one && after.artifactStores) {
      this.#toList(one, after.artifactStores)
    } else if (list && before.artifactStores && after.artifactStores) {
      this.#editList(list, before.artifactStores, after.artifactStores)
    } else if (list && before.artifactStores && after.artifactStore) {
      this.#toSingle(list, Object.keys(before.artifactStores))
    } else if (!one && !list) {
      this.#add()
    } else {
      throw new Refused({ kind: 'not-safe', detail: 'the artifact stores' })
    }
  }

  #member(key: string): Member | undefined {
    const member = this.#properties.members.findLast((one) => one.key === key)
    if (member) this.#reconciler.refuseShared(member.value)
    return member
  }

  #data(region: Region, store: ArtifactStore): TemplateData {
    const data = toTemplate(store, single, this.#reconciler.writing)
    if (isComputed(store)) return data
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
    return { ...data, Location: this.#stores.locationOf(region, store) }
  }

  #item(region: Region, store: ArtifactStore): { [key: string]: TemplateData } {
    const { writing } = this.#reconciler
    return { Region: regionData(region, writing), ArtifactStore: this.#data(region, store) }
  }

  /** One store's own members; its location in the form that is chosen for it. */
  #change(
    node: Member['value'],
    region: Region,
    before: ArtifactStore,
    after: ArtifactStore,
  ): void {
    this.#reconciler.refuseShared(node)
    if (node.kind !== 'map') throw new Refused({ kind: 'part-intrinsic', part: single })
    const { location: was, ...rest } = before
    const { location: is, ...changed } = after
    this.#reconciler.map(node, single, { before: rest, after: changed })
    if (was === is) return
    const data = this.#stores.locationOf(region, after)
    const member = node.members.findLast(({ key }) => key === 'Location')
    if (member) this.#reconciler.replaceMember(member, 'Location', data, node)
    else {
      const text = this.#reconciler.memberText('Location', data)
      this.#reconciler.editMembers(node, single, new Set(), new Map([['Location', text]]))
    }
  }

  /** The items of the list by region; each region once. */
  #items(list: ListNode, regions: readonly Region[]) {
    const items = entriesOf(list).filter(
      ({ node }) => valueAt(node, 'Region') && valueAt(node, single),
    )
    if (items.length !== regions.length) {
      throw new Refused({ kind: 'duplicate-store', region: regions.join(', ') })
    }
    return new Map(items.map((item, index) => [regions[index] ?? '', item]))
  }

  #editList(
    member: Member,
    before: Record<Region, ArtifactStore>,
    after: Record<Region, ArtifactStore>,
  ): void {
    const list = member.value
    if (list.kind !== 'list') throw new Refused({ kind: 'part-intrinsic', part: several })
    const items = this.#items(list, Object.keys(before))
    const removed = new Set<number>()
    for (const [region, item] of items) {
      const [was, is] = [before[region], after[region]]
      if (item.branches.length > 0 && !deepEqual(was, is)) {
        throw new Refused({ kind: 'condition-branches', part: `The store of ${region}` })
      }
      this.#changeItem(item.node, region, was, is)
      if (!is) removed.add(item.index)
    }
    const texts = Object.entries(after)
      .filter(([region]) => !items.has(region))
      .map(([region, store]): NewText => this.#reconciler.itemText(this.#item(region, store)))
    if (removed.size === list.items.length) {
      throw new Refused({ kind: 'not-safe', detail: 'no artifact store would stay' })
    }
    if (removed.size === 0 && texts.length === 0) return
    const last = list.items.findLastIndex((_, index) => !removed.has(index))
    this.#reconciler.editItems(list, several, removed, new Map([[last, texts]]))
  }

  #changeItem(
    node: Member['value'],
    region: Region,
    was: ArtifactStore | undefined,
    is: ArtifactStore | undefined,
  ): void {
    if (!was || !is || deepEqual(was, is)) return
    this.#reconciler.refuseShared(node)
    const store = node.kind === 'map' && node.members.findLast(({ key }) => key === single)
    if (!store) throw new Refused({ kind: 'part-intrinsic', part: single })
    this.#change(store.value, region, was, is)
  }

  /** `ArtifactStore` becomes the first of `ArtifactStores`, with what is written in it. */
  #toList(member: Member, after: Record<Region, ArtifactStore>): void {
    const { homeRegion, before } = this.#stores
    const items = Object.entries(after).map(([region, store]): Writable => {
      const isKept = region === homeRegion && deepEqual(before.artifactStore, store)
      return isKept
        ? { ...this.#item(region, store), ArtifactStore: this.#kept(member, region, store) }
        : this.#item(region, store)
    })
    this.#replace(member, several, items)
  }

  /** The way back: the home store of the list stands alone again. */
  #toSingle(member: Member, regions: readonly Region[]): void {
    const { homeRegion, before, after } = this.#stores
    const store = after.artifactStore
    const list = member.value
    if (list.kind !== 'list' || !store) throw new Refused({ kind: 'part-intrinsic', part: several })
    const item = this.#items(list, regions).get(homeRegion)
    const map = item && resolved(item.node)
    const own = map?.kind === 'map' && map.members.findLast(({ key }) => key === single)
    const isKept = own && deepEqual(before.artifactStores?.[homeRegion], store)
    this.#replace(
      member,
      single,
      isKept ? this.#kept(own, homeRegion, store) : this.#data(homeRegion, store),
    )
  }

  /** A store with the text that it has. */
  #kept({ keyEnd, value }: Member, region: Region, store: ArtifactStore): Writable {
    const data = this.#data(region, store)
    return value.kind === 'map' || value.kind === 'call'
      ? new Verbatim(value, keyEnd, this.#reconciler.text, data)
      : data
  }

  #replace(member: Member, key: string, data: Writable): void {
    const { text: source, style, splices } = this.#reconciler
    const collection = collectionOf(this.#properties, source, style.newline)
    const target = { style, role: 'Properties', indent: slotIndent(collection) }
    const text = this.#properties.isFlow
      ? writeFlowMember(key, data, target)
      : writeBlockMember(key, data, target)
    const { keyStart, keyEnd, value } = member
    const keyLine = lineEnd(source, keyEnd)
    const name = writeKey(key, style)
    const isBelow = text.startsWith(`${name}:${style.newline}`)
    if (this.#properties.isFlow || !isBelow || value.start < keyLine) {
      splices.push({ start: keyStart, end: value.end, text })
      return
    }
    // What stands behind the key, such as a comment, stays there.
    splices.push(
      { start: keyStart, end: keyEnd, text: name },
      { start: keyLine, end: value.end, text: text.slice(name.length + 1) },
    )
  }

  #add(): void {
    const { after, homeRegion } = this.#stores
    const { artifactStore, artifactStores } = after
    const [key, data] = artifactStores
      ? [
          several,
          Object.entries(artifactStores).map(([region, store]) => this.#item(region, store)),
        ]
      : [single, artifactStore ? this.#data(homeRegion, artifactStore) : null]
    const text = this.#reconciler.memberText(key, data)
    this.#reconciler.editMembers(this.#properties, 'Properties', new Set(), new Map([[key, text]]))
  }
}
