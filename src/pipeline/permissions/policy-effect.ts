import { accountIn } from './statement.ts'

interface Statement {
  Effect?: string
  Principal?: unknown
  NotPrincipal?: unknown
  Action?: string | string[]
  NotAction?: string | string[]
  Resource?: string | string[]
  NotResource?: string | string[]
  Condition?: Record<string, Record<string, unknown>>
}

export interface Access {
  /** ARN of the role that acts. */
  roleArn: string
  action: string
  resource: string
}

/**
 * What a policy says of one access. `conditional` is a Deny or an only Allow under a condition that
 * only a run can settle.
 */
export type Effect = 'allow' | 'deny' | 'conditional' | 'none'

const asList = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

function meets(pattern: string, value: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(value)
}

const meetsAny = (patterns: string | string[] | undefined, value: string) =>
  asList(patterns).some((pattern) => meets(pattern, value))

/** The statements of a policy; none where the text is no policy. */
function statementsIn(policy: string): Statement[] {
  try {
    const { Statement } = JSON.parse(policy) as { Statement?: Statement | Statement[] }
    return Statement === undefined ? [] : [Statement].flat()
  } catch {
    return []
  }
}

/** Identity policies name no principal: their holder is meant. */
function isMeant({ Principal, NotPrincipal }: Statement, roleArn: string): boolean {
  if (NotPrincipal !== undefined) return !isNamed(NotPrincipal, roleArn)
  return Principal === undefined || isNamed(Principal, roleArn)
}

function isNamed(principal: unknown, roleArn: string): boolean {
  if (principal === '*') return true
  const named = asList((principal as { AWS?: string | string[] } | null)?.AWS)
  const account = accountIn(roleArn)
  return named.some(
    (name) =>
      name === '*' || name === roleArn || name === account || name.endsWith(`::${account}:root`),
  )
}

/** Conditions that every call of CodePipeline meets: it speaks TLS and asks for aws:kms. */
function isHarmless(condition: NonNullable<Statement['Condition']>): boolean {
  const text = JSON.stringify(condition).toLowerCase()
  return (
    text === '{"bool":{"aws:securetransport":"false"}}' ||
    text === '{"bool":{"aws:securetransport":false}}' ||
    text === '{"stringnotequals":{"s3:x-amz-server-side-encryption":"aws:kms"}}'
  )
}

/**
 * What one or more policies together say of an access, as IAM decides within one account: a Deny
 * wins, then an Allow.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function effectOf(policies: readonly string[], access: Access): Effect {
  const { roleArn, action, resource } = access
  const fitting = policies.flatMap(statementsIn).filter((statement) => {
    const { Action, NotAction, Resource, NotResource } = statement
    const isAction = Action === undefined ? !meetsAny(NotAction, action) : meetsAny(Action, action)
    const isResource =
      Resource === undefined ? !meetsAny(NotResource, resource) : meetsAny(Resource, resource)
    return isMeant(statement, roleArn) && isAction && isResource
  })
  const denials = fitting.filter(
    ({ Effect, Condition }) => Effect === 'Deny' && !(Condition && isHarmless(Condition)),
  )
  if (denials.some(({ Condition }) => Condition === undefined)) return 'deny'
  if (denials.length > 0) return 'conditional'
  const allowances = fitting.filter(({ Effect }) => Effect === 'Allow')
  if (allowances.some(({ Condition }) => Condition === undefined)) return 'allow'
  return allowances.length > 0 ? 'conditional' : 'none'
}
