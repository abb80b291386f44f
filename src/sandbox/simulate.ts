import { Refusal } from './refusal.ts'
import { account, entryOf, type Role, type World } from './world.ts'

interface Statement {
  Effect?: string
  Action?: string | string[]
  NotAction?: string | string[]
  Resource?: string | string[]
  NotResource?: string | string[]
  Condition?: Record<string, Record<string, string | string[]>>
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
const policiesOf = ({ policies, attached }: Role): string[] | undefined =>
  policies || attached
    ? [...Object.values(policies ?? {}), ...Object.values(attached ?? {})]
    : undefined

/** Values of the context that the caller gives, by key in small letters. */
type Context = Record<string, string[]>

/** Operators that are understood; any other is never met. */
const comparisons = new Set(['StringEquals', 'ForAnyValue:StringEquals', 'StringLike'])

function isMet(condition: NonNullable<Statement['Condition']>, context: Context): boolean {
  return Object.entries(condition).every(
    ([operator, keys]) =>
      comparisons.has(operator) &&
      Object.entries(keys).every(([key, wanted]) =>
        (context[key.toLowerCase()] ?? []).some((value) => meetsAny(wanted, value)),
      ),
  )
}

const missingIn = (statements: readonly Statement[], context: Context): string[] => {
  const keys = statements.flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((wanted) => Object.keys(wanted)),
  )
  return [...new Set(keys)].filter((key) => !context[key.toLowerCase()])
}

function decide(
  policies: string[] | undefined,
  { action, resource, context }: { action: string; resource: string; context: Context },
): { decision: string; missing: string[] } {
  if (!policies) return { decision: 'allowed', missing: [] }
  const named = policies.flatMap(statementsOf).filter((statement) => {
    const { Action, NotAction, Resource, NotResource } = statement
    const isAction = Action
      ? meetsAny(Action, action, 'i')
      : !meetsAny(NotAction ?? [], action, 'i')
    return (
      isAction && (Resource ? meetsAny(Resource, resource) : !meetsAny(NotResource ?? [], resource))
    )
  })
  const fitting = named.filter(({ Condition }) => !Condition || isMet(Condition, context))
  const missing = missingIn(named, context)
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return { decision: 'explicitDeny', missing }
  const isAllowed = fitting.some(({ Effect }) => Effect === 'Allow')
  return { decision: isAllowed ? 'allowed' : 'implicitDeny', missing }
}

/** `ContextEntries.member.1.ContextKeyName` and `ContextEntries.member.1.ContextKeyValues.member.1`. */
function contextIn(parameters: URLSearchParams): Context {
  const names = [...parameters].filter(([key]) => /^ContextEntries\..*ContextKeyName$/.test(key))
  return Object.fromEntries(
    names.map(([key, name]) => [
      name.toLowerCase(),
      listIn(parameters, key.replace(/Name$/, 'Values')),
    ]),
  )
}

const listIn = (parameters: URLSearchParams, name: string) =>
  [...parameters].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)

/**
 * What the policies of a role decide, each action on each resource. Resource policies of roles are
 * not simulated, as on AWS. Of conditions, equality of strings is understood.
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
  const context = contextIn(parameters)
  const asked = listIn(parameters, 'ResourceArns')
  const resources = asked.length > 0 ? asked : ['*']
  return {
    EvaluationResults: {
      member: actions.flatMap((action) =>
        resources.map((resource) => {
          const { decision, missing } = decide(policiesOf(role), { action, resource, context })
          return {
            EvalActionName: action,
            EvalResourceName: resource,
            EvalDecision: decision,
            MatchedStatements: '',
            MissingContextValues: { member: missing },
          }
        }),
      ),
    },
    IsTruncated: false,
  }
}
