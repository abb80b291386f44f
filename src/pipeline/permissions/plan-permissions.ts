import { tlsOnlyStatement } from '../bucket-plan.ts'
import { changedActions, storesInPlay } from '../checks/plan-checks.ts'
import type { Pipeline, Region } from '../pipeline.ts'
import { actionAccess, assumeStatement } from './action-access.ts'
import { bucketActions, keyActions, objectActions, storeStatements } from './artifact-access.ts'
import { effectOf } from './policy-effect.ts'
import { accountIn, arnPartition, inSid, type Statement } from './statement.ts'

/** A policy that something needs, and what has to stand in it. */
export type PolicyPlan = { id: string; region: Region } & (
  | { holder: 'role'; roleArn: string; statements: readonly Statement[]; notes: readonly string[] }
  | { holder: 'bucket'; bucket: string; statements: readonly object[] }
  | { holder: 'key'; keyId: string; statements: readonly object[] }
)

/**
 * The least that roles, buckets and keys have to allow for the changes of an edit: by the
 * statement, with nothing that the changes do not need.
 */
export function planPermissions(
  before: Pipeline,
  after: Pipeline,
  homeRegion: Region,
): PolicyPlan[] {
  const stores = storesInPlay(before, after, homeRegion)
  const actions = changedActions(before, after, homeRegion)
  const serviceRole = after.roleArn
  const account = accountIn(serviceRole)
  const roles = new Map<string, { statements: Statement[]; notes: string[] }>()
  const roleOf = (arn: string) => {
    const known = roles.get(arn) ?? { statements: [], notes: [] }
    roles.set(arn, known)
    return known
  }
  /** The roles that use each region's artifacts. */
  const users = new Map(stores.map(([region]) => [region, new Set([serviceRole])]))
  for (const [region, store] of stores) {
    roleOf(serviceRole).statements.push(...storeStatements(store, region, account))
  }
  for (const { action, region } of actions) {
    const arn = action.roleArn ?? serviceRole
    const access = actionAccess(action, { region, account: accountIn(arn), pipeline: after.name })
    const role = roleOf(arn)
    role.statements.push(...(access?.statements ?? []))
    role.notes.push(...(access?.notes ?? []), ...(access?.open ?? []))
    if (arn !== serviceRole) roleOf(serviceRole).statements.push(assumeStatement(arn))
    if (!access && action.actionTypeId.owner === 'AWS') {
      role.notes.push(
        `What ${action.name} needs is not written down here: see AWS's page about it.`,
      )
    }
    const store = stores.find(([of]) => of === region)?.[1]
    if (arn === serviceRole || !store) continue
    users.get(region)?.add(arn)
    role.statements.push(...storeStatements(store, region, account))
  }
  return [
    ...[...roles].map(([roleArn, { statements, notes }]) => ({
      id: roleArn,
      region: homeRegion,
      holder: 'role' as const,
      roleArn,
      statements: unique(statements),
      notes: [...new Set(notes)],
    })),
    ...stores.map(([region, { location: bucket }]) => ({
      id: `${region}/${bucket}`,
      region,
      holder: 'bucket' as const,
      bucket,
      statements: bucketPolicyStatements(bucket, region, foreign(users.get(region), account)),
    })),
    ...stores.flatMap(([region, { encryptionKey }]) =>
      encryptionKey
        ? [
            {
              id: `${region}/${encryptionKey.id}`,
              region,
              holder: 'key' as const,
              keyId: encryptionKey.id,
              statements: [keyPolicyStatement(region, [...(users.get(region) ?? [])])],
            },
          ]
        : [],
    ),
  ]
}

const unique = (statements: readonly Statement[]): Statement[] => [
  ...new Map(statements.map((statement) => [statement.Sid, statement])).values(),
]

const foreign = (roles: ReadonlySet<string> | undefined, account: string) =>
  [...(roles ?? [])].filter((arn) => accountIn(arn) !== account)

/** Within one account the roles' own policies are enough; other accounts' roles have to be named. */
function bucketPolicyStatements(
  bucket: string,
  region: Region,
  others: readonly string[],
): object[] {
  const arn = `arn:${arnPartition(region)}:s3:::${bucket}`
  const allow = (Sid: string, Action: readonly string[], Resource: string) => ({
    Sid,
    Effect: 'Allow',
    Principal: { AWS: others },
    Action,
    Resource,
  })
  return [
    tlsOnlyStatement(bucket, region),
    ...(others.length > 0
      ? [
          allow('ArtifactBucketOfOtherAccounts', bucketActions, arn),
          allow('ArtifactsOfOtherAccounts', objectActions, `${arn}/*`),
        ]
      : []),
  ]
}

const keyPolicyStatement = (region: Region, roles: readonly string[]) => ({
  Sid: `ArtifactsOfPipelines${inSid(region)}`,
  Effect: 'Allow',
  Principal: { AWS: roles },
  Action: keyActions,
  // In a key policy this is the key itself.
  Resource: '*',
})

/** The statements of a role, without the actions that its present policies allow already. */
export function missingIn(
  { roleArn, statements }: Extract<PolicyPlan, { holder: 'role' }>,
  present: readonly string[],
): Statement[] {
  return statements.flatMap((statement) => {
    const Action = statement.Action.filter((action) =>
      statement.Resource.some(
        (resource) => effectOf(present, { roleArn, action, resource }) !== 'allow',
      ),
    )
    return Action.length > 0 ? [{ ...statement, Action }] : []
  })
}

/** The statements that a bucket or key policy does not have yet, by what they say. */
export function missingInPolicy(statements: readonly object[], present: string): object[] {
  const said = new Set(statementsOf(present).map(withoutSid))
  return statements.filter((statement) => !said.has(withoutSid(statement)))
}

const withoutSid = (statement: object) => JSON.stringify({ ...statement, Sid: '' })

function statementsOf(policy: string): object[] {
  const { Statement = [] } = JSON.parse(policy) as { Statement?: object | object[] }
  return [Statement].flat()
}

/** A policy with statements added to those it has. */
export const extended = (present: string | undefined, added: readonly object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    ...(present === undefined ? {} : (JSON.parse(present) as object)),
    Statement: [...(present === undefined ? [] : statementsOf(present)), ...added],
  })
