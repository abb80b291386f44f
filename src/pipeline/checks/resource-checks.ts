import { type ConfigurationKey, findActionType } from '../action-types.ts'
import { accountIn } from '../permissions/statement.ts'
import { type Action, type Pipeline, type Region, regionOf } from '../pipeline.ts'
import { type ResourceKind, resourceLists } from '../resources.ts'
import type { Answers, CheckOf, Finding } from './check.ts'
import { judgeUnknown } from './judge.ts'

interface ActionInPlace {
  stage: string
  action: Action
  region: Region
}

const isVariable = (value: string) => value.includes('#{')

/**
 * One check for each resource that the configuration names. What another one lies in is not asked
 * about by itself: the inner one is not there without it.
 */
export function planResourceChecks(
  { stage, action, region }: ActionInPlace,
  after: Pipeline,
  homeRegion: Region,
): CheckOf<'resource'>[] {
  const { configuration = {}, actionTypeId } = action
  const ownAccount = accountIn(after.roleArn)
  const account = accountIn(action.roleArn ?? after.roleArn)
  const keys = (findActionType(actionTypeId)?.configuration ?? []).filter(
    ({ name, names }) => names && configuration[name],
  )
  const outer = new Set(
    keys
      .filter(({ name }) => !isVariable(configuration[name] ?? ''))
      .map(({ within }) => within ?? ''),
  )
  return keys
    .filter(({ name }) => !outer.has(name))
    .flatMap((key) => {
      const { name, names } = key
      if (!names) return []
      const within = withinOf(key, keys, configuration)
      const maker = makerOf({ action, region }, names, after, homeRegion)
      const { singular } = resourceLists[names]
      return {
        id: `${region}/${stage}/${action.name}/resource/${name}`,
        region,
        title: `${action.name}: the ${singular} exists${isGlobal(names) ? '' : ' in the region'}`,
        kind: 'resource',
        names,
        value: configuration[name] ?? '',
        ...(within && { within }),
        account,
        ownAccount,
        ...(maker && { maker }),
        ...(names === 'ecr-repository' &&
          configuration['RegistryType'] === 'public' && { isOutOfReach: true }),
      }
    })
}

function withinOf(
  { within }: ConfigurationKey,
  keys: readonly ConfigurationKey[],
  configuration: Record<string, string>,
) {
  const names = keys.find(({ name }) => name === within)?.names
  return names && within ? { names, value: configuration[within] ?? '' } : undefined
}

const isGlobal = (names: ResourceKind) => names === 'role' || names === 'role-name'

/** Modes of CloudFormation that make a stack, or a change set, that is not there. */
const makesStack = new Set(['CREATE_UPDATE', 'REPLACE_ON_FAILURE', 'CHANGE_SET_REPLACE'])

function makes({ actionTypeId, configuration = {} }: Action, names: ResourceKind): string {
  const { ActionMode = '', StackName = '', ChangeSetName = '', StackSetName = '' } = configuration
  const { provider, owner } = actionTypeId
  if (owner !== 'AWS') return ''
  if (names === 'stack-set') return provider === 'CloudFormationStackSet' ? StackSetName : ''
  if (provider !== 'CloudFormation' || !makesStack.has(ActionMode)) return ''
  if (names === 'stack') return StackName
  if (names !== 'change-set' || ActionMode !== 'CHANGE_SET_REPLACE') return ''
  return `${StackName}/${ChangeSetName}`
}

/** Who makes a resource where it is not there: nothing that a declaration shows, for most kinds. */
function makerOf(
  { action, region }: Omit<ActionInPlace, 'stage'>,
  names: ResourceKind,
  after: Pipeline,
  homeRegion: Region,
): CheckOf<'resource'>['maker'] {
  const {
    ActionMode,
    StackName = '',
    ChangeSetName = '',
    StackSetName = '',
  } = action.configuration ?? {}
  if (names === 'stack' && ActionMode === 'DELETE_ONLY') return 'nobody'
  if (makes(action, names) !== '') return 'this action'
  const wanted: Partial<Record<ResourceKind, string>> = {
    stack: StackName,
    'change-set': `${StackName}/${ChangeSetName}`,
    'stack-set': StackSetName,
  }
  const isMade = after.stages
    .flatMap(({ actions }) => actions)
    .some(
      (other) =>
        regionOf(other, homeRegion) === region &&
        makes(other, names) !== '' &&
        makes(other, names) === wanted[names],
    )
  return isMade ? 'another action' : undefined
}

/** What is known of a resource before AWS is asked; nothing where it has to be. */
export function judgeUnasked(check: CheckOf<'resource'>): Finding | undefined {
  const { names, value, within, account, ownAccount, region } = check
  if (isVariable(value) || isVariable(within?.value ?? '')) {
    return judgeUnknown(check, { why: 'only-in-a-run' })
  }
  if (check.isOutOfReach) return judgeUnknown(check, { why: 'not-askable' })
  // Execution roles of stack sets lie in the accounts that the stacks go to.
  if (names === 'role-name') return judgeUnknown(check, { why: 'other-account' })
  for (const named of [value, within?.value ?? '']) {
    const [, arnRegion = '', arnAccount = ''] = /^arn:[^:]*:[^:]*:([^:]*):(\d*):/.exec(named) ?? []
    if (arnRegion !== '' && arnRegion !== region) {
      return {
        state: 'failed',
        text: `"${named}" lies in ${arnRegion}, and the action runs in ${region}.`,
        todo: `Name one of ${region}.`,
      }
    }
    if (arnAccount !== '' && arnAccount !== ownAccount) {
      return judgeUnknown(check, { why: 'other-account', account: arnAccount })
    }
  }
  const isByArn = /^arn:[^:]*:[^:]*:[^:]*:\d+:/.test(value)
  return account === ownAccount || isByArn
    ? undefined
    : judgeUnknown(check, { why: 'other-account', account })
}

/** What AWS's answer says of a resource. */
export function judgeResource(check: CheckOf<'resource'>, answer: Answers['resource']): Finding {
  const { names, value, within, region, maker } = check
  const { singular, plural } = resourceLists[names]
  const where = isGlobal(names) ? 'The account' : region
  const inside = within ? ` in "${within.value}"` : ''
  if (answer === 'too many') return judgeUnknown(check, { why: 'too-many', plural })
  if (answer === 'found') {
    const has = `${where} has the ${singular} "${value}"${inside}.`
    return { state: 'passed', text: has }
  }
  if (typeof answer === 'object') {
    return {
      state: 'failed',
      text: `The ${singular} "${value}" lies in ${answer.elsewhere}.`,
      todo: `Name one of ${region}.`,
    }
  }
  if (maker) {
    const then = maker === 'nobody' ? 'there is nothing to delete' : `${maker} makes it in a run`
    return { state: 'passed', text: `${where} has no ${singular} "${value}"${inside}: ${then}.` }
  }
  const missing =
    answer === 'nothing to lie in' && within
      ? `${resourceLists[within.names].singular} "${within.value}"`
      : `${singular} "${value}"${inside}`
  return {
    state: 'failed',
    text: `${where} has no ${missing}.`,
    todo: isGlobal(names)
      ? 'Create it, or correct the ARN.'
      : 'Create it there, or correct the name.',
  }
}
