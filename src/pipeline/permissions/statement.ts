import type { Region } from '../pipeline.ts'
import { partitionOf } from '../regions.ts'

/** One statement of a policy that allows something to whoever has the policy. */
export interface Statement {
  Sid: string
  Effect: 'Allow'
  Action: readonly string[]
  Resource: readonly string[]
  Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface PolicyDocument<Content = unknown> {
  Version: '2012-10-17'
  Statement: readonly Content[]
}

export const policyOf = <Content>(statements: readonly Content[]): PolicyDocument<Content> => ({
  Version: '2012-10-17',
  Statement: statements,
})

/** A statement id takes letters and digits only: `us-east-1` becomes `UsEast1`. */
export const inSid = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())

export const arnPartition = (region: Region): string => partitionOf(region) ?? 'aws'

/** The twelve digits in an ARN; empty where it has none. */
export const accountIn = (arn: string): string =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? ''

/** `AWS-CodePipeline-Service` of `arn:aws:iam::111122223333:role/service/AWS-CodePipeline-Service`. */
export const roleNameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
