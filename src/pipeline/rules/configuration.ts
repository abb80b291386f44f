import {
  type ActionField,
  type ConfigurationKey,
  actionTypesOf,
  configurationKey,
  findActionType,
  isNeeded,
} from '../action-types.ts'
import type { Action, Pipeline } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { rememberFaultless } from './remember-faultless.ts'

/**
 * Configuration keys and values per action type.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
export function checkConfigurations(pipeline: Pipeline, report: Report): void {
  const namespaces = new Map<string, string>()
  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    checkActions(stage, ['stages', stageIndex], report)
    for (let actionIndex = 0; actionIndex < stage.actions.length; actionIndex += 1) {
      const { namespace, name: action = '' } = stage.actions[actionIndex] ?? {}
      if (!namespace) continue
      const otherAction = namespaces.get(namespace)
      if (otherAction) {
        const at = ['stages', stageIndex, 'actions', actionIndex, 'namespace']
        report('hint', at, { kind: 'duplicate-namespace', namespace, action, otherAction })
      }
      namespaces.set(namespace, action)
    }
  }
}

const checkActions = rememberFaultless((stage, path, report) => {
  for (const [index, action] of stage.actions.entries()) {
    const at = [...path, 'actions', index]
    checkValues(action, at, report)
    checkType(action, at, report)
  }
})

/** Members of an action that one kind of action reads, and what people call it. */
const actionFields: readonly (readonly [ActionField, string])[] = [
  ['commands', 'Commands'],
  ['outputVariables', 'Commands'],
  ['environmentVariables', 'Commands'],
  ['timeoutInMinutes', 'manual approval'],
]

/** The artifact that a value names; text that is no `artifact::file` may be a literal. */
const artifactIn = (value: string, holds: ConfigurationKey['holds']): string | undefined => {
  if (holds === 'artifact') return value
  return holds === 'artifact-file' ? /^([\w-]+)::/.exec(value)?.[1] : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What holds for every provider. */
function checkValues(action: Action, path: ProblemPath, report: Report): void {
  for (const [key, value] of Object.entries(action.configuration ?? {})) {
    if (value !== '' && value.length <= 1000) continue
    const at = [...path, 'configuration', key]
    if (value === '')
      report('error', at, { kind: 'empty-configuration-value', action: action.name, key })
    if (value.length > 1000) {
      report('error', at, {
        kind: 'long-configuration-value',
        action: action.name,
        key,
        length: value.length,
      })
    }
  }
}

function checkType(action: Action, path: ProblemPath, report: Report): void {
  const { category, owner, provider, version } = action.actionTypeId
  const entry = findActionType(action.actionTypeId)
  for (const [member, belongsTo] of actionFields) {
    if (action[member] === undefined) continue
    // A provider that nobody knows may read them too.
    const isRead = entry ? entry.actionFields?.[member] : owner === 'AWS'
    if (!isRead) {
      report('warning', [...path, member], {
        kind: 'misplaced-member',
        action: action.name,
        member,
        belongsTo,
      })
    }
  }
  if (!entry) {
    const known = owner === 'AWS' ? actionTypesOf(provider) : []
    const versions = known.filter((type) => type.category === category).map((type) => type.version)
    if (versions.length > 0) {
      report('error', [...path, 'actionTypeId', 'version'], {
        kind: 'wrong-type-version',
        action: action.name,
        provider,
        version,
        versions,
      })
    } else if (known.length > 0) {
      report('error', [...path, 'actionTypeId'], {
        kind: 'wrong-category',
        action: action.name,
        provider,
        category,
        categories: known.map((type) => type.category),
      })
    } else if (owner !== 'Custom') {
      report('hint', [...path, 'actionTypeId'], {
        kind: 'unknown-action-type',
        action: action.name,
        provider,
      })
    }
    return
  }
  if (entry.retired) {
    report('warning', [...path, 'actionTypeId'], {
      kind: 'retired-provider',
      action: action.name,
      provider,
    })
  }
  if (entry.actionFields?.commands === 'required' && !action.commands?.length) {
    report('error', [...path, 'commands'], { kind: 'missing-commands', action: action.name })
  }

  const configuration = action.configuration ?? {}
  for (const key of entry.configuration) {
    if (configuration[key.name] !== undefined) continue
    const at = [...path, 'configuration', key.name]
    if (key.required) {
      report('error', at, { kind: 'missing-configuration', action: action.name, key: key.name })
    } else if (key.need && key.requiredWhen && isNeeded(key.need, action, entry)) {
      report('warning', at, {
        kind: 'configuration-needed',
        action: action.name,
        key: key.name,
        when: key.requiredWhen,
      })
    }
  }
  for (const [key, value] of Object.entries(configuration)) {
    const at = [...path, 'configuration', key]
    const known = configurationKey(entry, key)
    if (!known) {
      // A key may be newer than this catalogue; AWS says so itself if not.
      report('warning', at, { kind: 'unknown-configuration', action: action.name, key, provider })
      continue
    }
    // Variables are resolved when the pipeline runs.
    if (value === '' || value.includes('#{')) continue
    const parts = known.list ? value.split(',').map((part) => part.trim()) : [value]
    const { values } = known
    if (values && parts.some((part) => !values.includes(part))) {
      report('warning', at, {
        kind: 'configuration-value',
        action: action.name,
        key,
        value,
        values,
      })
    }
    if (known.holds === 'json' && !isJson(value)) {
      report('warning', at, { kind: 'configuration-json', action: action.name, key })
    }
    const artifact = artifactIn(value, known.holds)
    if (artifact && !action.inputArtifacts?.some(({ name }) => name === artifact)) {
      report('warning', at, { kind: 'artifact-not-input', action: action.name, key, artifact })
    }
    if (known.range) {
      const [min, max] = known.range
      const number = Number(value)
      if (!Number.isFinite(number) || number < min || number > max) {
        report('warning', at, {
          kind: 'configuration-range',
          action: action.name,
          key,
          value,
          min,
          max,
        })
      }
    }
  }
}
