import type { Edit } from './edits.ts'
import type { Action, Region } from './pipeline.ts'
import { isSecretKey } from './secret-keys.ts'

/** Where a value of an action stands, as the edit that sets it says it. */
type ValuePath = Extract<Edit, { kind: 'set-action-value' }>['path']

/** A value that names one region, and what it becomes in another. */
export interface RewrittenValue {
  path: ValuePath
  from: string | string[]
  to: string | string[]
  /** What in it names the region. */
  what: 'ARN' | 'image URI' | 'S3 address' | 'name'
}

/**
 * Text that stays: variables of the pipeline, which resolve at run time, and ARNs of IAM, which is
 * the same in every region.
 */
const fixed = /(#\{[^}]*\}|arn:aws[\w-]*:iam:[^\s"',]*)/

const asWord = (region: Region) => new RegExp(`(?<![A-Za-z0-9])${region}(?![A-Za-z0-9])`, 'g')

/** The text with one region's code replaced wherever it stands as a word of its own. */
export function inOtherRegion(text: string, from: Region, to: Region): string {
  if (from === to || !text.includes(from)) return text
  const parts = text.split(fixed)
  return parts.map((part, at) => (at % 2 === 0 ? part.replace(asWord(from), to) : part)).join('')
}

const kinds: readonly [RewrittenValue['what'], (region: Region) => RegExp][] = [
  ['ARN', (region) => new RegExp(`arn:aws[\\w-]*:[\\w-]+:${region}:`)],
  ['image URI', (region) => new RegExp(`\\.dkr\\.ecr\\.${region}\\.`)],
  ['S3 address', (region) => new RegExp(`s3://|s3[.-]${region}\\.|\\.s3\\.|arn:aws[\\w-]*:s3:::`)],
]

const whatNames = (text: string, region: Region): RewrittenValue['what'] =>
  kinds.find(([, pattern]) => pattern(region).test(text))?.[0] ?? 'name'

/** GetPipeline's mask for a secret is no text of the user's. */
const isMask = (value: string) => /^\*+$/.test(value)

/**
 * The values of an action that name the region it runs in (ARNs, image URIs, S3 addresses, names of
 * buckets and the like), as they are in another region. Secrets are left alone.
 */
export function rewrittenValues(action: Action, from: Region, to: Region): RewrittenValue[] {
  if (from === to) return []
  const { configuration = {}, commands, actionTypeId } = action
  const found = Object.entries(configuration).flatMap(([key, value]): RewrittenValue[] => {
    if (isMask(value) || isSecretKey(actionTypeId, key)) return []
    const rewritten = inOtherRegion(value, from, to)
    if (rewritten === value) return []
    const path = ['configuration', key] as const
    return [{ path, from: value, to: rewritten, what: whatNames(value, from) }]
  })
  const lines = commands?.map((line) => inOtherRegion(line, from, to))
  if (!commands || !lines || lines.every((line, at) => line === commands[at])) return found
  const what = whatNames(commands.join('\n'), from)
  return [...found, { path: ['commands'], from: commands, to: lines, what }]
}

/** The action with the rewritten values in place. */
export function withRewritten(action: Action, values: readonly RewrittenValue[]): Action {
  return values.reduce((after, { path: [member, key], to }) => {
    if (key === undefined) return { ...after, [member]: to }
    return { ...after, configuration: { ...after.configuration, [key]: String(to) } }
  }, action)
}

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
}

/** One action for each region, with names and values of its own; waves follow by run order. */
export function fanOut(action: Action, { regions, homeRegion, perWave }: FanOut): Action[] {
  const [first = homeRegion] = regions
  const isMany = regions.length > 1
  return regions.map((region, index) => {
    const copy = actionIn(withRewritten(action, rewrittenValues(action, first, region)), {
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
