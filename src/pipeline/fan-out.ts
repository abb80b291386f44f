import { type ValuePath, withoutValue, withValue } from './action-value.ts'
import type { Action, Region } from './pipeline.ts'
import { inOtherRegion, markIn, type RegionMark } from './region-text.ts'
import { isSecretKey } from './secret-keys.ts'

/** A value that names one region, and what it becomes in another. */
export interface RewrittenValue {
  path: ValuePath
  from: string | string[]
  to: string | string[]
  /** What in it names the region. */
  what: RegionMark
}

/** One text for a path: `configuration/BucketName`, `commands`. */
export const pathText = (path: ValuePath): string => path.join('/')

/** GetPipeline's mask for a secret is no text of the user's. */
const isMask = (value: string) => /^\*+$/.test(value)

/** Every value of an action that may be another one in another region; secrets are not among them. */
export function regionalValues(action: Action): { path: ValuePath; value: string | string[] }[] {
  const { configuration = {}, commands, roleArn, environmentVariables, actionTypeId } = action
  return [
    ...Object.entries(configuration)
      .filter(([key, value]) => !isMask(value) && !isSecretKey(actionTypeId, key))
      .map(([key, value]) => ({ path: ['configuration', key] as const, value })),
    ...(commands ? [{ path: ['commands'] as const, value: commands }] : []),
    ...(environmentVariables ?? []).map(({ name, value }) => ({
      path: ['environmentVariables', name] as const,
      value,
    })),
    ...(roleArn ? [{ path: ['roleArn'] as const, value: roleArn }] : []),
  ]
}

/**
 * The values of an action that name the region it runs in (ARNs, image URIs, S3 addresses, names of
 * buckets and the like), as they are in another region. Names of its artifacts stay: those are the
 * same wherever it runs.
 */
export function rewrittenValues(action: Action, from: Region, to: Region): RewrittenValue[] {
  if (from === to) return []
  const kept = (action.inputArtifacts ?? []).map(({ name }) => name)
  const rewrite = (text: string) => inOtherRegion(text, from, to, kept)
  return regionalValues(action).flatMap(({ path, value }): RewrittenValue[] => {
    const rewritten = Array.isArray(value) ? value.map(rewrite) : rewrite(value)
    if (String(rewritten) === String(value)) return []
    return [{ path, from: value, to: rewritten, what: markIn([value].flat().join('\n'), from) }]
  })
}

/** The action with the rewritten values in place. */
export const withRewritten = (action: Action, values: readonly RewrittenValue[]): Action =>
  values.reduce((after, { path, to }) => withValue(after, path, to), action)

/** Values that a person has written for one region, by `pathText`; commands as lines. */
type WrittenValues = Readonly<Record<string, string>>

/**
 * The action with what was written for its region in place of what would follow by itself. What
 * was emptied is left out, because AWS refuses empty values.
 */
const withWritten = (action: Action, written: WrittenValues): Action =>
  regionalValues(action).reduce((after, { path, value }) => {
    const text = written[pathText(path)]
    if (text === undefined) return after
    if (text.trim() === '') return withoutValue(after, path)
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return withValue(after, path, Array.isArray(value) ? lines : text)
  }, action)

/** What stands for the region in a name that several actions share. */
const regionMark = '{region}'

/** The name in one of several regions: the mark is replaced, or the region stands at the end. */
export function nameIn(region: Region, name: string, isOneOfMany: boolean): string {
  if (name.includes(regionMark)) return name.replaceAll(regionMark, region)
  return isOneOfMany && name !== '' ? `${name}-${region}` : name
}

interface FanOut {
  /** The first is the one that the action is written for. */
  regions: readonly Region[]
  homeRegion: Region
  /** Regions that run side by side before the next ones start; absent: all of them. */
  perWave?: number | undefined
  /** By region; the first one has none, since the action is written for it. */
  written?: Readonly<Record<Region, WrittenValues>> | undefined
}

/** One action for each region, with names and values of its own; waves follow by run order. */
export function fanOut(
  action: Action,
  { regions, homeRegion, perWave, written = {} }: FanOut,
): Action[] {
  const [first = homeRegion] = regions
  const isMany = regions.length > 1
  return regions.map((region, index) => {
    const followed = withRewritten(action, rewrittenValues(action, first, region))
    const here = region === first ? followed : withWritten(followed, written[region] ?? {})
    const copy = actionIn(here, {
      region,
      homeRegion,
      named: (name) => nameIn(region, name, isMany),
    })
    const wave = perWave ? Math.floor(index / perWave) : 0
    return isMany ? { ...copy, runOrder: (action.runOrder ?? 1) + wave } : copy
  })
}

interface InRegion {
  region: Region
  homeRegion: Region
  named: (name: string) => string
}

/** The action in a region, with every name that no other action may have: its own, outputs, namespace. */
export function actionIn(action: Action, { region, homeRegion, named }: InRegion): Action {
  const { region: _, ...rest } = action
  const { outputArtifacts, namespace } = action
  return {
    ...rest,
    name: named(action.name),
    ...(outputArtifacts && {
      outputArtifacts: outputArtifacts.map((one) => ({ ...one, name: named(one.name) })),
    }),
    ...(namespace && { namespace: named(namespace) }),
    ...(region !== homeRegion && { region }),
  }
}
