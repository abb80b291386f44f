import type { SectionEntry } from './bucket-forms.ts'
import {
  collectionOf,
  editCollection,
  hasBlankLinesBetween,
  slotIndent,
} from './collection-edits.ts'
import type { TemplateData } from './intrinsics.ts'
import { lineEnd, nextLine } from './lines.ts'
import { type MapNode, valueAt } from './nodes.ts'
import { type NewText, type Reconciler, Refused } from './reconcile.ts'
import { writeBlockMember, writeFlowMember } from './write-value.ts'

/** Puts entries into sections of the template: into the deepest map of each path that is there. */
export function addToSections(
  root: MapNode,
  entries: readonly SectionEntry[],
  reconciler: Reconciler,
): void {
  const byMap = new Map<MapNode, { role: string; members: Map<string, TemplateData> }>()
  for (const { path, value } of entries) {
    let map = root
    let depth = 0
    for (; depth < path.length - 1; depth += 1) {
      const next = valueAt(map, path[depth] ?? '')
      if (!next) break
      const member = map.members.findLast(({ key }) => key === path[depth])
      if (next.kind !== 'map' || !member || next.members.length === 0) {
        throw new Refused({
          kind: 'section-not-plain',
          section: path.slice(0, depth + 1).join('/'),
        })
      }
      reconciler.refuseShared(member.value)
      map = next
    }
    const role = depth === 0 ? '' : (path[depth - 1] ?? '')
    const known = byMap.get(map) ?? { role, members: new Map<string, TemplateData>() }
    byMap.set(map, known)
    const key = path[depth] ?? ''
    known.members.set(key, merged(known.members.get(key), path.slice(depth + 1), value))
  }
  for (const [map, { role, members }] of byMap) {
    if (map === root) {
      addSections(root, members, reconciler)
      continue
    }
    const neighbor = map.members.at(-1)
    const texts = [...members].map(([key, data]): [string, NewText] => {
      if (neighbor) reconciler.style.learn(neighbor.value, key, 100)
      return [key, reconciler.memberText(key, data)]
    })
    reconciler.editMembers(map, role, new Set(), new Map(texts))
  }
}

/** Two entries with a common start come into one map. */
function merged(
  into: TemplateData | undefined,
  path: readonly string[],
  value: TemplateData,
): TemplateData {
  const [key, ...rest] = path
  if (key === undefined) return value
  const map = typeof into === 'object' && into !== null && !Array.isArray(into) ? into : {}
  return { ...map, [key]: merged(map[key], rest, value) }
}

/** A whole section stands above the resources, apart by an empty line where others are. */
function addSections(
  root: MapNode,
  sections: ReadonlyMap<string, TemplateData>,
  { text, style, splices }: Reconciler,
): void {
  const collection = collectionOf(root, text, style.newline)
  const target = { style, role: '', indent: slotIndent(collection) }
  const after = root.members.findIndex(({ key }) => key === 'Resources') - 1
  const end = root.members[after]?.value.end ?? 0
  const isSpaced = hasBlankLinesBetween(collection)
  const isApart =
    !root.isFlow &&
    !isSpaced &&
    /^\s*$/.test(text.slice(nextLine(text, end), lineEnd(text, nextLine(text, end))))
  const pieces = [...sections].map(([key, data]) => {
    if (root.isFlow) return writeFlowMember(key, data, target)
    const piece = writeBlockMember(key, data, target)
    if (after >= 0) return isApart ? style.newline + piece : piece
    return isSpaced ? piece : piece + style.newline
  })
  splices.push(
    ...editCollection(collection, { removed: new Set(), added: new Map([[after, pieces]]) }),
  )
}
