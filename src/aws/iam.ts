import type { ContextEntry } from '@aws-sdk/client-iam'
import type { Statement } from '../pipeline/permissions/statement.ts'
import type { Decision } from '../pipeline/checks/check.ts'
import { roleNameIn } from '../pipeline/permissions/statement.ts'
import { clientSettings } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

/** IAM's client, loaded when first asked for. */
async function iam(place: Place) {
  const sdk = await import('@aws-sdk/client-iam')
  return { sdk, client: new sdk.IAMClient(clientSettings(place, 'iam')) }
}

/**
 * What the policies of a role decide about every action and resource of the statements. IAM does
 * not simulate resource policies for roles: those are read beside it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function simulateRole(
  place: Place,
  roleArn: string,
  statements: readonly Statement[],
  signal: AbortSignal,
): Promise<Decision[]> {
  try {
    const { sdk, client } = await iam(place)
    const answers = await Promise.all(
      statements.map(({ Action, Resource, Condition }) =>
        client.send(
          new sdk.SimulatePrincipalPolicyCommand({
            PolicySourceArn: roleArn,
            ActionNames: [...Action],
            ResourceArns: [...Resource],
            ...(Condition && { ContextEntries: contextOf(Condition) }),
            MaxItems: 1000,
          }),
          { abortSignal: signal },
        ),
      ),
    )
    return answers.flatMap(({ EvaluationResults = [] }) =>
      EvaluationResults.map((result) => ({
        action: result.EvalActionName ?? '',
        resource: result.EvalResourceName ?? '',
        decision:
          result.EvalDecision === 'allowed'
            ? 'allowed'
            : result.EvalDecision === 'explicitDeny'
              ? 'explicitly-denied'
              : 'denied',
        isMissingContext: (result.MissingContextValues ?? []).length > 0,
      })),
    )
  } catch (error) {
    throw toFailure('SimulatePrincipalPolicy', error)
  }
}

/** The conditions under which the statements will be used, as they will be in a run. */
const contextOf = (condition: NonNullable<Statement['Condition']>): ContextEntry[] =>
  Object.values(condition).flatMap((keys) =>
    Object.entries(keys).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyValues: [value],
      ContextKeyType: ContextKeyName === 'kms:ResourceAliases' ? 'stringList' : 'string',
    })),
  )

/** A role's own ARN and its trust policy, as JSON text. */
export async function readTrustPolicy(
  place: Place,
  roleArn: string,
  signal: AbortSignal,
): Promise<{ arn: string; trust: string }> {
  try {
    const { sdk, client } = await iam(place)
    const command = new sdk.GetRoleCommand({ RoleName: roleNameIn(roleArn) })
    const { Role } = await client.send(command, { abortSignal: signal })
    return { arn: Role?.Arn ?? '', trust: decoded(Role?.AssumeRolePolicyDocument ?? '') }
  } catch (error) {
    throw toFailure('GetRole', error)
  }
}

/** One policy of a role. */
export interface RolePolicy {
  name: string
  isInline: boolean
  /** JSON text. */
  document: string
}

/** Every policy of a role, inline ones first. */
export async function readRolePolicies(
  place: Place,
  roleArn: string,
  signal: AbortSignal,
): Promise<RolePolicy[]> {
  const RoleName = roleNameIn(roleArn)
  const options = { abortSignal: signal }
  let operation = 'ListRolePolicies'
  try {
    const { sdk, client } = await iam(place)
    const inline: RolePolicy[] = []
    for await (const page of sdk.paginateListRolePolicies({ client }, { RoleName }, options)) {
      const read = await Promise.all(
        (page.PolicyNames ?? []).map((PolicyName) =>
          client.send(new sdk.GetRolePolicyCommand({ RoleName, PolicyName }), options),
        ),
      )
      for (const { PolicyName = '', PolicyDocument = '' } of read) {
        inline.push({ name: PolicyName, isInline: true, document: decoded(PolicyDocument) })
      }
    }
    operation = 'ListAttachedRolePolicies'
    const attached: RolePolicy[] = []
    const pages = sdk.paginateListAttachedRolePolicies({ client }, { RoleName }, options)
    for await (const page of pages) {
      attached.push(
        ...(await Promise.all(
          (page.AttachedPolicies ?? []).map(async ({ PolicyName = '', PolicyArn }) => {
            const { Policy } = await client.send(new sdk.GetPolicyCommand({ PolicyArn }), options)
            const { PolicyVersion } = await client.send(
              new sdk.GetPolicyVersionCommand({
                PolicyArn,
                VersionId: Policy?.DefaultVersionId,
              }),
              options,
            )
            const document = decoded(PolicyVersion?.Document ?? '')
            return { name: PolicyName, isInline: false, document }
          }),
        )),
      )
    }
    return [...inline, ...attached]
  } catch (error) {
    throw toFailure(operation, error)
  }
}

/** IAM answers policies percent-encoded. */
const decoded = (document: string): string => decodeURIComponent(document)
