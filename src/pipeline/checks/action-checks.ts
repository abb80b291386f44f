import { findActionType } from '../action-types.ts'
import { actionAccess, assumeStatement } from '../permissions/action-access.ts'
import { accountIn } from '../permissions/statement.ts'
import type { Action, Pipeline, Region } from '../pipeline.ts'
import { artifactSizeOf } from './artifact-size.ts'
import type { Check } from './check.ts'
import { planResourceChecks } from './resource-checks.ts'

interface ActionInPlace {
  stage: string
  action: Action
  region: Region
}

/** What to make sure of about one action. */
export function planActionChecks(
  { stage, action, region }: ActionInPlace,
  { before, after }: { before: Pipeline; after: Pipeline },
  homeRegion: Region,
): Check[] {
  const { actionTypeId } = action
  const { owner, category, provider } = actionTypeId
  if (owner !== 'AWS') return []
  const serviceRole = after.roleArn
  const roleArn = action.roleArn ?? serviceRole
  const ownAccount = accountIn(serviceRole)
  const account = accountIn(roleArn)
  const title = findActionType(actionTypeId)?.title ?? provider
  const about = (name: string, text: string) => ({
    id: `${region}/${stage}/${action.name}/${name}`,
    region,
    title: `${action.name}: ${text}`,
  })
  const access = actionAccess(action, { region, account, pipeline: after.name })
  const size = artifactSizeOf(action, before)
  const needsNothing = access?.statements.length === 0
  return [
    // Wherever CodePipeline is, it has sources and approvals.
    ...(category === 'Source' || category === 'Approval'
      ? []
      : [
          {
            ...about('provider', `CodePipeline offers ${title} in the region`),
            kind: 'provider' as const,
            actionTypeId,
          },
        ]),
    ...planResourceChecks({ stage, action, region }, after, homeRegion),
    ...(action.roleArn === undefined
      ? []
      : [
          {
            ...about('assume-role', 'the service role may assume its role'),
            kind: 'action-access' as const,
            roleArn: serviceRole,
            ownAccount,
            provider: title,
            statements: [assumeStatement(action.roleArn)],
          },
          {
            ...about('role-trust', 'its role trusts the service role'),
            kind: 'role-trust' as const,
            roleArn: action.roleArn,
            serviceRole,
            ownAccount,
          },
        ]),
    ...(needsNothing
      ? []
      : [
          {
            ...about('action-access', 'its role can do what it needs'),
            kind: 'action-access' as const,
            roleArn,
            ownAccount,
            provider: title,
            ...(access && { statements: access.statements, open: access.open }),
          },
        ]),
    ...(size
      ? [{ ...about('artifact-size', 'its artifacts are small enough'), homeRegion, ...size }]
      : []),
  ]
}
