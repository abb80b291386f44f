import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'

/** Renewed this long before they end, in milliseconds, so that no call is under way when they do. */
const margin = 5 * 60_000

const isFresh = ({ expiration }: AwsCredentialIdentity) =>
  !expiration || expiration.getTime() - Date.now() > margin

/** Credentials of one connection, asked for once for all of its clients. */
export interface KeptCredentials {
  provide: AwsCredentialIdentityProvider
  /** Whatever was kept is asked for anew. */
  forget: () => void
}

/** Keeps what `ask` gives until shortly before it expires; callers meanwhile wait for one answer. */
export function keepCredentials(ask: AwsCredentialIdentityProvider): KeptCredentials {
  let kept: AwsCredentialIdentity | undefined
  let asking: Promise<AwsCredentialIdentity> | undefined
  const renew = async () => {
    const mine = ask()
    asking = mine
    try {
      const given = await mine
      // Forgotten in the meantime: whoever waits may have it, but nobody after them.
      if (asking === mine) kept = given
      return given
    } finally {
      if (asking === mine) asking = undefined
    }
  }
  return {
    provide: async () => {
      if (kept && isFresh(kept)) return kept
      return asking ?? renew()
    },
    forget: () => {
      kept = undefined
      asking = undefined
    },
  }
}
