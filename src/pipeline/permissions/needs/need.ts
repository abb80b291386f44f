import type { Action, Region } from '../../pipeline.ts'
import { arnPartition, type Statement } from '../statement.ts'

/** Where an action runs, and for whose account and which pipeline. */
export interface ActionPlace {
  region: Region
  /** Twelve digits: whose resources the action works on. */
  account: string
  /** Name of the pipeline, which names the log group of its managed builds. */
  pipeline: string
}

/** What a provider's needs are worked out from. */
export interface Ground extends ActionPlace {
  /** Names that only a run knows stand as `*`. */
  configuration: Record<string, string>
  action: Action
  /** `arn:aws:codedeploy:us-east-1:111122223333:` and a resource of that service. */
  arn: (service: string, resource: string) => string
}

/** Actions on a list of resources, perhaps under a condition. */
export interface Grant {
  actions: readonly string[]
  on: readonly string[]
  when?: Statement['Condition']
}

interface Needed {
  grants: readonly Grant[]
  /** What else it needs that the declaration does not tell, in sentences. */
  open?: readonly string[]
}

export type Need = (ground: Ground) => Needed

/** What stands behind the last separator; the text itself where there is none. */
export const last = (text: string, separator: string): string =>
  text.slice(text.lastIndexOf(separator) + 1)

/** Comma separated names. */
export const namesIn = (text = ''): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A role that a service is given for its work. */
export const passing = (role: string | undefined, service: string): Grant[] =>
  role
    ? [
        {
          actions: ['iam:PassRole'],
          on: [role],
          when: { StringEquals: { 'iam:PassedToService': service } },
        },
      ]
    : []

/**
 * Logs of what runs on CodePipeline's own compute. IAM is asked about a group with
 * `:log-stream:` behind its name, so the group stands in both forms.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Commands.html#action-reference-Commands-policy
 */
export function logging({ arn, pipeline }: Ground): Grant[] {
  const group = arn('logs', `log-group:/aws/codepipeline/${pipeline}`)
  return [
    { actions: ['logs:CreateLogGroup'], on: [group, `${group}:*`] },
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: [`${group}:log-stream:*`] },
  ]
}

/** An ARN of S3, which has neither region nor account. */
export const s3Arn = (region: Region, resource: string): string =>
  `arn:${arnPartition(region)}:s3:::${resource}`
