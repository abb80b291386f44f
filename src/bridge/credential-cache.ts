import type { AwsCredentialIdentity } from '@smithy/types'

/** How long before their end credentials are renewed, in milliseconds; short-lived ones at half time. */
const renewBefore = 5 * 60_000

/** How long credentials without an end are kept, in milliseconds: their file may change. */
const keptWithoutEnd = 60_000

/** One connection's credentials, in this process's memory and nowhere else. */
export interface CredentialCache {
  /** Credentials that are good now. Calls that come together wait for one resolution. */
  get: () => Promise<AwsCredentialIdentity>
  /** Resolves anew, whatever is kept; `prepare` comes right before, and no other resolution sees it. */
  renew: (prepare: () => void) => Promise<AwsCredentialIdentity>
  /** AWS no longer takes them: the next call resolves anew. */
  forget: (refused: AwsCredentialIdentity) => void
}

/** @param now epoch milliseconds. */
export function createCredentialCache(
  resolve: () => Promise<AwsCredentialIdentity>,
  now: () => number = Date.now,
): CredentialCache {
  let kept: { credentials: AwsCredentialIdentity; renewAt: number } | undefined
  let underway: Promise<AwsCredentialIdentity> | undefined

  const resolveAndKeep = async () => {
    try {
      const credentials = await resolve()
      kept = { credentials, renewAt: now() + keepFor(credentials, now()) }
      return credentials
    } catch (error) {
      const end = kept?.credentials.expiration?.getTime() ?? 0
      // What is still good serves on, where a person or the network has to do something first.
      if (kept && end > now()) return kept.credentials
      kept = undefined
      throw error
    }
  }

  const renew = () => {
    underway ??= resolveAndKeep().finally(() => {
      underway = undefined
    })
    return underway
  }

  const renewWhenIdle = async (prepare: () => void): Promise<AwsCredentialIdentity> => {
    if (underway) {
      // Another may begin while this one is waited for.
      await underway.catch(() => {})
      return renewWhenIdle(prepare)
    }
    prepare()
    kept = undefined
    return renew()
  }

  return {
    get: () => (kept && now() < kept.renewAt ? Promise.resolve(kept.credentials) : renew()),
    renew: renewWhenIdle,
    forget: (refused) => {
      if (kept?.credentials === refused) kept = undefined
    },
  }
}

function keepFor({ expiration }: AwsCredentialIdentity, now: number): number {
  if (!expiration) return keptWithoutEnd
  const life = expiration.getTime() - now
  return Math.max(life - renewBefore, life / 2)
}
