import type { Action } from './pipeline.ts'

/** A member of an action, a key of its configuration, or the name of an environment variable. */
export type ValuePath =
  | readonly ['commands']
  | readonly ['roleArn']
  | readonly ['configuration', string]
  | readonly ['environmentVariables', string]

/** The value that stands at a path; undefined where there is none. */
export function valueAt(action: Action, path: ValuePath): string | string[] | undefined {
  switch (path[0]) {
    case 'commands':
      return action.commands
    case 'roleArn':
      return action.roleArn
    case 'configuration':
      return action.configuration?.[path[1]]
    case 'environmentVariables':
      return action.environmentVariables?.find(({ name }) => name === path[1])?.value
  }
}

/** The action with one value in place; a variable that it does not have is added. */
export function withValue(action: Action, path: ValuePath, value: string | string[]): Action {
  switch (path[0]) {
    case 'commands':
      return { ...action, commands: [value].flat() }
    case 'roleArn':
      return { ...action, roleArn: String(value) }
    case 'configuration':
      return {
        ...action,
        configuration: { ...action.configuration, [path[1]]: String(value) },
      }
    case 'environmentVariables': {
      const present = action.environmentVariables ?? []
      const isThere = present.some(({ name }) => name === path[1])
      const changed = present.map((one) =>
        one.name === path[1] ? { ...one, value: String(value) } : one,
      )
      const added = isThere ? [] : [{ name: path[1], value: String(value) }]
      return { ...action, environmentVariables: [...changed, ...added] }
    }
  }
}

/** The action without the value at a path. */
export function withoutValue(action: Action, path: ValuePath): Action {
  switch (path[0]) {
    case 'commands': {
      const { commands: _, ...rest } = action
      return rest
    }
    case 'roleArn': {
      const { roleArn: _, ...rest } = action
      return rest
    }
    case 'configuration': {
      const { [path[1]]: _, ...configuration } = action.configuration ?? {}
      return { ...action, configuration }
    }
    case 'environmentVariables':
      return {
        ...action,
        environmentVariables: (action.environmentVariables ?? []).filter(
          ({ name }) => name !== path[1],
        ),
      }
  }
}
