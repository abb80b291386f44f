import { Refusal } from './refusal.ts'
import { account, entryOf, type Role, type World } from './world.ts'

interface Statement {
  Effect?: string
  Action?: string | string[]
  NotAction?: string | string[]
  Resource?: string | string[]
  NotResource?: string | string[]
  Condition?: object
}

/** Whether a pattern of a policy, with `*` and `?`, is met. */
function meets(pattern: string, value: string, flags = ''): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags).test(value)
}

const meetsAny = (patterns: string | string[], value: string, flags?: string) =>
  [patterns].flat().some((pattern) => meets(pattern, value, flags))

const statementsOf = (policy: string): Statement[] =>
  [(JSON.parse(policy) as { Statement?: Statement | Statement[] }).Statement ?? []].flat()

/** Every policy of a role; nothing where nobody has given it one, which the sandbox lets pass. */
export const policiesOf = ({ policies, attached }: Role): string[] | undefined =>
  policies || attached
    ? [...Object.values(policies ?? {}), ...Object.values(attached ?? {})]
    : undefined

function decide(policies: string[] | undefined, action: string, resource: string): string {
  if (!policies) return 'allowed'
  const fitting = policies.flatMap(statementsOf).filter((statement) => {
    const { Action, NotAction, Resource, NotResource, Condition } = statement
    const isAction = Action
      ? meetsAny(Action, action, 'i')
      : !meetsAny(NotAction ?? [], action, 'i')
    const isResource = Resource
      ? meetsAny(Resource, resource)
      : !meetsAny(NotResource ?? [], resource)
    // The caller gives no context here, so no condition is met.
    return isAction && isResource && Condition === undefined
  })
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny'
  return fitting.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'implicitDeny'
}

const listIn = (parameters: URLSearchParams, name: string) =>
  [...parameters].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)

/**
 * What the policies of a role decide, each action on each resource. Resource policies of roles are
 * not simulated, as on AWS; neither are conditions.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulate(parameters: URLSearchParams, world: World): object {
  const arn = parameters.get('PolicySourceArn') ?? ''
  const name = arn.replace(/^.*\//, '')
  const role = entryOf(world.roles, name)
  if (!role || arn !== `arn:aws:iam::${account}:role${role.path}${name}`) {
    throw new Refusal('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
  }
  const actions = listIn(parameters, 'ActionNames')
  if (actions.length === 0) {
    throw new Refusal('ValidationError', 'Action names must not be empty.')
  }
  for (const action of actions) {
    if (/^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(action)) continue
    throw new Refusal('InvalidInput', `Invalid action name: ${action}`)
  }
  const asked = listIn(parameters, 'ResourceArns')
  const resources = asked.length > 0 ? asked : ['*']
  return {
    EvaluationResults: {
      member: actions.flatMap((action) =>
        resources.map((resource) => ({
          EvalActionName: action,
          EvalResourceName: resource,
          EvalDecision: decide(policiesOf(role), action, resource),
          MatchedStatements: '',
          MissingContextValues: '',
        })),
      ),
    },
    IsTruncated: false,
  }
}
