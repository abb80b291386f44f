import { byName } from './by-name.ts'
import { deepEqual, isPlainObject } from './deep-equal.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
  type Stage,
} from './pipeline.ts'

/** One member that differs; an absent side is undefined. */
interface FieldChange {
  path: readonly (string | number)[]
  from: unknown
  to: unknown
}

/** One difference between two pipelines, keyed by stage and action name. */
export type Change =
  | { kind: 'stage-added'; stage: Stage; after: string | undefined }
  | { kind: 'stage-removed'; stage: Stage }
  | { kind: 'stage-moved'; stage: string; after: string | undefined }
  | { kind: 'stage-field-changed'; stage: string; field: FieldChange }
  | { kind: 'action-added'; stage: string; action: Action; region: Region }
  | { kind: 'action-removed'; stage: string; action: Action; region: Region }
  | { kind: 'action-moved'; stage: string; action: string; after: string | undefined }
  | { kind: 'action-changed'; stage: string; action: string; fields: readonly FieldChange[] }
  | { kind: 'artifact-stores-form-changed'; to: 'map' | 'single'; region: Region; location: string }
  | {
      kind: 'artifact-store-set'
      region: Region
      from: ArtifactStore | undefined
      to: ArtifactStore
    }
  | { kind: 'artifact-store-removed'; region: Region; from: ArtifactStore }
  /** Anything else, so that nothing is sent unseen. */
  | { kind: 'field-changed'; field: FieldChange }

/** The members that differ, looked for inside objects; lists are compared as a whole. */
function findFields(
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  skip: readonly string[] = [],
  path: FieldChange['path'] = [],
): FieldChange[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...keys].flatMap((key): FieldChange[] => {
    if (skip.includes(key) || deepEqual(from[key], to[key])) {
      // An absent member and one that is undefined are the same once written.
      return []
    }
    const [a, b] = [from[key], to[key]]
    if (isPlainObject(a) && isPlainObject(b)) return findFields(a, b, [], [...path, key])
    return [{ path: [...path, key], from: a, to: b }]
  })
}

/** Names of `to` that stand in another order than in `from`, added and removed ones left aside. */
function findMoved(from: readonly string[], to: readonly string[]): Set<string> {
  const kept = new Set(to)
  const before = from.filter((name) => kept.has(name))
  const known = new Set(before)
  const after = to.filter((name) => known.has(name))
  const place = new Map(before.map((name, index) => [name, index]))
  const stay = longestRising(after.map((name) => place.get(name) ?? 0))
  return new Set(after.filter((_, index) => !stay.has(index)))
}

/** Indices of a longest rising run of numbers: what can be said to have stayed where it was. */
function longestRising(numbers: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1] : undefined
    tails[low] = index
  }
  const rising = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) rising.add(at)
  return rising
}

/**
 * Every difference, in the order of the pipeline: top level, stores, stages with their actions.
 * The order of members in an object, and the `version` that AWS sets itself, are no differences.
 */
export function findChanges(from: Pipeline, to: Pipeline, homeRegion: Region): Change[] {
  if (from === to) return []
  const skip = ['version', 'stages', 'artifactStore', 'artifactStores']
  return [
    ...findFields(from, to, skip).map((field): Change => ({ kind: 'field-changed', field })),
    ...findStoreChanges(from, to, homeRegion),
    ...findStageChanges(from, to, homeRegion),
  ]
}

function findStoreChanges(from: Pipeline, to: Pipeline, homeRegion: Region): Change[] {
  // Both forms at once is a broken pipeline: compare the members as they stand.
  const isBoth = (pipeline: Pipeline) => pipeline.artifactStore && pipeline.artifactStores
  if (isBoth(from) || isBoth(to)) {
    return findFields(
      { artifactStore: from.artifactStore, artifactStores: from.artifactStores },
      { artifactStore: to.artifactStore, artifactStores: to.artifactStores },
    ).map((field): Change => ({ kind: 'field-changed', field }))
  }
  const [before, after] = [artifactStoresOf(from, homeRegion), artifactStoresOf(to, homeRegion)]
  const changes: Change[] = []
  const wasMap = from.artifactStores !== undefined
  const isMap = to.artifactStores !== undefined
  if (wasMap !== isMap) {
    const location = after[homeRegion]?.location ?? before[homeRegion]?.location ?? ''
    const form = isMap ? 'map' : 'single'
    changes.push({ kind: 'artifact-stores-form-changed', to: form, region: homeRegion, location })
  }
  for (const region of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const [a, b] = [before[region], after[region]]
    if (b && !deepEqual(a, b)) changes.push({ kind: 'artifact-store-set', region, from: a, to: b })
    if (a && !b) changes.push({ kind: 'artifact-store-removed', region, from: a })
  }
  return changes
}

