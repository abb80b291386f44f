/** Whether this page may use the bridge. */
export type Session = 'open' | 'missing' | 'wrong-token' | 'unreachable'

const sessionUrl = '/aws/session'

/** The launch token of the printed URL's fragment, which no server ever sees. */
export function tokenOf(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? undefined
}

/**
 * Exchanges the launch token for a cookie that scripts cannot read; without a token, asks whether
 * the cookie of this launch is there already.
 */
export async function openSession(token: string | undefined): Promise<Session> {
  try {
    const answer = await fetch(
      sessionUrl,
      token ? { method: 'POST', headers: { 'x-pipespan-token': token } } : {},
    )
    if (answer.ok) return 'open'
    if (answer.status === 401) return 'missing'
    return token ? 'wrong-token' : 'missing'
  } catch {
    return 'unreachable'
  }
}
