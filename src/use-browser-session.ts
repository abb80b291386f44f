import { useSyncExternalStore } from 'react'
import { type BrowserSession, sessionOf, subscribeToSessions } from './aws/browser-session.ts'

/** Undefined for a connection whose credentials are none of the page's business. */
export const useBrowserSession = (connection: string): BrowserSession | undefined =>
  useSyncExternalStore(subscribeToSessions, () => sessionOf(connection))