function findStageChanges(from: Pipeline, to: Pipeline, homeRegion: Region): Change[] {
  if (from.stages === to.stages) return []
  const [before, after] = [byName(from.stages), byName(to.stages)]
  const names = [...after.keys()]
  const moved = findMoved([...before.keys()], names)
  const changes: Change[] = []
  for (const [index, [name, stage]] of [...after].entries()) {
    const known = before.get(name)
    const previous = names[index - 1]
    if (!known) {
      changes.push({ kind: 'stage-added', stage: { ...stage, actions: [] }, after: previous })
      changes.push(
        ...stage.actions.map((action): Change => ({
          kind: 'action-added',
          stage: name,
          action,
          region: regionOf(action, homeRegion),
        })),
      )
      continue
    }
    if (moved.has(name)) changes.push({ kind: 'stage-moved', stage: name, after: previous })
    if (known !== stage) changes.push(...findActionChanges(name, known, stage, homeRegion))
  }
  for (const [name, stage] of before) {
    if (!after.has(name)) changes.push({ kind: 'stage-removed', stage })
  }
  return changes
}

function findActionChanges(name: string, from: Stage, to: Stage, homeRegion: Region): Change[] {
  const changes = findFields(from, to, ['name', 'actions']).map((field): Change => ({
    kind: 'stage-field-changed',
    stage: name,
    field,
  }))
  const [before, after] = [byName(from.actions), byName(to.actions)]
  const names = [...after.keys()]
  const moved = findMoved([...before.keys()], names)
  for (const [index, [actionName, action]] of [...after].entries()) {
    const known = before.get(actionName)
    if (!known) {
      const region = regionOf(action, homeRegion)
      changes.push({ kind: 'action-added', stage: name, action, region })
      continue
    }
    if (moved.has(actionName)) {
      changes.push({
        kind: 'action-moved',
        stage: name,
        action: actionName,
        after: names[index - 1],
      })
    }
    const fields = known === action ? [] : findFields(known, action)
    if (fields.length > 0) {
      changes.push({ kind: 'action-changed', stage: name, action: actionName, fields })
    }
  }
  for (const [actionName, action] of before) {
    if (!after.has(actionName)) {
      const region = regionOf(action, homeRegion)
      changes.push({ kind: 'action-removed', stage: name, action, region })
    }
  }
  return changes
}

const places = (after: string | undefined) => (after === undefined ? 'first' : `after "${after}"`)

const valueText = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

function fieldText({ path, from, to }: FieldChange): string {
  const name = path.join('.')
  if (from === undefined) return `${name} is set to ${valueText(to)}`
  if (to === undefined) return `${name} is removed (was ${valueText(from)})`
  return `${name} changes from ${valueText(from)} to ${valueText(to)}`
}

const storeText = ({ location, encryptionKey }: ArtifactStore) =>
  `bucket ${location} (${encryptionKey ? `KMS key ${encryptionKey.id}` : 'AWS managed key'})`

/** The change in one sentence. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'stage-added':
      return `Add stage "${change.stage.name}" ${places(change.after)}.`
    case 'stage-removed':
      return `Remove stage "${change.stage.name}" and its ${change.stage.actions.length} action(s).`
    case 'stage-moved':
      return `Move stage "${change.stage}" ${places(change.after)}.`
    case 'stage-field-changed':
      return `In stage "${change.stage}", ${fieldText(change.field)}.`
    case 'action-added': {
      const { name, actionTypeId, runOrder = 1 } = change.action
      return `Add action "${name}" (${actionTypeId.provider}, ${change.region}) to stage "${change.stage}", run order ${runOrder}.`
    }
    case 'action-removed':
      return `Remove action "${change.action.name}" (${change.action.actionTypeId.provider}, ${change.region}) from stage "${change.stage}".`
    case 'action-moved':
      return `List action "${change.action}" ${places(change.after)} in stage "${change.stage}".`
    case 'action-changed':
      return `In action "${change.action}" of stage "${change.stage}", ${change.fields.map(fieldText).join('; ')}.`
    case 'artifact-stores-form-changed':
      return change.to === 'map'
        ? `Artifact stores become a map by region; ${change.region} keeps bucket ${change.location}.`
        : `The map of artifact stores becomes one artifact store in ${change.region}, bucket ${change.location}.`
    case 'artifact-store-set':
      return change.from
        ? `In ${change.region}, keep artifacts in ${storeText(change.to)} instead of ${storeText(change.from)}.`
        : `In ${change.region}, keep artifacts in ${storeText(change.to)}.`
    case 'artifact-store-removed':
      return `Keep no more artifacts in ${change.region}, ${storeText(change.from)}.`
    case 'field-changed':
      return `${fieldText(change.field)}.`
  }
}
