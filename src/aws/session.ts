/** Whether this page may use the bridge. `no-bridge`: it was served by a plain web server. */
export type Session = 'open' | 'missing' | 'wrong-token' | 'unreachable' | 'no-bridge'

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
    if (answer.status === 204) return 'open'
    if (!(await isRefusalOfBridge(answer))) return 'no-bridge'
    if (answer.status === 401) return 'missing'
    return token ? 'wrong-token' : 'missing'
  } catch {
    return 'unreachable'
  }
}

/** A web server without the bridge answers with an error of its own, or with the page again. */
async function isRefusalOfBridge(answer: Response): Promise<boolean> {
  if (answer.ok) return false
  try {
    const { __type } = (await answer.json()) as { __type?: unknown }
    return typeof __type === 'string'
  } catch {
    return false
  }
}
