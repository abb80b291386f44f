import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { stsReader } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

export interface CallerIdentity {
  /** Twelve digits. */
  account: string
  arn: string
}

/** Who the connection is to AWS. */
export async function getCallerIdentity(
  place: Place,
  signal: AbortSignal,
): Promise<CallerIdentity> {
  try {
    const { Account, Arn } = await stsReader(place).send(new GetCallerIdentityCommand({}), {
      abortSignal: signal,
    })
    return { account: Account ?? '', arn: Arn ?? '' }
  } catch (error) {
    throw toFailure('GetCallerIdentity', error)
  }
}
