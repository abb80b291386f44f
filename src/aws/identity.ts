import { clientSettings } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

export interface CallerIdentity {
  /** Twelve digits. */
  account: string
  arn: string
}

/** Who the connection is to AWS. STS's client is loaded beside the page, not before it. */
export async function getCallerIdentity(
  place: Place,
  signal: AbortSignal,
): Promise<CallerIdentity> {
  try {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts')
    const client = new STSClient(clientSettings(place, 'sts'))
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), {
      abortSignal: signal,
    })
    return { account: Account ?? '', arn: Arn ?? '' }
  } catch (error) {
    throw toFailure('GetCallerIdentity', error)
  }
}

/**
 * The name that the account has beside its number; undefined where it has none.
 * IAM's client is loaded when it is first asked for.
 */
export async function getAccountAlias(
  place: Place,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const { IAMClient, ListAccountAliasesCommand } = await import('@aws-sdk/client-iam')
    const client = new IAMClient(clientSettings(place, 'iam'))
    const answer = await client.send(new ListAccountAliasesCommand({}), { abortSignal: signal })
    return answer.AccountAliases?.[0]
  } catch (error) {
    throw toFailure('ListAccountAliases', error)
  }
}
