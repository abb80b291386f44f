import type { PastedKeys } from './pasted-keys.ts'

/** Whether a connection whose credentials the page holds has any. Nothing secret is in it. */
export type BrowserSession =
  | { status: 'signed-out'; why?: string }
  | { status: 'signed-in'; expires: Date | undefined }
  /** It had some, and they can no longer be used or renewed. */
  | { status: 'expired'; why: string }

/** How a person gives a connection its credentials, and takes them away. */
export interface SignInWays {
  /** Leaves the page for the provider's; it comes back to `returnTo`. */
  signIn?: (returnTo: string) => Promise<void>
  /** Uses keys until the page is closed or reloaded. */
  takeKeys?: (keys: PastedKeys, roleArn: string | undefined) => void
  /** @returns the provider's address that ends its own session, where it has one. */
  signOut: () => Promise<string | undefined>
}

const sessions = new Map<string, BrowserSession>()
const ways = new Map<string, SignInWays>()
const listeners = new Set<() => void>()

/** Makes a connection one whose credentials the page holds. */
export function registerSignIn(connection: string, signInWays: SignInWays): void {
  ways.set(connection, signInWays)
  setSession(connection, { status: 'signed-out' })
}

export function setSession(connection: string, session: BrowserSession): void {
  sessions.set(connection, session)
  for (const listener of listeners) listener()
}

/** Undefined for a connection whose credentials are none of the page's business. */
export const sessionOf = (connection: string): BrowserSession | undefined =>
  sessions.get(connection)

export const signInWaysOf = (connection: string): SignInWays | undefined => ways.get(connection)

/** Whether nothing can be asked of AWS before a person signs in. */
export const isSignedOut = (connection: string): boolean =>
  sessionOf(connection)?.status === 'signed-out'

export function subscribeToSessions(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
