import { isPlainObject } from '../pipeline/deep-equal.ts'
import type { Edit } from '../pipeline/edits.ts'

type Path = readonly (string | number)[]

/** The first thing in a value that is not as it has to be. */
export interface Misfit {
  path: Path
  /** A sentence. */
  message: string
}

export type Check = (value: unknown, path: Path) => Misfit | undefined

const misfit = (path: Path, message: string): Misfit => ({ path, message })

export const isText: Check = (value, path) =>
  typeof value === 'string' ? undefined : misfit(path, 'Text is expected here.')

/** No address can hold the others. */
const isName: Check = (value, path) =>
  typeof value === 'string' && !/^\.{0,2}$/.test(value)
    ? undefined
    : misfit(path, 'A name is expected here.')

export const isWhole: Check = (value, path) =>
  Number.isInteger(value) ? undefined : misfit(path, 'A whole number is expected here.')

const isListOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? firstMisfit(value.map((item, index) => () => check(item, [...path, index])))
      : misfit(path, 'A list is expected here.')

const isMapOf =
  (check: Check): Check =>
  (value, path) =>
    isPlainObject(value)
      ? firstMisfit(
          Object.entries(value).map(
            ([key, member]) =>
              () =>
                check(member, [...path, key]),
          ),
        )
      : misfit(path, 'An object is expected here.')

/** Members of other names are as AWS has them: nobody here knows better. */
export const hasMembers =
  (needed: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, path) => {
    if (!isPlainObject(value)) return misfit(path, 'An object is expected here.')
    const missing = Object.keys(needed).find((name) => value[name] === undefined)
    if (missing !== undefined) return misfit(path, `The member "${missing}" is missing.`)
    return firstMisfit(
      Object.entries({ ...needed, ...optional })
        .filter(([name]) => value[name] !== undefined)
        .map(
          ([name, check]) =>
            () =>
              check(value[name], [...path, name]),
        ),
    )
  }

function firstMisfit(checks: readonly (() => Misfit | undefined)[]): Misfit | undefined {
  for (const check of checks) {
    const found = check()
    if (found) return found
  }
  return undefined
}

const artifacts = isListOf(hasMembers({ name: isText }))
const typeId = { category: isText, owner: isText, provider: isText, version: isText }

const isAction = hasMembers(
  { name: isText, actionTypeId: hasMembers(typeId) },
  {
    runOrder: isWhole,
    region: isText,
    configuration: isMapOf(isText),
    inputArtifacts: artifacts,
    outputArtifacts: artifacts,
    commands: isListOf(isText),
    outputVariables: isListOf(isText),
    roleArn: isText,
    namespace: isText,
    timeoutInMinutes: isWhole,
  },
)

const isStore = hasMembers(
  { type: isText, location: isText },
  { encryptionKey: hasMembers({ id: isText, type: isText }) },
)

/** What a declaration needs to be drawn and edited; AWS's own rules are told apart from it. */
export const isPipeline = hasMembers(
  { name: isName, stages: isListOf(hasMembers({ name: isText, actions: isListOf(isAction) })) },
  {
    roleArn: isText,
    version: isWhole,
    executionMode: isText,
    pipelineType: isText,
    artifactStore: isStore,
    artifactStores: isMapOf(isStore),
  },
)

const isPosition: Check = (value, path) => {
  if (isPlainObject(value) && 'at' in value) {
    return value['at'] === 'start' || value['at'] === 'end'
      ? undefined
      : misfit([...path, 'at'], 'It has to be "start" or "end".')
  }
  return hasMembers({ after: isText })(value, path)
}

const isValue: Check = (value, path) =>
  Array.isArray(value) ? isListOf(isText)(value, path) : isText(value, path)

const isValuePath: Check = (value, path) => {
  const [member, key, ...more] = Array.isArray(value) ? (value as unknown[]) : []
  const isKnown =
    ((member === 'commands' || member === 'roleArn') && key === undefined) ||
    ((member === 'configuration' || member === 'environmentVariables') && typeof key === 'string')
  return isKnown && more.length === 0
    ? undefined
    : misfit(
        path,
        'It has to be ["commands"], ["roleArn"], ["configuration", a key] or ["environmentVariables", a name].',
      )
}

const place = { stage: isText, action: isText }

const kinds: Record<Edit['kind'], Check> = {
  'add-stage': hasMembers({ stage: isText, position: isPosition }),
  'add-action': hasMembers({ stage: isText, action: isAction }),
  'set-artifact-store': hasMembers({ region: isText, store: isStore }),
  'remove-artifact-store': hasMembers({ region: isText }),
  'set-action-region': hasMembers({ ...place, region: isText }),
  'set-pipeline-type': hasMembers({ pipelineType: isText }),
  'move-action': hasMembers({ ...place, toStage: isText, runOrder: isWhole }),
  'set-action-value': hasMembers({ ...place, path: isValuePath, value: isValue }),
  'remove-action': hasMembers(place),
  'remove-stage': hasMembers({ stage: isText }),
  'apply-difference': hasMembers(
    { from: isPipeline, to: isPipeline, label: isText },
    { choices: isMapOf(isText) },
  ),
}

const isEdit: Check = (value, path) => {
  const kind = isPlainObject(value) ? value['kind'] : undefined
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    return misfit([...path, 'kind'], 'This is no kind of edit that is known here.')
  }
  return kinds[kind as Edit['kind']](value, path)
}

/** Whether a list holds edits that can be made on any pipeline. */
export const areEdits = isListOf(isEdit)

const states = ['passed', 'failed', 'unknown']

export const areChecks = isListOf(
  hasMembers({
    title: isText,
    region: isText,
    text: isText,
    state: (value, path) =>
      states.includes(String(value))
        ? undefined
        : misfit(path, 'It has to be "passed", "failed" or "unknown".'),
  }),
)
