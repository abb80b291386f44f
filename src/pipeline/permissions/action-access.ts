import type { Action } from '../pipeline.ts'
import { builds } from './needs/builds.ts'
import { deployments } from './needs/deployments.ts'
import { invocations } from './needs/invocations.ts'
import type { ActionPlace, Need } from './needs/need.ts'
import { sources } from './needs/sources.ts'
import { stacks } from './needs/stacks.ts'
import { arnPartition, inSid, type Statement } from './statement.ts'

/** What an action needs its role to be allowed. */
export interface ActionAccess {
  statements: Statement[]
  /** Hints about the statements, in sentences. */
  notes: string[]
  /** What it needs beside them that the declaration does not tell, in sentences. */
  open: readonly string[]
}

/**
 * By category and provider: one provider may be several things, as Lambda is.
 * Source: the pages under https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 * and https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
const needs = new Map<string, Need>(
  [sources, builds, deployments, stacks, invocations].flatMap((part) => Object.entries(part)),
)

/**
 * What the role of an action has to be allowed besides the artifact store. Names that are only
 * known in a run (`#{…}`) become `*`, which a note says.
 *
 * @returns nothing for a provider whose needs are not written down here.
 */
export function actionAccess(action: Action, place: ActionPlace): ActionAccess | undefined {
  const { category, owner, provider } = action.actionTypeId
  const need = owner === 'AWS' ? needs.get(`${category}/${provider}`) : undefined
  if (!need) return undefined
  const { region, account } = place
  const present = Object.entries(action.configuration ?? {})
  const variables = present.filter(([, value]) => value.includes('#{')).map(([key]) => key)
  const configuration = Object.fromEntries(
    present.map(([key, value]) => [key, value.replace(/#\{[^}]*\}/g, '*')]),
  )
  const arn = (service: string, resource: string) =>
    `arn:${arnPartition(region)}:${service}:${region}:${account}:${resource}`
  const { grants, open = [] } = need({ ...place, configuration, action, arn })
  return {
    statements: grants.map(({ actions, on, when }, index) => ({
      Sid: `${inSid(action.name)}${inSid(region)}${index + 1}`,
      Effect: 'Allow',
      Action: actions,
      Resource: on,
      ...(when && { Condition: when }),
    })),
    notes:
      variables.length > 0
        ? [`${variables.join(', ')} is only known in a run: narrow the * yourself.`]
        : [],
    open,
  }
}

/**
 * That a role may become the role of an action.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
 */
export const assumeStatement = (roleArn: string): Statement => ({
  Sid: `Assume${inSid(roleArn.slice(roleArn.lastIndexOf(':') + 1))}`,
  Effect: 'Allow',
  Action: ['sts:AssumeRole'],
  Resource: [roleArn],
})
