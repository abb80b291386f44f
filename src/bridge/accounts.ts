import type { AwsCredentialIdentity } from '@smithy/types'
import { answerFromAws } from './aws-connection.ts'
import { createCredentialCache, type CredentialCache } from './credential-cache.ts'
import { limitCredentialProcesses } from './credential-process.ts'
import { resolveEnvironment, resolveProfile } from './credentials.ts'
import type { Answerer } from './relay.ts'

/** One real connection: who answers its calls, and what the page may ask about its credentials. */
interface Account {
  answer: Answerer
  /** When the credentials end, if they do. */
  expiry: () => Promise<Date | undefined>
  /** Assumes the role with the code of a person's device, once. */
  useCode: (code: string) => Promise<void>
}

/** The connections to real accounts, by the names of the address. */
export interface Accounts {
  find: (id: string) => Account | undefined
}

interface AccountOptions {
  /** Takes one line for each call that wrote or went wrong. */
  log: (line: string) => void
  /** How long a profile's program may run, in milliseconds. */
  processDeadline?: number
}

/** Accounts are made when first asked for; their credentials live in this process's memory alone. */
export function createAccounts({ log, processDeadline }: AccountOptions): Accounts {
  limitCredentialProcesses(processDeadline)
  const made = new Map<string, Account>()
  return {
    find: (id) => {
      const isAccount = id === 'environment' || id.startsWith('profile:')
      if (!isAccount) return undefined
      const account = made.get(id) ?? createAccount(id, log)
      made.set(id, account)
      return account
    },
  }
}

function createAccount(id: string, log: (line: string) => void): Account {
  let code: string | undefined
  const profileName = id.startsWith('profile:') ? id.slice('profile:'.length) : undefined
  const resolve = (): Promise<AwsCredentialIdentity> =>
    profileName === undefined ? resolveEnvironment() : resolveProfile(profileName, code)
  const credentials: CredentialCache = createCredentialCache(resolve)
  return {
    answer: answerFromAws({
      id,
      credentials,
      log,
      ...(profileName !== undefined && { profileName }),
    }),
    expiry: async () => (await credentials.get()).expiration,
    useCode: async (given) => {
      try {
        await credentials.renew(() => {
          code = given
        })
      } finally {
        code = undefined
      }
    },
  }
}
